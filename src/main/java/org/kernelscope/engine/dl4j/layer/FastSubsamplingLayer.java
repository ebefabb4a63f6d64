package org.kernelscope.engine.dl4j.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.LazyArray;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.array.ReshapedView;
import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.kernelscope.network.SubsamplingSpec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The trainable subsampling of 1998, with kept arrays. */
final class FastSubsamplingLayer extends FastCustomLayer {
    private final SubsamplingSpec spec;
    private final ElementwiseOps arithmetic;
    private final ReshapedView view = new ReshapedView();
    private final ReshapedView back = new ReshapedView();
    private final BufferPool<Kept> work = new BufferPool<>(this::make);

    private long[] given = new long[0];
    private long[] inputShape = new long[4];
    private @Nullable INDArray seen;
    private @Nullable Kept last;

    FastSubsamplingLayer(
            NeuralNetConfiguration configuration,
            DataType type,
            SubsamplingSpec spec,
            ElementwiseOps arithmetic) {
        super(configuration, type);
        this.spec = spec;
        this.arithmetic = arithmetic;
    }

    private Kept make(int examples) {
        INDArray z =
                OffHeapMemory.keep(
                        dataType,
                        examples,
                        inputShape[1],
                        spec.window().outputs((int) inputShape[2]),
                        spec.window().outputs((int) inputShape[3]));
        return new Kept(
                z,
                z.ulike(),
                new LazyArray(dataType, z.shape()),
                new LazyArray(dataType, inputShape.clone()));
    }

    @Override
    public INDArray forward(INDArray input, ForwardContext pass) {
        given = input.shape();
        inputShape = asMaps(input);
        INDArray x = view.of(input, inputShape);
        Kept kept = work.of((int) x.size(0));
        arithmetic.subsample(
                spec.window(),
                x,
                ParameterViews.get(params, ParameterViews.COEFFICIENT),
                ParameterViews.bias(params),
                kept.z);
        arithmetic.activate(spec.activation(), kept.z, kept.y);
        seen = x;
        last = kept;
        return kept.y;
    }

    @Override
    public @Nullable INDArray backward(@Nullable INDArray epsilon) {
        Kept kept = seen(last);
        INDArray x = seen(seen);
        INDArray delta = kept.delta.get();
        arithmetic.backward(
                spec.activation(),
                kept.z,
                kept.y,
                seen(epsilon),
                delta,
                ParameterViews.bias(gradientViews));
        INDArray gradient = getIndex() == 0 ? null : kept.gradient.get();
        arithmetic.subsampleBackward(
                spec.window(),
                x,
                ParameterViews.get(params, ParameterViews.COEFFICIENT),
                delta,
                ParameterViews.get(gradientViews, ParameterViews.COEFFICIENT),
                gradient);
        return gradient == null ? null : back.of(gradient, given);
    }

    @Override
    public @Nullable INDArray sums() {
        return last == null ? null : last.z;
    }

    @Override
    public void activate(INDArray z, INDArray y) {
        arithmetic.activate(spec.activation(), z, y);
    }

    @Override
    public void close() {
        work.close();
    }

    /** The arrays for one batch size. */
    private record Kept(INDArray z, INDArray y, LazyArray delta, LazyArray gradient)
            implements AutoCloseable {
        @Override
        public void close() {
            z.close();
            y.close();
            delta.close();
            gradient.close();
        }
    }
}
