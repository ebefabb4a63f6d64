package org.kernelscope.analysis;

import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Pool;
import org.kernelscope.tensor.Tensor;

import java.util.List;

/**
 * How a whole map is made: from which maps, by which kernels, and what came of each on the way.
 * Immutable; any thread.
 */
public sealed interface MapReport {
    /** The layer of the map. */
    Layer layer();

    /** Which of the layer's maps, or units. */
    int channel();

    /** The map as the network computed it: {@code 1 × row × column}. */
    Tensor output();

    /**
     * A sum of convolutions: {@code output = f(Σ_i part_i + bias)}.
     *
     * @param parts what each map below contributes; maps that are not connected are not there
     * @param bias the map's bias
     * @param sums z, as the network computed it
     * @param activation f
     */
    record Convolved(
            Layer layer,
            int channel,
            List<Part> parts,
            double bias,
            Tensor sums,
            Activation activation,
            Tensor output)
            implements MapReport {
        public Convolved {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What one map below contributes to a sum of convolutions.
     *
     * @param channel the map below
     * @param input it, {@code 1 × row × column}
     * @param kernel the weights that slide over it
     * @param result what comes of it, before it is added to the others
     */
    record Part(int channel, Tensor input, Tensor kernel, Tensor result) {}

    /**
     * A map made smaller, window by window.
     *
     * @param input the map below
     */
    record Pooled(Layer layer, int channel, Pool pool, Window window, Tensor input, Tensor output)
            implements MapReport {}

    /**
     * A unit of a dense layer: a single number.
     *
     * @param sum where it comes from
     * @param sumsOfLayer z of all units of the layer, for comparison
     */
    record Unit(
            Layer layer, int channel, CellReport.WeightedSum sum, Tensor sumsOfLayer, Tensor output)
            implements MapReport {}

    /**
     * A class of a softmax, which joins all classes.
     *
     * @param logits z of all classes
     * @param probabilities what the network made of them
     */
    record Share(Layer layer, int channel, Tensor logits, Tensor probabilities, Tensor output)
            implements MapReport {}
}
