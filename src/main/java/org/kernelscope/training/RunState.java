package org.kernelscope.training;

import java.util.Optional;

/** The states of a training and their transitions. Any thread. */
public enum RunState {
    /** Ready to begin: the first weights are drawn, no step was made. */
    IDLE,
    /** It trains. */
    RUNNING,
    /** It is paused and can be resumed at once. */
    PAUSED,
    /** All epochs are done. */
    FINISHED,
    /** It was stopped by a person; it can still be resumed. */
    STOPPED,
    /** It failed; what was reached before is kept. */
    FAILED;

    /** The commands of a person and the events of the training itself. */
    public enum Verb {
        /** Takes a network and settings, without a step, unless there is a run with steps. */
        PREPARE,
        /** Takes a saved run. */
        OPEN,
        /** Begins a new run. */
        TRAIN,
        /** Pauses. */
        PAUSE,
        /** Resumes. */
        RESUME,
        /** Stops. */
        STOP,
        /** Returns to the first weights. */
        RESET,
        /** Trains one step or one epoch and pauses again. */
        STEP,
        /** Changes learning rate, momentum or batch. */
        ADJUST,
        /** The last epoch is done. */
        FINISH,
        /** A failure. */
        FAIL
    }

    /** The state after {@code verb}; empty if it is not allowed here. */
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

    /** True if {@code verb} is allowed here; a button is enabled by it. */
    public boolean allows(Verb verb) {
        return after(verb).isPresent();
    }
}
