package org.kernelscope.engine.dl4j.layer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One layer of a network, or two that are quicker together. A returned array is valid until the
 * next call.
 */
public interface Stage {
    /** The output for x, which is kept for {@link #backward}. */
    INDArray forward(INDArray x, ForwardContext pass);

    /**
     * Fills the layers' gradient views from the last forward pass and ε = dL/dy.
     *
     * @return dL/dx, or null for the first layer, where it is not needed
     */
    @Nullable INDArray backward(@Nullable INDArray epsilon);

    /** The stages of a network with these layers. */
    static List<Stage> of(List<FastLayer> layers) {
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof FastConvolutionLayer convolution
                    && i + 1 < layers.size()
                    && layers.get(i + 1) instanceof FastPoolingLayer pooling) {
                stages.add(new Pooled(convolution, pooling));
                i++;
            } else {
                stages.add(layers.get(i));
            }
        }
        return stages;
    }

    /**
     * A convolution and the pooling of its maps. The activation function and the pooling, and their
     * gradients, work on one example after another, which stays in the processor's cache.
     */
    record Pooled(FastConvolutionLayer convolution, FastPoolingLayer pooling) implements Stage {
        @Override
        public INDArray forward(INDArray x, ForwardContext pass) {
            return convolution.forward(x, pass, pooling);
        }

        @Override
        public @Nullable INDArray backward(@Nullable INDArray epsilon) {
            return convolution.backward(epsilon, pooling);
        }
    }
}
