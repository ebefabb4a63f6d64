package org.kernelscope.training.inspection;

/**
 * A test example that a network in training was shown.
 *
 * @param index which of the test examples
 * @param label what it is
 * @param prediction what the network took it for
 * @param probability how sure it was, 0 to 1
 * @param step after how many steps
 */
public record TestPrediction(int index, int label, int prediction, float probability, long step) {
    /** Whether it was read correctly. */
    public boolean isRight() {
        return label == prediction;
    }
}
