package org.kernelscope.training.metrics;

/**
 * A test digit that was misread.
 *
 * @param index which of the test digits
 * @param label what it is
 * @param guess what the network took it for
 * @param guessProbability how sure it was of that, 0 to 1
 * @param labelProbability what it gave the right answer, 0 to 1
 */
public record Misclassification(
        int index, int label, int guess, float guessProbability, float labelProbability) {}
