package org.kernelscope.training.inspection;

/**
 * A test example that a network in training was shown.
 *
 * @param index the index of the test example
 * @param label its class
 * @param prediction the class that was predicted
 * @param probability the probability of the prediction, 0 to 1
 * @param step after how many steps
 */
public record TestPrediction(int index, int label, int prediction, float probability, long step) {
    /** True if the prediction is correct. */
    public boolean isRight() {
        return label == prediction;
    }
}
