package org.kernelscope.training.inspection;

import java.util.Map;
import org.kernelscope.data.Dataset;
import org.kernelscope.network.Architecture;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.training.record.Checkpoint;

/**
 * What the observer is to look at, copied out of the training so that both go on by themselves.
 *
 * @param run the number of the run
 * @param architecture what is trained
 * @param checkpoint its weights
 * @param gradients dL/dw of one batch by parameter; empty if it is unknown
 * @param updates what a step took away, by parameter; empty if it is unknown
 * @param steps of how many steps that is the mean
 * @param test the test examples
 * @param predictions whether predictions are wanted
 * @param diagnostics whether diagnostics are wanted
 */
public record LiveSnapshot(
        int run,
        Architecture architecture,
        Checkpoint checkpoint,
        Map<String, Tensor> gradients,
        Map<String, Tensor> updates,
        long steps,
        Dataset test,
        boolean predictions,
        boolean diagnostics) {}
