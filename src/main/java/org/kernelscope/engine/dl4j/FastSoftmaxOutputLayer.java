package org.kernelscope.engine.dl4j;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Softmax output whose loss and gradient are computed in one pass. */
final class FastSoftmaxOutputLayer extends OutputLayer implements FastOutputLayer {
    private final boolean crossEntropy;
    private final ElementwiseOps arithmetic;
    private final DenseCore core;
    private double loss;

    FastSoftmaxOutputLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
        this.crossEntropy = layerConf().getLossFn() instanceof LossMCXENT;
        this.arithmetic = ElementwiseOps.of(type);
        this.core = new DenseCore(type, layerConf().getNIn(), layerConf().getNOut(), arithmetic);
    }

    @Override
    public INDArray forward(INDArray x, ForwardContext pass) {
        DenseCore.Kept kept = core.forward(x, params);
        arithmetic.softmax(kept.z(), kept.y());
        return kept.y();
    }

    /**
     * From the {@linkplain #setLabels labels} instead of an ε, of which the last layer has none.
     */
    @Override
    public @Nullable INDArray backward(@Nullable INDArray epsilon) {
        DenseCore.Kept kept = core.last();
        loss =
                arithmetic.loss(
                        crossEntropy,
                        kept.y(),
                        labels,
                        kept.delta().get(),
                        ParameterViews.bias(gradientViews));
        return core.backward(params, gradientViews, getIndex() == 0);
    }

    @Override
    public INDArray probabilities() {
        return core.last().y();
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public @Nullable INDArray sums() {
        return core.last().z();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        return forward(input, ForwardContext.ASKED);
    }

    @Override
    public Pair<Gradient, @Nullable INDArray> backpropGradient(
            INDArray epsilon, LayerWorkspaceMgr workspaces) {
        forward(input, ForwardContext.ASKED);
        INDArray next = backward(null);
        return new Pair<>(ParameterViews.gradient(gradientViews), next);
    }

    @Override
    public void close() {
        core.close();
    }
}
