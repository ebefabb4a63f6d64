package org.kernelscope.engine.dl4j.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.kernelscope.op.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense layer that keeps its arrays and computes nothing twice. */
final class FastDenseLayer extends FastCustomLayer {
    private final Activation activation;
    private final ElementwiseOps arithmetic;
    private final DenseCore core;

    FastDenseLayer(
            NeuralNetConfiguration configuration,
            DataType type,
            Activation activation,
            ElementwiseOps arithmetic) {
        super(configuration, type);
        this.activation = activation;
        this.arithmetic = arithmetic;
        this.core = new DenseCore(type, layerConf().getNIn(), layerConf().getNOut(), arithmetic);
    }

    @Override
    public INDArray forward(INDArray x, ForwardContext pass) {
        DenseCore.Kept kept = core.forward(x, params);
        arithmetic.activate(activation, kept.z(), kept.y());
        return kept.y();
    }

    @Override
    public @Nullable INDArray backward(@Nullable INDArray epsilon) {
        if (epsilon == null) {
            throw new IllegalStateException("a dense layer is not the last");
        }
        DenseCore.Kept kept = core.last();
        arithmetic.backward(
                activation,
                kept.z(),
                kept.y(),
                epsilon,
                kept.delta().get(),
                ParameterViews.bias(gradientViews));
        return core.backward(params, gradientViews, getIndex() == 0);
    }

    @Override
    public @Nullable INDArray sums() {
        return core.last().z();
    }

    @Override
    public void activate(INDArray z, INDArray y) {
        arithmetic.activate(activation, z, y);
    }

    @Override
    public void close() {
        core.close();
    }
}
