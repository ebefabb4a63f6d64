package org.kernelscope.engine.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Seeded numbers for the tests. */
public final class RandomTensors {
    private RandomTensors() {}

    /** Uniform in ±1. */
    public static Tensor uniform(Random random, Shape shape) {
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() * 2 - 1;
        }
        return Tensor.takeOver(shape, values);
    }

    /**
     * The numbers of {@code tensor} plus a grain, uniform in ±0.1: on even ground all cells of a
     * window are equal, and their maximum has no derivative.
     */
    public static Tensor grained(Random random, Tensor tensor) {
        float[] values = uniform(random, tensor.shape()).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.get(i) + values[i] / 10;
        }
        return Tensor.takeOver(tensor.shape(), values);
    }

    /** Different multiples of 1/16 in any order: the maximum of a window leads by 1/16 or more. */
    public static Tensor shuffledSteps(Random random, Shape shape) {
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            int j = random.nextInt(i + 1);
            values[i] = values[j];
            values[j] = i / 16f;
        }
        return Tensor.takeOver(shape, values);
    }

    /**
     * Weights and biases, scaled by fan-in so that sums stay near 1; gains and variances around 1,
     * the variances positive.
     */
    public static Weights weights(Random random, Architecture architecture) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            float[] values = uniform(random, parameter.shape()).toArray();
            boolean factor = parameter.start() == 1;
            for (int i = 0; i < values.length; i++) {
                values[i] =
                        factor
                                ? 1 + values[i] / 2
                                : values[i] * (float) (2 / Math.sqrt(parameter.fanIn()));
            }
            tensors.put(parameter.name(), Tensor.takeOver(parameter.shape(), values));
        }
        try {
            return Weights.of(architecture, tensors);
        } catch (ArchitectureException e) {
            throw new IllegalStateException(e);
        }
    }
}
