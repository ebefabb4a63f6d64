package org.kernelscope.engine.dl4j;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.PoolingSpec;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A pooling layer that keeps its arrays. */
final class OwnPooling extends SubsamplingLayer implements OwnLayer {
    private final PoolingSpec spec;
    private final Arithmetic arithmetic;
    private final View view = new View();
    private final View back = new View();
    private final Work<Kept> work = new Work<>(this::make);

    private long[] given = new long[0];
    private long[] inputShape = new long[4];
    private @Nullable INDArray seen;
    private @Nullable Kept last;

    OwnPooling(NeuralNetConfiguration configuration, DataType type, PoolingSpec spec) {
        super(configuration, type);
        this.spec = spec;
        this.arithmetic = Arithmetic.of(type);
    }

    private Kept make(int examples) {
        return new Kept(
                Memory.keep(
                        dataType,
                        examples,
                        inputShape[1],
                        spec.window().outputs((int) inputShape[2]),
                        spec.window().outputs((int) inputShape[3])),
                new Lazy(dataType, inputShape));
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        given = input.shape();
        inputShape = OwnKind.asMaps(input);
        INDArray x = view.of(input, inputShape);
        Kept kept = work.of((int) x.size(0));
        arithmetic.pool(spec.pool(), spec.window(), x, kept.y);
        seen = x;
        last = kept;
        return kept.y;
    }

    @Override
    public @Nullable INDArray backward(@Nullable INDArray epsilon) {
        Kept kept = last;
        if (kept == null || seen == null || epsilon == null) {
            throw new IllegalStateException("backward before forward");
        }
        if (getIndex() == 0) {
            return null;
        }
        INDArray gradient = kept.gradient.get();
        arithmetic.poolBackward(spec.pool(), spec.window(), seen, kept.y, epsilon, gradient);
        return back.of(gradient, given);
    }

    @Override
    public @Nullable INDArray sums() {
        return null;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        return forward(input, Pass.ASKED);
    }

    @Override
    public Pair<Gradient, @Nullable INDArray> backpropGradient(
            INDArray epsilon, LayerWorkspaceMgr workspaces) {
        return new Pair<>(new DefaultGradient(), backward(epsilon));
    }

    @Override
    public void close() {
        work.close();
    }

    /** The arrays for one batch size. */
    private record Kept(INDArray y, Lazy gradient) implements AutoCloseable {
        @Override
        public void close() {
            y.close();
            gradient.close();
        }
    }
}
