package org.kernelscope.ui.window;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kernelscope.ui.control.Shortcut;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.state.BackwardModel;

/** Keys that work wherever the focus is. JavaFX thread. */
final class WindowKeys {
    private static final Shortcut LARGER = Shortcut.plus();
    private static final Shortcut SMALLER = Shortcut.minus();

    private final WindowState shared;
    private final BackwardModel backward;
    private final FullScreen screen;

    WindowKeys(WindowState shared, BackwardModel backward, FullScreen screen) {
        this.shared = shared;
        this.backward = backward;
        this.screen = screen;
    }

    /** Makes the keys work in {@code window}. */
    void install(MainWindow window) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::sizeText);
        window.addEventFilter(KeyEvent.KEY_PRESSED, event -> turnBack(window, event));
        window.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /**
     * Wherever the keyboard is: Escape leads one level up, then lets go of what is pinned, then
     * leaves the full screen, if nothing nearer has use for it; F11 fills the screen.
     */
    private void pressed(KeyEvent event) {
        if (event.isConsumed()) {
            return;
        }
        if (event.getCode() == KeyCode.F11) {
            screen.toggle();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE
                && (shared.selection().leave() || screen.leave())) {
            event.consume();
        }
    }

    /** Before the part that has the focus: some have a use for plus and minus. */
    private void sizeText(KeyEvent event) {
        ObjectProperty<TextScale> scale = shared.display().textScaleProperty();
        if (LARGER.match(event)) {
            scale.set(scale.get().larger());
            event.consume();
        } else if (SMALLER.match(event)) {
            scale.set(scale.get().smaller());
            event.consume();
        }
    }

    /** Before the part that has the focus: a button takes every Space for itself. */
    private void turnBack(MainWindow window, KeyEvent event) {
        boolean typing = window.getScene().getFocusOwner() instanceof TextInputControl;
        if (event.getCode() == KeyCode.SPACE
                && event.isShiftDown()
                && !event.isShortcutDown()
                && !event.isAltDown()
                && !typing) {
            backward.onProperty().set(!backward.onProperty().get());
            event.consume();
        }
    }
}
