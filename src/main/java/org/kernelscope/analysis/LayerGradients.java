package org.kernelscope.analysis;

import java.util.List;
import java.util.Map;
import org.kernelscope.tensor.Tensor;

/**
 * The gradients of a number L: dL/dx for each value of each layer below it, down to the pixels, and
 * dL/dw for each weight on the way. {@link Backpropagation} computes them. Immutable; any thread.
 *
 * @param input dL/dx of the input image, in its shape
 * @param sums dL/dz of the weighted sums of the layers that L was computed from, from the first
 *     layer on; of a layer without sums, dL/dy
 * @param outputs dL/dy of the outputs of the layers that L was computed from, from the first layer
 *     on; the layers above are not among them
 * @param parameters dL/dw of the weights and biases that L was computed with, by name
 */
public record LayerGradients(
        Tensor input, List<Tensor> sums, List<Tensor> outputs, Map<String, Tensor> parameters) {
    public LayerGradients {
        sums = List.copyOf(sums);
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
