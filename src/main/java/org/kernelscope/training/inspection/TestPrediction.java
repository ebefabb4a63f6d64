package org.kernelscope.training.inspection;

/**
 * A test digit that a network in training was shown.
 *
 * @param index which of the test digits
 * @param label what it is
 * @param guess what the network took it for
 * @param probability how sure it was, 0 to 1
 * @param step after how many steps
 */
public record TestPrediction(int index, int label, int guess, float probability, long step) {
    /** Whether it was read correctly. */
    public boolean isRight() {
        return label == guess;
    }
}
