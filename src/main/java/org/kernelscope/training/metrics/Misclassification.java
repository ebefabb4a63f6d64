package org.kernelscope.training.metrics;

/**
 * A test example that was misread.
 *
 * @param index which of the test examples
 * @param label what it is
 * @param prediction what the network took it for
 * @param guessProbability how sure it was of that, 0 to 1
 * @param labelProbability what it gave the right answer, 0 to 1
 */
public record Misclassification(
        int index, int label, int prediction, float predictionProbability, float labelProbability) {}
