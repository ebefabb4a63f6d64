package org.kernelscope.engine;

/**
 * The score of a network on a dataset.
 *
 * @param count number of examples
 * @param correct number of correct predictions
 * @param loss the mean cross-entropy
 */
public record Score(int count, int correct, double loss) {
    /** Share of digits that it got right, 0 to 1. */
    public double accuracy() {
        return count == 0 ? 0 : correct / (double) count;
    }
}
