package org.kernelscope.engine;

/**
 * How well a network does on a set of digits.
 *
 * @param count how many digits
 * @param correct how many it got right
 * @param loss the mean cross-entropy
 */
public record Score(int count, int correct, double loss) {
    /** Share of digits that it got right, 0 to 1. */
    public double accuracy() {
        return count == 0 ? 0 : correct / (double) count;
    }
}
