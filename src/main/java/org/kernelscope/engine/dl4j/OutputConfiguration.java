package org.kernelscope.engine.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Deeplearning4j's output layer with our own layer class behind it. */
final class OutputConfiguration extends OutputLayer {
    private static final long serialVersionUID = 1L;

    OutputConfiguration(Builder builder) {
        super(builder);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        FastSoftmaxOutputLayer layer = new FastSoftmaxOutputLayer(configuration, type);
        Instantiation.finish(layer, configuration, listeners, index, parameters, initialize);
        return layer;
    }
}
