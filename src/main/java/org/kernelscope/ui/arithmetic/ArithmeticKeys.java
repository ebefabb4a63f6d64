package org.kernelscope.ui.arithmetic;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.Keyboard;

/**
 * The clock by keyboard, on the stage, while something is open. Space plays and pauses. Comma steps
 * back and full stop steps on, as in players of films. With Shift, or by the signs for less and
 * greater, they go from part to part of the figure. JavaFX thread.
 */
final class ArithmeticKeys {
    private ArithmeticKeys() {}

    static void install(@Nullable Node stage, ArithmeticModel model) {
        if (stage != null) {
            stage.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, model));
        }
    }

    private static void pressed(KeyEvent event, ArithmeticModel model) {
        boolean other = event.isShortcutDown() || event.isAltDown() || event.isMetaDown();
        if (!model.isOpen() || event.isConsumed() || other) {
            return;
        }
        boolean shifted = Keyboard.isShifted(event);
        if (event.getCode() == KeyCode.SPACE) {
            model.clock().togglePlaying();
        } else if (Keyboard.isLess(event) || Keyboard.isComma(event) && shifted) {
            model.stepPart(-1);
        } else if (Keyboard.isGreater(event) || Keyboard.isFullStop(event) && shifted) {
            model.stepPart(1);
        } else if (Keyboard.isComma(event)) {
            model.stepBack();
        } else if (Keyboard.isFullStop(event)) {
            model.step();
        } else {
            return;
        }
        event.consume();
    }
}
