package org.kernelscope.engine.dl4j.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Softmax output whose loss and gradient are computed in one pass. */
final class FastSoftmaxOutputLayer extends FastCustomLayer implements FastOutputLayer {
    private final boolean crossEntropy;
    private final ElementwiseOps arithmetic;
    private final DenseCore core;
    private @Nullable INDArray labels;
    private double lost;

    FastSoftmaxOutputLayer(
            NeuralNetConfiguration configuration,
            DataType type,
            Loss loss,
            ElementwiseOps arithmetic) {
        super(configuration, type);
        this.crossEntropy =
                switch (loss) {
                    case CROSS_ENTROPY -> true;
                    case SQUARED_ERROR -> false;
                    case MAP, MLE -> throw new IllegalArgumentException("a loss of penalties");
                };
        this.arithmetic = arithmetic;
        this.core = new DenseCore(type, layerConf().getNIn(), layerConf().getNOut(), arithmetic);
    }

    @Override
    public void setLabels(INDArray labels) {
        this.labels = labels;
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
        lost =
                arithmetic.loss(
                        crossEntropy,
                        kept.y(),
                        seen(labels),
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
        return lost;
    }

    @Override
    public @Nullable INDArray sums() {
        return core.last().z();
    }

    @Override
    public void activate(INDArray z, INDArray y) {
        arithmetic.softmax(z, y);
    }

    @Override
    public void close() {
        core.close();
    }
}
