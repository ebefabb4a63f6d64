package org.kernelscope.engine;

import java.util.Optional;
import org.kernelscope.tensor.Tensor;

/**
 * The values that one layer computed for one input.
 *
 * @param name the layer's name
 * @param sums the weighted sums z (with the bias) before the activation, or the logits of the
 *     output layer, {@code channel × row × column}; empty for a layer without sums, such as pooling
 * @param output the output, {@code channel × row × column}
 */
public record LayerActivations(String name, Optional<Tensor> sums, Tensor output) {}
