package org.kernelscope.training.inspection;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The distributions in the layers of a network in training. Immutable; any thread.
 *
 * @param step after which step
 * @param steps over how many steps the size of a step is the mean: 1 if it was seen as it was made,
 *     more if it is told by two checkpoints that are kept, 0 if it is unknown
 * @param layers one for each layer of the architecture, in its order
 */
public record Diagnostics(long step, long steps, List<OfLayer> layers) {
    /** The band of update-to-weight ratios that people look for: 10⁻⁴ to 10⁻². */
    public static final double HEALTHY_FROM = -4;

    public static final double HEALTHY_TO = -2;

    public Diagnostics {
        layers = List.copyOf(layers);
    }

    /**
     * The distributions in one layer.
     *
     * @param name the layer's name
     * @param weights its weights, without biases; null for a layer without any
     * @param gradients dL/dw of one batch; null for a layer without weights, or if it is unknown
     * @param activations its output, over the probe examples
     * @param updateRatio log₁₀ of the size of a step against the size of the weights (both as
     *     standard deviations); NaN without weights, or if it is unknown
     * @param units the number of maps or units of the layer
     * @param dead those that handed on nothing but 0 for all probe examples (after a ReLU)
     * @param saturated those that were at the flat ends of their activation for almost all probe
     *     examples (tanh, sigmoid)
     */
    public record OfLayer(
            String name,
            @Nullable ValueDistribution weights,
            @Nullable ValueDistribution gradients,
            ValueDistribution activations,
            double updateRatio,
            int units,
            BitSet dead,
            BitSet saturated) {
        public OfLayer {
            dead = (BitSet) dead.clone();
            saturated = (BitSet) saturated.clone();
        }

        /** Those that are dead; a copy. */
        @Override
        public BitSet dead() {
            return (BitSet) dead.clone();
        }

        /** Those that are saturated; a copy. */
        @Override
        public BitSet saturated() {
            return (BitSet) saturated.clone();
        }
    }
}
