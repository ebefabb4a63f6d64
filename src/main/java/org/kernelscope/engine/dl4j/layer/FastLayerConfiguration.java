package org.kernelscope.engine.dl4j.layer;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.network.ParameterSpec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The configuration of each of our layers in Deeplearning4j: its size, its parameters and the class
 * that computes it.
 */
public final class FastLayerConfiguration extends FeedForwardLayer {
    private static final long serialVersionUID = 1L;

    private final transient List<ParameterSpec> parameters;
    private final transient Maker maker;

    /** Creates the layer that computes. */
    @FunctionalInterface
    public interface Maker {
        /** A layer for values of {@code type}. */
        FastCustomLayer make(NeuralNetConfiguration configuration, DataType type);
    }

    /**
     * Creates a configuration.
     *
     * @param layer the layer
     * @param parameters its parameters in the order in which they lie in memory
     * @param learning the type, the weight decay and the updater
     * @param maker creates the layer
     */
    public FastLayerConfiguration(
            org.kernelscope.network.Layer layer,
            List<ParameterSpec> parameters,
            UpdaterConfig learning,
            Maker maker) {
        this(
                learning.decaying(new DenseLayer.Builder())
                        .name(layer.name())
                        .nIn(layer.inputShape().size())
                        .nOut(layer.outputShape().size()),
                parameters,
                maker);
    }

    /** A layer that {@code builder} describes. */
    public FastLayerConfiguration(
            DenseLayer.Builder builder, List<ParameterSpec> parameters, Maker maker) {
        super(builder);
        this.parameters = List.copyOf(parameters);
        this.maker = maker;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            @Nullable INDArray view,
            boolean initialize,
            DataType type) {
        FastCustomLayer layer = maker.make(configuration, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        if (view != null) {
            layer.setParamsViewArray(view);
        }
        layer.setParamTable(initializer().init(configuration, view, initialize));
        layer.setConf(configuration);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return new SpecInitializer(parameters);
    }

    /**
     * Running statistics are not learned: the layer's "gradient" is subtracted from them directly,
     * without an optimizer.
     */
    @Override
    public IUpdater getUpdaterByParam(String key) {
        boolean kept =
                parameters.stream()
                        .anyMatch(
                                parameter ->
                                        !parameter.isTrained()
                                                && ParameterViews.key(parameter).equals(key));
        return kept ? new NoOp() : super.getUpdaterByParam(key);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        int count = (int) initializer().numParams(this);
        return new LayerMemoryReport.Builder(
                        getLayerName(),
                        FastLayerConfiguration.class,
                        inputType,
                        getOutputType(-1, inputType))
                .standardMemory(count, (int) getIUpdater().stateSize(count))
                .build();
    }
}
