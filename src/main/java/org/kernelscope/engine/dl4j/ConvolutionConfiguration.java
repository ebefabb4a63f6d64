package org.kernelscope.engine.dl4j;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Deeplearning4j's convolution with our own layer class behind it. */
final class ConvolutionConfiguration extends ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    private final transient Route route;

    ConvolutionConfiguration(Builder builder, Route route) {
        super(builder);
        this.route = route;
        initializeConstraints(builder);
    }

    /** What the layer computes, and how. */
    record Route(
            List<ParameterSpec> parameters,
            Window window,
            ConnectionTable table,
            Activation activation,
            boolean oneDnn) {}

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        FastConvolutionLayer layer = new FastConvolutionLayer(configuration, type, route);
        Instantiation.finish(layer, configuration, listeners, index, parameters, initialize);
        return layer;
    }

    /** Of a full connection, Deeplearning4j's own; of a table, only the kernels that exist. */
    @Override
    public ParamInitializer initializer() {
        return route.table().isFull()
                ? super.initializer()
                : new SpecInitializer(route.parameters());
    }
}
