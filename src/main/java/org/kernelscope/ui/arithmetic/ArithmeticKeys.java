package org.kernelscope.ui.arithmetic;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.Keyboard;

/** The keys of the step-through, which the stage receives. */
final class ArithmeticKeys {
    private final ArithmeticModel model;

    ArithmeticKeys(ArithmeticModel model) {
        this.model = model;
    }

    /** Listens to the keys of {@code stage}. */
    void install(@Nullable Node stage) {
        if (stage != null) {
            stage.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        }
    }

    /**
     * Space plays and pauses. S skips blank cells, then goes to the end. Comma steps back and full
     * stop steps on, as in players of films. With Shift, or by the signs for less and greater, they
     * go from part to part of the figure.
     */
    private void pressed(KeyEvent event) {
        boolean other = event.isShortcutDown() || event.isAltDown() || event.isMetaDown();
        if (!model.isOpen() || event.isConsumed() || other) {
            return;
        }
        boolean shifted = Keyboard.isShifted(event);
        if (event.getCode() == KeyCode.SPACE) {
            model.clock().togglePlaying();
        } else if (Keyboard.isLetter(event, 's')) {
            model.skip();
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
