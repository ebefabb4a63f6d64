package org.kernelscope.ui.train.model;

import javafx.scene.input.KeyCombination;
import org.kernelscope.training.Advance;
import org.kernelscope.training.RunState.Verb;
import org.kernelscope.ui.control.Shortcut;

/** A command of a person to a training, and its key. */
public enum TrainAction {
    /** Begin, pause, resume. */
    TRAIN(Verb.TRAIN, Shortcut.letter('t')),
    /** Stop. */
    STOP(Verb.STOP, Shortcut.fullStop()),
    /** Back to the first weights. */
    RESET(Verb.RESET, Shortcut.letter('r')),
    /** One example. */
    DIGIT(Verb.STEP, Shortcut.digit(1)),
    /** One batch. */
    BATCH(Verb.STEP, Shortcut.digit(2)),
    /** One epoch. */
    EPOCH(Verb.STEP, Shortcut.digit(3));

    private final Verb verb;
    private final KeyCombination keys;

    TrainAction(Verb verb, KeyCombination keys) {
        this.verb = verb;
        this.keys = keys;
    }

    public KeyCombination keys() {
        return keys;
    }

    /** True if it is possible now. */
    public boolean isPossible(TrainModel model) {
        return switch (this) {
            case TRAIN -> true;
            case RESET -> model.time().runs().currentProperty().get() != null;
            default -> model.allows(verb);
        };
    }

    /** Does it, if it is possible now. */
    public void act(TrainModel model) {
        if (!isPossible(model)) {
            return;
        }
        switch (this) {
            case TRAIN -> model.trainOrPause();
            case STOP -> model.stop();
            case RESET -> model.reset();
            case DIGIT -> model.advance(Advance.EXAMPLE);
            case BATCH -> model.advance(Advance.MINIBATCH);
            case EPOCH -> model.advance(Advance.EPOCH);
        }
    }
}
