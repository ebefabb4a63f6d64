package org.kernelscope.engine.dl4j.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.LazyArray;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.array.ReshapedView;
import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.kernelscope.network.PoolingSpec;
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
        Kept kept = work.of((int) x.size(0));
        arithmetic.pool(spec.pool(), spec.window(), x, kept.y);
        seen = x;
        last = kept;
        return kept.y;
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
