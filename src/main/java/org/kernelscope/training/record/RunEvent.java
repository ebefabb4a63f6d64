package org.kernelscope.training.record;

import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.HyperparameterChange;

/**
 * An event of a training, for its chart. Immutable; any thread.
 *
 * @param step the step before the event
 * @param kind the kind of event
 * @param adjustment the new hyperparameters; null for other kinds
 * @param problem the failure; null for other kinds
 */
public record RunEvent(
        long step,
        Kind kind,
        @Nullable HyperparameterChange adjustment,
        @Nullable UserFacingException problem) {
    /** The kinds of events. */
    public enum Kind {
        /** Learning rate, momentum or batch were changed. */
        ADJUSTED,
        /** It was paused by a person. */
        PAUSED,
        /** It was resumed. */
        RESUMED,
        /** It was stopped by a person. */
        STOPPED,
        /** All epochs were done. */
        FINISHED,
        /** It failed. */
        FAILED
    }

    public static RunEvent of(long step, Kind kind) {
        return new RunEvent(step, kind, null, null);
    }
}
