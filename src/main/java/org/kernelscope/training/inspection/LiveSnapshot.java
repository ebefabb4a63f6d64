package org.kernelscope.training.inspection;

import java.util.Map;
import org.kernelscope.data.Dataset;
import org.kernelscope.network.Architecture;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.training.record.Checkpoint;

/**
 * The state of a training for an analysis, copied so that both can continue alone.
 *
 * @param run the number of the run
 * @param architecture the network
 * @param checkpoint its weights
 * @param gradients dL/dw of one batch by parameter; empty if it is unknown
 * @param updates the change of a step, by parameter; empty if it is unknown
 * @param steps of how many steps that is the mean
 * @param test the test examples
 * @param predictions true if predictions are wanted
 * @param diagnostics true if diagnostics are wanted
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
        boolean diagnostics) {
    /** The same, which also asks for what an earlier one has asked for. */
    LiveSnapshot asking(LiveSnapshot earlier) {
        return new LiveSnapshot(
                run,
                architecture,
                checkpoint,
                gradients,
                updates,
                steps,
                test,
                predictions || earlier.predictions,
                diagnostics || earlier.diagnostics);
    }
}
