package org.kernelscope.storage;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Networks for the tests of files. */
final class Models {
    private Models() {}

    /** The textbook LeNet-5 with random weights. */
    static Model random(long seed) throws UserFacingException {
        Map<String, String> metadata = Map.of("seed", Long.toString(seed), "accuracy", "0.993");
        return new Model(Presets.LENET5_MODERN, weights(Presets.LENET5_MODERN, seed), metadata);
    }

    static Weights weights(Architecture architecture, long seed) throws UserFacingException {
        Random random = new Random(seed);
        Map<String, Tensor> tensors = new HashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            float[] values = new float[parameter.shape().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            tensors.put(parameter.name(), Tensor.takeOver(parameter.shape(), values));
        }
        return Weights.of(architecture, tensors);
    }
}
