package org.kernelscope.engine.dl4j;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.RbfCodes;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An output layer of Deeplearning4j that has no parameters, with the output of 1998 behind it. */
final class RbfConfiguration extends OutputLayer {
    private static final long serialVersionUID = 1L;

    private final transient RbfCodes codes;
    private final transient Loss loss;

    RbfConfiguration(Builder builder, RbfCodes codes, Loss loss) {
        super(builder);
        this.codes = codes;
        this.loss = loss;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray view,
            boolean initialize,
            DataType type) {
        FastRbfOutputLayer layer = new FastRbfOutputLayer(configuration, type, codes, loss);
        Instantiation.finish(layer, configuration, listeners, index, view, initialize);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return new SpecInitializer(List.of());
    }
}
