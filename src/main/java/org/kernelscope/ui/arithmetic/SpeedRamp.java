package org.kernelscope.ui.arithmetic;

import java.util.function.DoubleUnaryOperator;

/**
 * The first time slow, then fast: a figure begins so slowly that the first steps can be followed
 * and quickens until the rest is over in a reasonable time; and what one has seen before begins
 * faster.
 */
final class SpeedRamp {
    private static final double GROWTH = 1.22;
    private static final double SECONDS = 14;

    private SpeedRamp() {}

    /**
     * Steps a second at a position.
     *
     * @param steps how many there are
     * @param seen whether such a figure was played before
     */
    static DoubleUnaryOperator of(int steps, boolean seen) {
        double first = seen ? 4 : 1;
        double cruise = Math.max(2 * first, steps / (seen ? SECONDS / 2 : SECONDS));
        return at -> Math.min(cruise, first * Math.pow(GROWTH, at));
    }
}
