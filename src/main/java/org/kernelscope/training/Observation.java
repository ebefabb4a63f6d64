package org.kernelscope.training;

import java.util.Map;
import org.kernelscope.data.Digits;
import org.kernelscope.network.Architecture;
import org.kernelscope.tensor.Tensor;

/**
 * What the observer is to look at, copied out of the training so that both go on by themselves.
 *
 * @param architecture what is trained
 * @param moment its weights
 * @param gradients dL/dw of the last batch by parameter; zeros before the first step
 * @param updates what the last step took away, by parameter; zeros before the first step
 * @param test the test digits
 * @param guesses whether guesses are wanted
 * @param diagnostics whether diagnostics are wanted
 */
record Observation(
        Architecture architecture,
        Moment moment,
        Map<String, Tensor> gradients,
        Map<String, Tensor> updates,
        Digits test,
        boolean guesses,
        boolean diagnostics) {}
