package org.kernelscope.engine.dl4j.elementwise;

import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The element-wise work between the matrix products of a network. All arrays are row-major, {@code
 * [example, channel, row, column]} or {@code [example, unit]}; results go into arrays that the
 * caller keeps.
 *
 * <p>An instance belongs to one network and so to one thread.
 */
public interface ElementwiseOps {
    /** Fills z so that every cell of channel (or unit) {@code o} holds {@code bias[o]}. */
    void spread(INDArray bias, INDArray z);

    /** y = f(z). */
    void activate(Activation f, INDArray z, INDArray y);

    /**
     * δ = ε · f'(z), and the bias gradient: the sum of δ over the examples and the cells of a map.
     *
     * @param z the argument of f
     * @param y f(z)
     * @param epsilon dL/dy
     * @param delta gets dL/dz
     * @param biasGradient gets dL/db
     */
    void backward(
            Activation f,
            INDArray z,
            INDArray y,
            INDArray epsilon,
            INDArray delta,
            INDArray biasGradient);

    /**
     * z = coefficient · (sum of the window) + bias, for each map. Cells of the padding add nothing.
     */
    void subsample(Window window, INDArray x, INDArray coefficient, INDArray bias, INDArray z);

    /**
     * The gradients of a subsampling from δ = dL/dz.
     *
     * @param coefficientGradient gets dL/d coefficient
     * @param gradient gets dL/dx; null if it is not needed
     */
    void subsampleBackward(
            Window window,
            INDArray x,
            INDArray coefficient,
            INDArray delta,
            INDArray coefficientGradient,
            @Nullable INDArray gradient);

    /** y = the pooled maps of x. Cells of the padding do not take part. */
    void pool(PoolKind pool, Window window, INDArray x, INDArray y);

    /**
     * dL/dx of a pooling layer: the largest (or smallest) cell of a window, the first of equals,
     * gets all of the window's ε, or every cell that took part in a mean gets its share.
     */
    void poolBackward(
            PoolKind pool,
            Window window,
            INDArray x,
            INDArray y,
            INDArray epsilon,
            INDArray gradient);

    /**
     * y = f(z), and the pooled maps of y.
     *
     * @param y gets f(z); null if only the pooled maps are wanted
     * @param pooled gets the pooled maps
     */
    void activateAndPool(
            Activation f,
            PoolKind pool,
            Window window,
            INDArray z,
            @Nullable INDArray y,
            INDArray pooled);

    /**
     * The gradients of {@link #activateAndPool}.
     *
     * @param z the argument of f
     * @param y f(z)
     * @param pooled the pooled maps of y
     * @param epsilon dL/d pooled
     * @param delta gets dL/dz
     * @param biasGradient gets dL/db
     */
    void activateAndPoolBackward(
            Activation f,
            PoolKind pool,
            Window window,
            INDArray z,
            INDArray y,
            INDArray pooled,
            INDArray epsilon,
            INDArray delta,
            INDArray biasGradient);

    /** p = softmax(z) along the classes. */
    void softmax(INDArray z, INDArray p);

    /**
     * The loss, summed over the examples, and δ = dL/dz.
     *
     * @param p softmax(z)
     * @param labels one-hot
     * @param delta gets dL/dz
     * @param biasGradient gets the sum of δ over the examples
     */
    double loss(
            boolean crossEntropy,
            INDArray p,
            INDArray labels,
            INDArray delta,
            INDArray biasGradient);
}
