package org.kernelscope.engine.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.kernelscope.network.PoolingSpec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Deeplearning4j's pooling with our own layer class behind it. */
final class PoolingConfiguration extends SubsamplingLayer {
    private static final long serialVersionUID = 1L;

    private final transient PoolingSpec spec;

    PoolingConfiguration(Builder builder, PoolingSpec spec) {
        super(builder);
        this.spec = spec;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        FastPoolingLayer layer = new FastPoolingLayer(configuration, type, spec);
        Instantiation.finish(layer, configuration, listeners, index, parameters, initialize);
        return layer;
    }
}
