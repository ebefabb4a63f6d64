package org.kernelscope.engine.dl4j.layer;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer whose output and gradient arrays are made once for each batch size and kept: what it
 * hands out is valid until it is asked again.
 */
public interface FastLayer extends AutoCloseable {
    /** What the layer makes of x, and remembers for {@link #backward}. */
    INDArray forward(INDArray x, ForwardContext pass);

    /**
     * Fills the layer's gradient views from the last forward pass and ε = dL/dy.
     *
     * @return dL/dx, or null for the first layer, where nobody wants it
     */
    @Nullable INDArray backward(@Nullable INDArray epsilon);

    /** The weighted sums z of the last forward pass; null for a layer without. */
    @Nullable INDArray sums();

    @Override
    void close();
}
