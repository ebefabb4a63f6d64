package org.kernelscope.analysis;

import java.util.Map;
import java.util.Objects;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Cell;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;

/**
 * The importance of each kernel of a layer for a prediction: the change of the score of the class,
 * to first order, if the kernel were zeroed: {@code |Σ w·∂z/∂w|} over the kernel's weights (P.
 * Molchanov, S. Tyree, T. Karras, T. Aila, J. Kautz, <em>Pruning Convolutional Neural Networks for
 * Resource Efficient Inference</em>, ICLR 2017). Immutable; any thread.
 */
public final class KernelImportance {
    /** The layer's kernels, if every weight were its product with its own slope. */
    private final Kernels products;

    private KernelImportance(Kernels products) {
        this.products = products;
    }

    /**
     * The importance of the kernels of {@code layer} for the class that won.
     *
     * @throws IllegalArgumentException if the layer has no kernels
     */
    public static KernelImportance of(Model model, Activations activations, Layer layer) {
        int last = activations.layers().size() - 1;
        int winner = activations.probabilities().argMax();
        LayerGradients gradients =
                Backpropagation.ofCell(model, activations, new Cell(last, winner, 0, 0));
        String name = layer.name() + ".weight";
        Tensor weights = model.weights().get(name);
        Tensor slopes = Objects.requireNonNull(gradients.parameters().get(name));
        float[] products = new float[weights.size()];
        for (int i = 0; i < products.length; i++) {
            products[i] = weights.get(i) * slopes.get(i);
        }
        try {
            Weights all =
                    model.weights()
                            .withAll(Map.of(name, Tensor.takeOver(weights.shape(), products)));
            return new KernelImportance(Kernels.of(layer, all).orElseThrow());
        } catch (ArchitectureException overflow) {
            throw new IllegalArgumentException(overflow);
        }
    }

    /** The importance of a kernel: 0 if the prediction does not depend on it. */
    public double of(KernelId id) {
        double sum = 0;
        for (float product :
                products.kernel(id.map(), id.input()).map(Tensor::toArray).orElse(new float[0])) {
            sum += product;
        }
        return Math.abs(sum);
    }
}
