package org.kernelscope.ui.draw;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Drawing without a mouse: arrow keys (and the corner keys Home, Page Up, End, Page Down, as on a
 * number pad) move the pen, with Shift by a quarter of a step; Space puts it down and lifts it, Esc
 * lifts it; Delete and Backspace clear; the brackets change the brush. JavaFX thread.
 */
final class PadKeys {
    private final PadModel model;

    private PadKeys(PadModel model) {
        this.model = model;
    }

    /** Lets the keys that {@code pad} gets move the pen of {@code model}. */
    static void install(Node pad, PadModel model) {
        PadKeys keys = new PadKeys(model);
        pad.addEventHandler(KeyEvent.KEY_PRESSED, keys::onPressed);
        pad.addEventHandler(KeyEvent.KEY_TYPED, keys::onTyped);
        pad.focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                model.lift();
                            }
                        });
    }

    private void onPressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (move(event.getCode(), event.isShiftDown()) || act(event.getCode())) {
            event.consume();
        }
    }

    private boolean move(KeyCode key, boolean fine) {
        switch (key) {
            case LEFT, KP_LEFT, NUMPAD4 -> model.step(-1, 0, fine);
            case RIGHT, KP_RIGHT, NUMPAD6 -> model.step(1, 0, fine);
            case UP, KP_UP, NUMPAD8 -> model.step(0, -1, fine);
            case DOWN, KP_DOWN, NUMPAD2 -> model.step(0, 1, fine);
            case HOME, NUMPAD7 -> model.step(-1, -1, fine);
            case PAGE_UP, NUMPAD9 -> model.step(1, -1, fine);
            case END, NUMPAD1 -> model.step(-1, 1, fine);
            case PAGE_DOWN, NUMPAD3 -> model.step(1, 1, fine);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean act(KeyCode key) {
        switch (key) {
            case SPACE -> model.togglePen();
            case DELETE, BACK_SPACE -> model.clear();
            case ESCAPE -> {
                boolean wasDown = model.penDownProperty().get();
                model.lift();
                return wasDown;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The brackets sit on other keys in other countries: what counts is the character. */
    private void onTyped(KeyEvent event) {
        switch (event.getCharacter()) {
            case "[" -> model.thinner();
            case "]" -> model.thicker();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
