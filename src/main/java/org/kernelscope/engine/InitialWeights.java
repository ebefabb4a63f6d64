package org.kernelscope.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Tensor;

/**
 * The weights that a network starts with: small and random, so that no two units are alike and
 * signals neither fade nor explode on their way through the layers. Any thread.
 *
 * <p>Uniform in ±√(6 / fan-in) before a ReLU (K. He et al., <em>Delving Deep into Rectifiers</em>,
 * ICCV 2015), in ±√(6 / (fan-in + fan-out)) elsewhere (X. Glorot, Y. Bengio, AISTATS 2010); biases
 * are 0.
 */
public final class InitialWeights {
    private InitialWeights() {}

    /** Draws them; the same seed, the same weights on every machine. */
    public static Weights draw(Architecture architecture, long seed) {
        Random random = new Random(seed);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Layer layer : architecture.layers()) {
            boolean rectified = layer.spec().activation() == Activation.RELU;
            for (ParameterSpec parameter : layer.parameters()) {
                double fan = parameter.fanIn() + (rectified ? 0.0 : parameter.fanOut());
                tensors.put(
                        parameter.name(),
                        parameter.isBias()
                                ? Tensor.zeros(parameter.shape())
                                : uniform(parameter, Math.sqrt(6 / fan), random));
            }
        }
        try {
            return Weights.of(architecture, tensors);
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Tensor uniform(ParameterSpec parameter, double limit, Random random) {
        float[] values = new float[parameter.shape().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
        return Tensor.takeOver(parameter.shape(), values);
    }
}
