package org.kernelscope.engine.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What Deeplearning4j's layer configurations do to every layer that they make. */
final class Instantiation {
    private Instantiation() {}

    /** Gives {@code layer} its place, and its parameters as views of the network's. */
    static void finish(
            Layer layer,
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            @Nullable INDArray parameters,
            boolean initialize) {
        layer.setListeners(listeners);
        layer.setIndex(index);
        if (parameters != null) {
            layer.setParamsViewArray(parameters);
        }
        layer.setParamTable(
                configuration.getLayer().initializer().init(configuration, parameters, initialize));
        layer.setConf(configuration);
    }
}
