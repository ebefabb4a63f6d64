package org.kernelscope.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;

/**
 * What one layer computed for one input.
 *
 * @param name the layer's name
 * @param sumsOrNull the weighted sums z (with the bias) before the activation, or the logits of the
 *     output layer; null for a layer without sums (pooling). {@code channel × row × column}
 * @param output what the layer hands on: {@code channel × row × column}
 */
public record LayerActivations(String name, @Nullable Tensor sumsOrNull, Tensor output) {
    /** The weighted sums before the activation, if the layer has any. */
    public Optional<Tensor> sums() {
        return Optional.ofNullable(sumsOrNull);
    }
}
