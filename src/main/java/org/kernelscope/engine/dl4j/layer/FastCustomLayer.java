package org.kernelscope.engine.dl4j.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The base of our layers: the methods that Deeplearning4j calls, in terms of {@link FastLayer}. */
public abstract class FastCustomLayer extends BaseLayer<FeedForwardLayer> implements FastLayer {
    public FastCustomLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        return forward(
                input, ForwardContext.whole(training, getIterationCount(), (int) input.size(0)));
    }

    @Override
    public Pair<Gradient, @Nullable INDArray> backpropGradient(
            INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray next = backward(epsilon);
        return new Pair<>(ParameterViews.gradient(gradientViews), next);
    }

    @Override
    public void activate(INDArray z, INDArray y) {
        throw new UnsupportedOperationException("no sums: " + getClass().getSimpleName());
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    /**
     * Maps of one cell for a layer that is shown plain units: {@code [example, unit]} becomes
     * {@code [example, unit, 1, 1]}.
     */
    static long[] asMaps(INDArray x) {
        return x.rank() == 4 ? x.shape().clone() : new long[] {x.size(0), x.size(1), 1, 1};
    }

    /** {@code array}, or an error if there has been no forward pass. */
    static <T> T seen(@Nullable T array) {
        if (array == null) {
            throw new IllegalStateException("backward before forward");
        }
        return array;
    }
}
