package org.kernelscope.analysis;

import java.util.List;
import java.util.Map;
import org.kernelscope.tensor.Tensor;

/**
 * How much one number L would change with every number that it was computed from: dL/dx for each
 * value of each layer below it, down to the pixels, and dL/dw for each weight on the way. {@link
 * Backpropagation} computes them. Immutable; any thread.
 *
 * @param input dL/dx of the input picture, in its shape
 * @param outputs dL/dy of the outputs of the layers that L was computed from, from the first layer
 *     on; the layers above are not among them
 * @param parameters dL/dw of the weights and biases that L was computed with, by name
 */
public record LayerGradients(Tensor input, List<Tensor> outputs, Map<String, Tensor> parameters) {
    public LayerGradients {
        outputs = List.copyOf(outputs);
        parameters = Map.copyOf(parameters);
    }

    /**
     * dL/dy of layer {@code index}, in the shape of its output; −1 is the input.
     *
     * @throws IndexOutOfBoundsException if L was not computed from that layer
     */
    public Tensor output(int index) {
        return index < 0 ? input : outputs.get(index);
    }
}
