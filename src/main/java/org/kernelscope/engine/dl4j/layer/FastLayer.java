package org.kernelscope.engine.dl4j.layer;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer whose output and gradient arrays are made once for each batch size and reused. A returned
 * array is valid until the next call.
 */
public interface FastLayer extends Stage, AutoCloseable {
    /** The weighted sums z of the last forward pass; null for a layer without. */
    @Nullable INDArray sums();

    /**
     * y = f(z), with the activation of this layer.
     *
     * @param z in the shape of {@link #sums}
     * @param y gets the result
     * @throws UnsupportedOperationException if the layer has no sums
     */
    void activate(INDArray z, INDArray y);

    @Override
    void close();
}
