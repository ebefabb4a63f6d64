package org.kernelscope.training;

import org.kernelscope.tensor.Tensor;

/**
 * The one example that a single step was made with. Immutable; any thread.
 *
 * @param ink the image as the network got it, {@code channels × rows × columns}, between 0 and 1
 * @param label its class
 * @param loss its loss before the step
 * @param right true if the prediction before the step was correct
 * @param step the number of the step, counted from 1
 */
public record LearnedExample(Tensor ink, int label, double loss, boolean right, long step) {}
