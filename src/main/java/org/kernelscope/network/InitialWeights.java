package org.kernelscope.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.kernelscope.tensor.Tensor;

/**
 * Draws the initial weights of a network: small and random. Equal weights would make all units of a
 * layer learn the same; a wrong size would make signals vanish or explode on the way through the
 * layers.
 *
 * <p>Weights are uniform in ± the limit of the {@link Initialisation}. With {@link
 * Initialisation#LECUN_1998} the coefficients of a subsampling are drawn alike; otherwise a
 * subsampling starts as a mean. Biases and shifts are 0, gains are 1.
 */
public final class InitialWeights {
    private InitialWeights() {}

    /** Draws the weights. The same seed gives the same weights on every machine. */
    public static Weights draw(Architecture architecture, long seed) {
        Random random = new Random(seed);
        Initialisation initialisation = architecture.initialisation();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Layer layer : architecture.layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                boolean drawn =
                        parameter.role() == ParameterSpec.Role.WEIGHT
                                || (parameter.role() == ParameterSpec.Role.COEFFICIENT
                                        && initialisation == Initialisation.LECUN_1998);
                tensors.put(
                        parameter.name(),
                        drawn
                                ? uniform(parameter, layer, initialisation, random)
                                : constant(parameter));
            }
        }
        try {
            return Weights.of(architecture, tensors);
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Tensor uniform(
            ParameterSpec parameter, Layer layer, Initialisation initialisation, Random random) {
        float[] values = new float[parameter.shape().size()];
        int block = values.length / parameter.shape().extent(0);
        double limit = 0;
        for (int i = 0; i < values.length; i++) {
            if (i % block == 0) {
                limit =
                        initialisation.limit(
                                layer.spec().activation(),
                                parameter.fanIn(i / block),
                                parameter.fanOut());
            }
            values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
        return Tensor.takeOver(parameter.shape(), values);
    }

    private static Tensor constant(ParameterSpec parameter) {
        float[] values = new float[parameter.shape().size()];
        Arrays.fill(values, parameter.start());
        return Tensor.takeOver(parameter.shape(), values);
    }
}
