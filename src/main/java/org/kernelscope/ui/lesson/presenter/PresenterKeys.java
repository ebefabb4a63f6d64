package org.kernelscope.ui.lesson.presenter;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.Keyboard;

/**
 * The keys in front of a class, which are those that a clicker types: Page Down and the right arrow
 * go on, Page Up and the left arrow go back, B and the full stop blank the screen, F5 starts,
 * Escape ends. The digits count votes, with Shift one less; A begins the second round. JavaFX
 * thread.
 */
public final class PresenterKeys {
    private static final int DIGITS = 9;

    private final PresenterModel model;
    private final Consumer<KeyEvent> seen;

    /**
     * @param seen gets every key that is pressed in front of a class
     */
    public PresenterKeys(PresenterModel model, Consumer<KeyEvent> seen) {
        this.model = model;
        this.seen = seen;
    }

    /** From now on, the keys work in {@code window}, before whatever has the focus there. */
    public void install(Node window) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, window));
    }

    private void pressed(KeyEvent event, Node window) {
        boolean held = event.isShortcutDown() || event.isAltDown() || event.isMetaDown();
        if (!model.onProperty().get()) {
            if (event.getCode() == KeyCode.F5
                    && !held
                    && model.lesson().lessonProperty().get() != null) {
                model.start();
                event.consume();
            }
            return;
        }
        seen.accept(event);
        if (held) {
            return;
        }
        Node owner = window.getScene().getFocusOwner();
        boolean writing = owner instanceof TextInputControl;
        if (page(event) || (!writing && typed(event, owner))) {
            event.consume();
        }
    }

    /** Keys that nobody types into a field. */
    private boolean page(KeyEvent event) {
        switch (event.getCode()) {
            case PAGE_DOWN -> model.next();
            case PAGE_UP -> model.previous();
            case ESCAPE -> model.end();
            case F5 -> model.blankProperty().set(false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean typed(KeyEvent event, @Nullable Node owner) {
        KeyCode code = event.getCode();
        if (code == KeyCode.RIGHT || code == KeyCode.LEFT) {
            if (owner instanceof Slider) {
                return false;
            }
            turn(code == KeyCode.RIGHT);
            return true;
        }
        if (Keyboard.isLetter(event, 'b')
                || (Keyboard.isFullStop(event) && !Keyboard.isShifted(event))) {
            model.toggleBlank();
        } else if (Keyboard.isLetter(event, 'l')) {
            model.toggle(PresenterModel.Tool.POINTER);
        } else if (Keyboard.isLetter(event, 'p')) {
            model.toggle(PresenterModel.Tool.PEN);
        } else if (Keyboard.isLetter(event, 'a')) {
            model.voteAgain();
        } else if (Keyboard.isLetter(event, 'k')) {
            model.toggleSlowHands();
        } else {
            return vote(event);
        }
        return true;
    }

    private void turn(boolean on) {
        if (on) {
            model.next();
        } else {
            model.previous();
        }
    }

    private boolean vote(KeyEvent event) {
        int options = Math.min(DIGITS, model.votesProperty().get().options());
        for (int option = 0; option < options; option++) {
            if (Keyboard.isDigit(event, option + 1)
                    || event.getCode() == KeyCode.getKeyCode(Integer.toString(option + 1))) {
                model.vote(option, event.isShiftDown() ? -1 : 1);
                return true;
            }
        }
        return false;
    }
}
