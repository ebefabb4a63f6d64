package org.kernelscope.training;

/** The distance that a run goes before it pauses by itself. */
public enum Advance {
    /** One step with a single example. */
    EXAMPLE,
    /** One step with a minibatch. */
    MINIBATCH,
    /** To the end of the epoch. */
    EPOCH,
    /** To the end of the last epoch. */
    TO_END;

    /** True if it ends after the next step. */
    boolean isOneStep() {
        return this == EXAMPLE || this == MINIBATCH;
    }
}
