package org.kernelscope.ui.lesson.presenter;

import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;

/** The screens of the computer. Tests have others. JavaFX thread. */
public interface Screens {
    /** The bounds of all screens, the primary one first; changes when one is plugged in or out. */
    ObservableList<Rectangle2D> all();

    /** Fills a screen with a window. */
    void fill(Stage stage, Rectangle2D screen);

    /** Puts a window on a screen, as large as there is room beside menus and bars. */
    void place(Stage stage, Rectangle2D screen);

    /** Lets a window fill its screen no longer. */
    void release(Stage stage);
}
