package org.kernelscope.training;

import java.util.Optional;

/**
 * Where a training stands, and where each verb takes it: a small state machine without memory. Any
 * thread.
 */
public enum RunState {
    /** Ready to begin: the first weights are there, no step was made. */
    IDLE,
    /** It learns. */
    RUNNING,
    /** It holds, and can go on at once. */
    PAUSED,
    /** All epochs are done. */
    FINISHED,
    /** A person ended it; it can still go on. */
    STOPPED,
    /** Something went wrong; what was reached before is kept. */
    FAILED;

    /** What a person, or the training itself, can do to a training. */
    public enum Verb {
        /** Takes a network and settings, without a step, unless there is a run with steps. */
        PREPARE,
        /** Takes a saved run. */
        OPEN,
        /** Begins a new run. */
        TRAIN,
        /** Holds. */
        PAUSE,
        /** Goes on. */
        RESUME,
        /** Ends. */
        STOP,
        /** Goes back to the first weights. */
        RESET,
        /** Makes one step, or one epoch, and holds again. */
        STEP,
        /** Changes learning rate, momentum or batch. */
        ADJUST,
        /** The last epoch is done. */
        FINISH,
        /** Something went wrong. */
        FAIL
    }

    /** The state after {@code verb}; empty if it means nothing here. */
    public Optional<RunState> after(Verb verb) {
        boolean runs = this == RUNNING;
        boolean canGoOn = this == PAUSED || this == STOPPED;
        RunState next =
                switch (verb) {
                    case PREPARE -> this == IDLE ? IDLE : null;
                    case OPEN -> runs ? null : PAUSED;
                    case TRAIN -> runs ? null : RUNNING;
                    case PAUSE -> runs ? PAUSED : null;
                    case RESUME -> canGoOn ? RUNNING : null;
                    case STOP -> runs || this == PAUSED ? STOPPED : null;
                    case RESET -> IDLE;
                    case STEP -> canGoOn || this == IDLE ? RUNNING : null;
                    case ADJUST -> runs || canGoOn ? this : null;
                    case FINISH -> runs ? FINISHED : null;
                    case FAIL -> FAILED;
                };
        return Optional.ofNullable(next);
    }

    /** Whether {@code verb} means something here: what a button asks to know if it is enabled. */
    public boolean allows(Verb verb) {
        return after(verb).isPresent();
    }
}
