package org.kernelscope.ui.stage;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kernelscope.ui.control.Keyboard;
import org.kernelscope.ui.state.StepPlayback;

/**
 * The keys of a training step that is played over the stage, the same as those of an open level:
 * Space plays and pauses, comma steps back, full stop steps on.
 */
final class StepKeys {
    private final StepPlayback step;

    StepKeys(StepPlayback step) {
        this.step = step;
    }

    /** Listens to the keys of {@code stage}. */
    void install(Node stage) {
        stage.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        boolean held =
                event.isShiftDown()
                        || event.isShortcutDown()
                        || event.isAltDown()
                        || event.isMetaDown();
        if (!step.possibleProperty().get() || event.isConsumed() || held) {
            return;
        }
        if (event.getCode() == KeyCode.SPACE) {
            step.clock().togglePlaying();
        } else if (Keyboard.isComma(event)) {
            step.clock().stepBack();
        } else if (Keyboard.isFullStop(event)) {
            step.clock().step();
        } else {
            return;
        }
        event.consume();
    }
}
