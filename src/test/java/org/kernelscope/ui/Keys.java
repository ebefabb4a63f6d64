package org.kernelscope.ui;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Key events as keyboards of other countries make them, which the robot cannot type. */
public final class Keys {
    private Keys() {}

    /**
     * A key that is pressed.
     *
     * @param code how JavaFX names it
     * @param text what it types
     * @param shortcut whether Ctrl, or Command on macOS, is held
     */
    public static KeyEvent pressed(
            KeyCode code, @Nullable String text, boolean shift, boolean shortcut) {
        boolean control = shortcut && CONTROL.match(event(KeyCode.A, "", false, true, false));
        return event(code, text == null ? "" : text, shift, control, shortcut && !control);
    }

    /** Presses it on {@code node}; the test's thread. */
    public static void press(Node node, KeyEvent key) {
        TestWindow.run(() -> Event.fireEvent(node, key));
    }

    private static final KeyCombination CONTROL =
            new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);

    private static KeyEvent event(
            KeyCode code, String text, boolean shift, boolean control, boolean meta) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", text, code, shift, control, false, meta);
    }
}
