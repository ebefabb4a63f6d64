package org.kernelscope.engine;

import java.util.List;
import org.kernelscope.tensor.Tensor;

/**
 * Everything that a network computed for one input, from the first layer to the last. Immutable;
 * any thread.
 *
 * @param input what the network was shown: {@code 1 × row × column}
 * @param layers what each layer made of it, in the order of the architecture
 */
public record Activations(Tensor input, List<LayerActivations> layers) {
    public Activations {
        layers = List.copyOf(layers);
    }

    /** What layer {@code index} hands on; −1 is the input. */
    public Tensor output(int index) {
        return index < 0 ? input : layers.get(index).output();
    }

    /** The probabilities of the classes: the last layer's output. */
    public Tensor probabilities() {
        return layers.get(layers.size() - 1).output();
    }
}
