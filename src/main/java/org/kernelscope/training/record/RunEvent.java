package org.kernelscope.training.record;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.HyperparameterChange;

/**
 * Something that happened to a training, for its chart. Immutable; any thread.
 *
 * @param step after which step
 * @param kind what
 * @param adjustmentOrNull to what it was adjusted; null for other kinds
 * @param problemOrNull what went wrong; null for other kinds
 */
public record RunEvent(
        long step,
        Kind kind,
        @Nullable HyperparameterChange adjustmentOrNull,
        @Nullable UserFacingException problemOrNull) {
    /** What happened. */
    public enum Kind {
        /** Learning rate, momentum or batch were changed. */
        ADJUSTED,
        /** A person held it. */
        PAUSED,
        /** It went on. */
        RESUMED,
        /** A person ended it. */
        STOPPED,
        /** All epochs were done. */
        FINISHED,
        /** It failed. */
        FAILED
    }

    public static RunEvent of(long step, Kind kind) {
        return new RunEvent(step, kind, null, null);
    }

    /** To what it was adjusted. */
    public Optional<HyperparameterChange> adjustment() {
        return Optional.ofNullable(adjustmentOrNull);
    }

    /** What went wrong. */
    public Optional<UserFacingException> problem() {
        return Optional.ofNullable(problemOrNull);
    }
}
