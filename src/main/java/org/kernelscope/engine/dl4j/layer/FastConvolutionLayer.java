package org.kernelscope.engine.dl4j.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.LazyArray;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.array.ReshapedView;
import org.kernelscope.engine.dl4j.convolution.Convolver;
import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.tensor.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A convolution layer that keeps its arrays and computes nothing twice. */
final class FastConvolutionLayer extends FastCustomLayer {
    private final ConvolutionSpec spec;
    private final int channels;
    private final boolean oneDnn;
    private final ElementwiseOps arithmetic;
    private final KernelBank bank;
    private final ReshapedView view = new ReshapedView();
    private final ReshapedView back = new ReshapedView();
    private final BufferPool<Kept> work = new BufferPool<>(this::make);

    private long[] given = new long[0];
    private long rows;
    private long columns;
    private @Nullable INDArray seen;
    private @Nullable Kept last;

    FastConvolutionLayer(
            NeuralNetConfiguration configuration,
            DataType type,
            ConvolutionSpec spec,
            Shape input,
            boolean oneDnn,
            ElementwiseOps arithmetic) {
        super(configuration, type);
        this.spec = spec;
        this.channels = input.channels();
        this.oneDnn = oneDnn;
        this.arithmetic = arithmetic;
        this.bank = new KernelBank(type, spec.table(), channels, spec.maps(), spec.window().size());
    }

    private Kept make(int examples) {
        long outRows = spec.window().outputs((int) rows);
        long outColumns = spec.window().outputs((int) columns);
        INDArray z = OffHeapMemory.keep(dataType, examples, spec.maps(), outRows, outColumns);
        return new Kept(
                z,
                z.ulike(),
                new LazyArray(z.dataType(), z.shape()),
                new LazyArray(z.dataType(), examples, channels, rows, columns));
    }

    @Override
    public INDArray forward(INDArray input, ForwardContext pass) {
        Kept kept = convolve(input);
        arithmetic.activate(spec.activation(), kept.z, kept.y);
        return kept.y;
    }

    /** The output of {@code pooling} for the maps of this layer. */
    INDArray forward(INDArray input, ForwardContext pass, FastPoolingLayer pooling) {
        Kept kept = convolve(input);
        return pooling.forward(spec.activation(), kept.z, kept.y, pass);
    }

    private Kept convolve(INDArray input) {
        given = input.shape();
        if (input.rank() == 4) {
            rows = input.size(2);
            columns = input.size(3);
        } else {
            rows = 1;
            columns = 1;
        }
        INDArray x = view.of(input, input.size(0), channels, rows, columns);
        Kept kept = work.of((int) x.size(0));
        kept.convolver(x, this)
                .forward(x, bank.expanded(params), ParameterViews.bias(params), kept.z);
        seen = x;
        last = kept;
        return kept;
    }

    @Override
    public @Nullable INDArray backward(@Nullable INDArray epsilon) {
        Kept kept = seen(last);
        arithmetic.backward(
                spec.activation(),
                kept.z,
                kept.y,
                seen(epsilon),
                kept.delta.get(),
                ParameterViews.bias(gradientViews));
        return gradients(kept);
    }

    /** The same from ε of the pooled maps. */
    @Nullable INDArray backward(@Nullable INDArray epsilon, FastPoolingLayer pooling) {
        Kept kept = seen(last);
        pooling.backward(
                spec.activation(),
                kept.z,
                seen(epsilon),
                kept.delta.get(),
                ParameterViews.bias(gradientViews));
        return gradients(kept);
    }

    /** dL/dw and dL/dx from δ, which is in {@code kept}. */
    private @Nullable INDArray gradients(Kept kept) {
        INDArray x = seen(seen);
        INDArray weight = bank.known();
        INDArray delta = kept.delta.get();
        Convolver convolver = kept.convolver(x, this);
        convolver.weightGradient(x, weight, delta, bank.gradient(gradientViews));
        bank.collect(gradientViews);
        if (getIndex() == 0) {
            return null;
        }
        INDArray gradient = kept.gradient.get();
        convolver.inputGradient(x, weight, delta, gradient);
        return back.of(gradient, given);
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
        bank.close();
    }

    /** The arrays for one batch size. */
    private static final class Kept implements AutoCloseable {
        private final INDArray z;
        private final INDArray y;
        private final LazyArray delta;
        private final LazyArray gradient;
        private @Nullable Convolver convolver;

        private Kept(INDArray z, INDArray y, LazyArray delta, LazyArray gradient) {
            this.z = z;
            this.y = y;
            this.delta = delta;
            this.gradient = gradient;
        }

        private Convolver convolver(INDArray x, FastConvolutionLayer layer) {
            Convolver chosen = convolver;
            if (chosen == null) {
                chosen =
                        Convolver.choose(layer.spec.window(), x, z, layer.oneDnn, layer.arithmetic);
                convolver = chosen;
            }
            return chosen;
        }

        @Override
        public void close() {
            z.close();
            y.close();
            delta.close();
            gradient.close();
            if (convolver != null) {
                convolver.close();
            }
        }
    }
}
