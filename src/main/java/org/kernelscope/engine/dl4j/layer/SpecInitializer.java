package org.kernelscope.engine.dl4j.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.ParameterSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Tells Deeplearning4j which parameters a layer of ours has: row-major views, in the order of the
 * specification, of one long array. It draws nothing: the first weights come from outside. Holds no
 * state.
 */
final class SpecInitializer implements ParamInitializer {
    private final List<ParameterSpec> parameters;

    SpecInitializer(List<ParameterSpec> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    private List<String> keys(ParameterSpec.Role... roles) {
        return parameters.stream()
                .filter(parameter -> roles.length == 0 || List.of(roles).contains(parameter.role()))
                .map(ParameterViews::key)
                .toList();
    }

    @Override
    public long numParams(NeuralNetConfiguration configuration) {
        return numParams(configuration.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return parameters.stream().mapToLong(parameter -> parameter.shape().size()).sum();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return keys();
    }

    /** Those that weight decay makes smaller. */
    @Override
    public List<String> weightKeys(Layer layer) {
        return keys(ParameterSpec.Role.WEIGHT);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return keys(ParameterSpec.Role.BIAS);
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return weightKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return biasKeys(layer).contains(key);
    }

    @Override
    public Map<String, INDArray> init(
            NeuralNetConfiguration configuration, @Nullable INDArray view, boolean initialize) {
        Map<String, INDArray> views = views(view);
        keys().forEach(configuration::addVariable);
        return views;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(
            NeuralNetConfiguration configuration, INDArray view) {
        return views(view);
    }

    private Map<String, INDArray> views(@Nullable INDArray all) {
        Map<String, INDArray> views = new LinkedHashMap<>();
        if (all == null) {
            return views;
        }
        INDArray flat = all.reshape(all.length());
        long from = 0;
        for (ParameterSpec parameter : parameters) {
            long to = from + parameter.shape().size();
            long[] shape =
                    java.util.Arrays.stream(parameter.shape().toArray()).asLongStream().toArray();
            views.put(
                    ParameterViews.key(parameter),
                    flat.get(NDArrayIndex.interval(from, to)).reshape('c', shape));
            from = to;
        }
        return views;
    }
}
