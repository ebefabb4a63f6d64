package org.kernelscope.analysis;

import java.util.List;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Tensor;

/**
 * The computation of a whole map: its input maps, its kernels, and the intermediate results.
 * Immutable; any thread.
 */
public sealed interface MapReport {
    /** The layer of the map. */
    Layer layer();

    /** The index of the map, or unit, in the layer. */
    int channel();

    /** The map as the network computed it: {@code 1 × row × column}. */
    Tensor output();

    /**
     * A sum of convolutions: {@code output = f(Σ_i part_i + bias)}.
     *
     * @param parts the contribution of each map below; unconnected maps are left out
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
     * The contribution of one map below to a sum of convolutions.
     *
     * @param channel the map below
     * @param input it, {@code 1 × row × column}
     * @param kernel the weights that slide over it
     * @param result the result, before it is added to the others
     */
    record Part(int channel, Tensor input, Tensor kernel, Tensor result) {}

    /**
     * A map made smaller, window by window.
     *
     * @param input the map below
     */
    record Pooled(
            Layer layer, int channel, PoolKind pool, Window window, Tensor input, Tensor output)
            implements MapReport {}

    /**
     * A unit of a dense layer: a single number.
     *
     * @param sum the sum that it comes from
     * @param sumsOfLayer z of all units of the layer, for comparison
     */
    record Unit(
            Layer layer, int channel, CellReport.WeightedSum sum, Tensor sumsOfLayer, Tensor output)
            implements MapReport {}

    /**
     * A class of a softmax, which joins all classes.
     *
     * @param logits z of all classes
     * @param probabilities the probabilities of the network
     */
    record Share(Layer layer, int channel, Tensor logits, Tensor probabilities, Tensor output)
            implements MapReport {}

    /**
     * A map made smaller by the trainable subsampling of 1998.
     *
     * @param totals the sum of each window
     * @param coefficient their factor
     * @param bias the bias
     * @param sums z
     * @param activation f
     */
    record Subsampled(
            Layer layer,
            int channel,
            Tensor input,
            Tensor totals,
            double coefficient,
            double bias,
            Tensor sums,
            Activation activation,
            Tensor output)
            implements MapReport {}

    /**
     * A normalised map.
     *
     * @param normalised the map at mean 0 and variance 1
     * @param first the computation of its first cell; mean, variance, gain and shift are those of
     *     all
     * @param sums z
     */
    record Normalised(
            Layer layer,
            int channel,
            Tensor input,
            Tensor normalised,
            CellReport.Normalised first,
            Tensor sums,
            Tensor output)
            implements MapReport {}

    /** A map that passes as it is. */
    record Unchanged(Layer layer, int channel, Tensor input, Tensor output) implements MapReport {}

    /**
     * A class of the output of 1998: how far what is shown is from its image.
     *
     * @param distances of all classes; the smallest wins
     */
    record Distance(
            Layer layer, int channel, CellReport.Distance own, Tensor distances, Tensor output)
            implements MapReport {}
}
