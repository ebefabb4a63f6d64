package org.kernelscope.engine.dl4j;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer of ours that is no variation of one of Deeplearning4j's: what Deeplearning4j asks of a
 * layer, in terms of {@link OwnLayer}.
 */
abstract class OwnKind extends BaseLayer<FeedForwardLayer> implements OwnLayer {
    OwnKind(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        return forward(input, Pass.whole(training, getIterationCount(), (int) input.size(0)));
    }

    @Override
    public Pair<Gradient, @Nullable INDArray> backpropGradient(
            INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray next = backward(epsilon);
        return new Pair<>(ParameterViews.gradient(gradientViews), next);
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
