package org.kernelscope.engine;

import java.util.List;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Everything that a network computed for one input, from the first layer to the last. Immutable;
 * any thread.
 *
 * @param input the input of the network: {@code channel × row × column}
 * @param layers the values of each layer, in the order of the architecture
 * @param probabilities the probability of each class: the output of a softmax; for an RBF output,
 *     whose units hand on penalties, {@link org.kernelscope.op.RbfOutput#probabilities}
 */
public record Activations(Tensor input, List<LayerActivations> layers, Tensor probabilities) {
    public Activations {
        layers = List.copyOf(layers);
    }

    /** Those of a network whose last layer hands on probabilities. */
    public Activations(Tensor input, List<LayerActivations> layers) {
        this(input, layers, layers.get(layers.size() - 1).output());
    }

    /** The output of layer {@code index}; −1 is the input. */
    public Tensor output(int index) {
        return index < 0 ? input : layers.get(index).output();
    }

    /**
     * Returns these activations if all probabilities are finite.
     *
     * @throws UserFacingException if one is not
     */
    public Activations checked() throws UserFacingException {
        requireFinite(probabilities);
        return this;
    }

    /**
     * Returns {@code probabilities} if all are finite. Finite weights can be so large that sums of
     * them become infinite; the softmax then divides infinity by infinity.
     *
     * @throws UserFacingException if one is not
     */
    public static Tensor requireFinite(Tensor probabilities) throws UserFacingException {
        if (!probabilities.isFinite()) {
            throw new UserFacingException("network.overflow");
        }
        return probabilities;
    }
}
