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
 * A layer of ours as Deeplearning4j configures it, when it has none of the kind: its parameters are
 * those of the specification.
 */
final class FastLayerConfiguration extends FeedForwardLayer {
    private static final long serialVersionUID = 1L;

    private final transient List<ParameterSpec> parameters;
    private final transient Maker maker;

    /** Makes the layer that computes. */
    @FunctionalInterface
    interface Maker {
        /** A layer for numbers of {@code type}. */
        FastCustomLayer make(NeuralNetConfiguration configuration, DataType type);
    }

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
     * Statistics are not learned: what a layer puts into their gradient is taken away from them as
     * it is, without an optimizer.
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
