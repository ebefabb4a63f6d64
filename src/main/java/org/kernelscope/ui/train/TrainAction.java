package org.kernelscope.ui.train;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kernelscope.training.RunState.Verb;

/** What one can do to a training, and the key for it. */
enum TrainAction {
    /** Begin, hold, go on. */
    TRAIN(Verb.TRAIN, new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN)),
    /** End. */
    STOP(Verb.STOP, new KeyCodeCombination(KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN)),
    /** Back to the first weights. */
    RESET(Verb.RESET, new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN)),
    /** One digit. */
    DIGIT(Verb.STEP, new KeyCodeCombination(KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN)),
    /** One batch. */
    BATCH(Verb.STEP, new KeyCodeCombination(KeyCode.DIGIT2, KeyCombination.SHORTCUT_DOWN)),
    /** One epoch. */
    EPOCH(Verb.STEP, new KeyCodeCombination(KeyCode.DIGIT3, KeyCombination.SHORTCUT_DOWN));

    private final Verb verb;
    private final KeyCombination keys;

    TrainAction(Verb verb, KeyCombination keys) {
        this.verb = verb;
        this.keys = keys;
    }

    KeyCombination keys() {
        return keys;
    }

    /** Whether it means something now. */
    boolean isPossible(TrainModel model) {
        return switch (this) {
            case TRAIN -> true;
            case RESET -> model.time().runs().currentProperty().get() != null;
            default -> model.allows(verb);
        };
    }

    /** Does it, if it means something now. */
    void act(TrainModel model) {
        if (!isPossible(model)) {
            return;
        }
        switch (this) {
            case TRAIN -> model.trainOrPause();
            case STOP -> model.stop();
            case RESET -> model.reset();
            case DIGIT -> model.oneDigit();
            case BATCH -> model.oneBatch();
            case EPOCH -> model.oneEpoch();
        }
    }
}
