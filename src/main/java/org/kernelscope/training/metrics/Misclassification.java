package org.kernelscope.training.metrics;

/**
 * A test example that was misread.
 *
 * @param index the index of the test example
 * @param label its class
 * @param prediction the class that was predicted
 * @param predictionProbability the probability of the prediction, 0 to 1
 * @param labelProbability the probability of the true class, 0 to 1
 */
public record Misclassification(
        int index,
        int label,
        int prediction,
        float predictionProbability,
        float labelProbability) {}
