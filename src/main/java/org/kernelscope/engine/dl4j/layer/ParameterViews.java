package org.kernelscope.engine.dl4j.layer;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.kernelscope.network.ParameterSpec;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer's parameters or their gradients, which Deeplearning4j keeps by name as views of one long
 * array.
 */
public final class ParameterViews {
    /** The factor of a whole sum. */
    static final String COEFFICIENT = "a";

    /** The factor of a normalised value. */
    static final String GAIN = "gamma";

    /** The term added to a normalised value. */
    static final String SHIFT = "beta";

    /** The running mean. */
    static final String MEAN = "mean";

    /** The running variance. */
    static final String VARIANCE = "var";

    private static final String WEIGHT = "W";
    private static final String BIAS = "b";

    private ParameterViews() {}

    /** The name by which Deeplearning4j knows {@code parameter}. */
    public static String key(ParameterSpec parameter) {
        return switch (parameter.role()) {
            case WEIGHT -> WEIGHT;
            case BIAS -> BIAS;
            case COEFFICIENT -> COEFFICIENT;
            case GAIN -> GAIN;
            case SHIFT -> SHIFT;
            case STATISTIC -> parameter.name().endsWith(MEAN) ? MEAN : VARIANCE;
        };
    }

    /** The one called {@code key}. */
    public static INDArray get(Map<String, INDArray> views, String key) {
        return Objects.requireNonNull(views.get(key), key);
    }

    /** The weights, or their gradient. */
    static INDArray weight(Map<String, INDArray> views) {
        return get(views, WEIGHT);
    }

    /** The biases, or their gradient. */
    static INDArray bias(Map<String, INDArray> views) {
        return get(views, BIAS);
    }

    /** The gradients of one layer as Deeplearning4j hands them around. */
    static Gradient gradient(Map<String, INDArray> views) {
        Gradient gradient = new DefaultGradient();
        views.forEach(gradient::setGradientFor);
        return gradient;
    }
}
