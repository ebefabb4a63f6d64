package org.kernelscope.lesson;

import org.kernelscope.experiment.Experiment;
import org.kernelscope.scene.Scene;

/** Something that the program does after a prediction. Immutable; any thread. */
public sealed interface Reveal {
    /** Shows a scene. */
    record Show(Scene scene) implements Reveal {}

    /**
     * Plays the clock of the open level.
     *
     * @param from share of the whole time, 0 to 1
     * @param to share of the whole time, 0 to 1
     */
    record Play(double from, double to) implements Reveal {}

    /** Trains the network on the stage. */
    record Train(Length length) implements Reveal {}

    /** Shows an experiment and trains its arms, unless they are trained. */
    record Arms(Experiment experiment) implements Reveal {}

    /** The length of a training. */
    enum Length {
        EXAMPLE,
        MINIBATCH,
        EPOCH
    }
}
