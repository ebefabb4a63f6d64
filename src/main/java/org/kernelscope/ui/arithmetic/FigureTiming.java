package org.kernelscope.ui.arithmetic;

import java.util.function.DoubleUnaryOperator;

/**
 * The course of an animation.
 *
 * @param steps number of steps
 * @param firstChange the first step at which something is to be seen; before it all is blank
 */
record FigureTiming(int steps, int firstChange) {
    /** Duration, in seconds, of an animation that is seen for the first time. */
    private static final double SECONDS = 14;

    /** Factor by which an animation accelerates from step to step. */
    private static final double ACCELERATION = 1.12;

    /** Time, in seconds, for blank cells at the beginning. */
    private static final double BLANK_SECONDS = 1.5;

    /**
     * The speed of an animation, in steps per second at a position. Blank cells at the beginning
     * are skipped in a moment. Then it is so slow that the first row can be followed, and
     * accelerates so that the rest takes a reasonable time.
     *
     * @param seen true if such a figure was played before: it is faster then
     */
    DoubleUnaryOperator pace(boolean seen) {
        double first = seen ? 4 : 1;
        double cruise = Math.max(2 * first, steps / (seen ? SECONDS / 2 : SECONDS));
        double blank = Math.max(first, firstChange / BLANK_SECONDS);
        return at ->
                at < firstChange - 1
                        ? blank
                        : Math.min(
                                cruise,
                                first * Math.pow(ACCELERATION, Math.max(0, at - firstChange)));
    }
}
