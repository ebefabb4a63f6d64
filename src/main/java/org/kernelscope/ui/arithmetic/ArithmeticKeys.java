package org.kernelscope.ui.arithmetic;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The clock by keyboard, on the stage, while something is open: Space plays and pauses, comma steps
 * back and full stop on, as in players of films; with Shift they go from part to part of the
 * figure. JavaFX thread.
 */
final class ArithmeticKeys {
    private ArithmeticKeys() {}

    static void install(@Nullable Node stage, ArithmeticModel model) {
        if (stage != null) {
            stage.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, model));
        }
    }

    private static void pressed(KeyEvent event, ArithmeticModel model) {
        if (!model.isOpen() || event.isConsumed()) {
            return;
        }
        boolean used = true;
        switch (event.getCode()) {
            case SPACE -> model.clock().togglePlaying();
            case COMMA -> back(event, model);
            case PERIOD -> on(event, model);
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private static void on(KeyEvent event, ArithmeticModel model) {
        if (event.isShiftDown()) {
            model.stepPart(1);
        } else {
            model.step();
        }
    }

    private static void back(KeyEvent event, ArithmeticModel model) {
        if (event.isShiftDown()) {
            model.stepPart(-1);
        } else {
            model.stepBack();
        }
    }
}
