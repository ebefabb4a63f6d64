package org.kernelscope.engine.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.kernelscope.op.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A dense layer as Deeplearning4j configures it, with our own layer class behind it. (Its {@link
 * DenseLayer} cannot be extended; its builder and its parameters are the same.)
 */
final class DenseConfiguration extends FeedForwardLayer {
    private static final long serialVersionUID = 1L;

    private final Activation activation;

    DenseConfiguration(DenseLayer.Builder builder, Activation activation) {
        super(builder);
        this.activation = activation;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        FastDenseLayer layer = new FastDenseLayer(configuration, type, activation);
        Instantiation.finish(layer, configuration, listeners, index, parameters, initialize);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return DefaultParamInitializer.getInstance();
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        int parameters = (int) initializer().numParams(this);
        return new LayerMemoryReport.Builder(
                        getLayerName(),
                        DenseConfiguration.class,
                        inputType,
                        getOutputType(-1, inputType))
                .standardMemory(parameters, (int) getIUpdater().stateSize(parameters))
                .build();
    }
}
