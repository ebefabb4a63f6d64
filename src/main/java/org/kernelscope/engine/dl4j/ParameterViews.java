package org.kernelscope.engine.dl4j;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer's parameters or their gradients, which Deeplearning4j keeps by name as views of one long
 * array.
 */
final class ParameterViews {
    private static final String WEIGHT = "W";
    private static final String BIAS = "b";

    private ParameterViews() {}

    /** The weights, or their gradient. */
    static INDArray weight(Map<String, INDArray> views) {
        return Objects.requireNonNull(views.get(WEIGHT));
    }

    /** The biases, or their gradient. */
    static INDArray bias(Map<String, INDArray> views) {
        return Objects.requireNonNull(views.get(BIAS));
    }

    /** The gradients of one layer as Deeplearning4j hands them around. */
    static Gradient gradient(Map<String, INDArray> views) {
        Gradient gradient = new DefaultGradient();
        views.forEach(gradient::setGradientFor);
        return gradient;
    }
}
