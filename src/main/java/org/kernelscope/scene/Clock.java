package org.kernelscope.scene;

import org.jspecify.annotations.Nullable;

/**
 * The clock of the open level. It is kept in steps, because a step means the same in a window of
 * any size: a cell that is computed, a product that is added.
 *
 * @param step from 0; null if {@code share} says it
 * @param share of the whole time, 0 to 1; null if {@code step} says it
 * @param playing true if it runs on from there
 * @param speed the factor of the usual speed; null for the present speed
 * @param loop true if the end is followed by the beginning; null for as it is
 */
public record Clock(
        @Nullable Double step,
        @Nullable Double share,
        boolean playing,
        @Nullable Double speed,
        @Nullable Boolean loop) {
    /** Stands at a step. */
    public static Clock at(double step) {
        return new Clock(step, null, false, null, null);
    }

    /** Stands at a share of the whole time. */
    public static Clock atShare(double share) {
        return new Clock(null, share, false, null, null);
    }

    /** The time in steps, if the whole time has so many. */
    public double position(double length) {
        if (step != null) {
            return Math.min(step, length);
        }
        return share == null ? 0 : share * length;
    }
}
