package org.kernelscope.training;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Problem;

/**
 * Something that happened to a training, for its chart. Immutable; any thread.
 *
 * @param step after which step
 * @param kind what
 * @param adjustmentOrNull to what it was adjusted; null for other kinds
 * @param problemOrNull what went wrong; null for other kinds
 */
public record Mark(
        long step,
        Kind kind,
        @Nullable Adjustment adjustmentOrNull,
        @Nullable Problem problemOrNull) {
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

    static Mark of(long step, Kind kind) {
        return new Mark(step, kind, null, null);
    }

    /** To what it was adjusted. */
    public Optional<Adjustment> adjustment() {
        return Optional.ofNullable(adjustmentOrNull);
    }

    /** What went wrong. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problemOrNull);
    }
}
