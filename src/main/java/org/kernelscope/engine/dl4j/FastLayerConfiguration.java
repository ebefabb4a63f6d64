package org.kernelscope.engine.dl4j;

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
import org.kernelscope.network.ParameterSpec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The configuration of each of our layers in Deeplearning4j: its size, its parameters and the class
 * that computes it.
 */
final class FastLayerConfiguration extends FeedForwardLayer {
    private static final long serialVersionUID = 1L;

    private final transient List<ParameterSpec> parameters;
    private final transient Maker maker;

    /** Creates the layer that computes. */
    @FunctionalInterface
    interface Maker {
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
    FastLayerConfiguration(
            org.kernelscope.network.Layer layer,
            List<ParameterSpec> parameters,
            UpdaterConfig learning,
            Maker maker) {
        this(
                Configurations.decaying(new DenseLayer.Builder(), learning)
                        .name(layer.name())
                        .nIn(layer.inputShape().size())
                        .nOut(layer.outputShape().size()),
                parameters,
                maker);
    }

    /** A layer that {@code builder} describes. */
    FastLayerConfiguration(
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
            INDArray view,
            boolean initialize,
            DataType type) {
        FastCustomLayer layer = maker.make(configuration, type);
        Instantiation.finish(layer, configuration, listeners, index, view, initialize);
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
