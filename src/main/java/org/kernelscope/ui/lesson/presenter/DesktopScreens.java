package org.kernelscope.ui.lesson.presenter;

import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The screens of the desktop. JavaFX thread. */
public final class DesktopScreens implements Screens {
    private final ObservableList<Rectangle2D> all = FXCollections.observableArrayList();

    /** The screens that there are now, and from now on. */
    public DesktopScreens() {
        Screen.getScreens().addListener((ListChangeListener<Screen>) change -> read());
        read();
    }

    private void read() {
        Screen primary = Screen.getPrimary();
        List<Rectangle2D> now =
                Screen.getScreens().stream()
                        .sorted(Comparator.comparing(screen -> !screen.equals(primary)))
                        .map(Screen::getBounds)
                        .distinct()
                        .toList();
        if (!now.equals(all)) {
            all.setAll(now);
        }
    }

    @Override
    public ObservableList<Rectangle2D> all() {
        return all;
    }

    @Override
    public void fill(Stage stage, Rectangle2D screen) {
        boolean there =
                stage.isFullScreen()
                        && screen.contains(
                                stage.getX() + stage.getWidth() / 2,
                                stage.getY() + stage.getHeight() / 2);
        if (there) {
            return;
        }
        stage.setFullScreen(false);
        // A window in its normal state fills the screen that it lies on.
        stage.setMaximized(false);
        stage.setX(screen.getMinX());
        stage.setY(screen.getMinY());
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        stage.setFullScreen(true);
    }

    @Override
    public void place(Stage stage, Rectangle2D screen) {
        stage.setMaximized(false);
        stage.setX(screen.getMinX());
        stage.setY(screen.getMinY());
        stage.setWidth(screen.getWidth());
        stage.setHeight(screen.getHeight());
        stage.setMaximized(true);
    }

    @Override
    public void release(Stage stage) {
        stage.setFullScreen(false);
    }
}
