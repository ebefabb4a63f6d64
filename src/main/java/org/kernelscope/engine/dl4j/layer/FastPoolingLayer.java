package org.kernelscope.engine.dl4j.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.LazyArray;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.array.ReshapedView;
import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.op.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pooling layer that keeps its arrays. */
final class FastPoolingLayer extends FastCustomLayer {
    private final PoolingSpec spec;
    private final ElementwiseOps arithmetic;
    private final ReshapedView view = new ReshapedView();
    private final ReshapedView back = new ReshapedView();
    private final BufferPool<Kept> work = new BufferPool<>(this::make);

    private long[] given = new long[0];
    private long[] inputShape = new long[4];
    private @Nullable INDArray seen;
    private @Nullable Kept last;

    FastPoolingLayer(
            NeuralNetConfiguration configuration,
            DataType type,
            PoolingSpec spec,
            ElementwiseOps arithmetic) {
        super(configuration, type);
        this.spec = spec;
        this.arithmetic = arithmetic;
    }

    private Kept make(int examples) {
        return new Kept(
                OffHeapMemory.keep(
                        dataType,
                        examples,
                        inputShape[1],
                        spec.window().outputs((int) inputShape[2]),
                        spec.window().outputs((int) inputShape[3])),
                new LazyArray(dataType, inputShape));
    }

    @Override
    public INDArray forward(INDArray input, ForwardContext pass) {
        given = input.shape();
        inputShape = asMaps(input);
        INDArray x = view.of(input, inputShape);
        Kept kept = show(x);
        arithmetic.pool(spec.pool(), spec.window(), x, kept.y);
        return kept.y;
    }

    /**
     * The output for y = f(z).
     *
     * @param z maps
     * @param y gets f(z) during training; anything if the network is only asked
     */
    INDArray forward(Activation f, INDArray z, INDArray y, ForwardContext pass) {
        inputShape = z.shape();
        Kept kept = show(y);
        arithmetic.activateAndPool(
                f, spec.pool(), spec.window(), z, pass.training() ? y : null, kept.y);
        return kept.y;
    }

    private Kept show(INDArray x) {
        Kept kept = work.of((int) x.size(0));
        seen = x;
        last = kept;
        return kept;
    }

    @Override
    public @Nullable INDArray backward(@Nullable INDArray epsilon) {
        Kept kept = seen(last);
        if (getIndex() == 0) {
            return null;
        }
        INDArray gradient = kept.gradient.get();
        arithmetic.poolBackward(
                spec.pool(), spec.window(), seen(seen), kept.y, seen(epsilon), gradient);
        return back.of(gradient, given);
    }

    /**
     * The gradients of f from ε of its pooled results.
     *
     * @param delta gets dL/dz
     * @param biasGradient gets the sums of δ
     */
    void backward(
            Activation f, INDArray z, INDArray epsilon, INDArray delta, INDArray biasGradient) {
        arithmetic.activateAndPoolBackward(
                f,
                spec.pool(),
                spec.window(),
                z,
                seen(seen),
                seen(last).y,
                epsilon,
                delta,
                biasGradient);
    }

    @Override
    public @Nullable INDArray sums() {
        return null;
    }

    @Override
    public void close() {
        work.close();
    }

    /** The arrays for one batch size. */
    private record Kept(INDArray y, LazyArray gradient) implements AutoCloseable {
        @Override
        public void close() {
            y.close();
            gradient.close();
        }
    }
}
