package org.kernelscope.engine;

import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Tells a network that answers from one whose numbers outgrow float. Weights may be finite and yet
 * so large that sums of them become infinite; softmax then divides infinity by infinity, and every
 * probability is NaN. Stateless; any thread.
 */
public final class FiniteCheck {
    private FiniteCheck() {}

    /**
     * Hands back {@code activations} if the network came to an answer.
     *
     * @throws UserFacingException if a probability is not a finite number
     */
    public static Activations check(Activations activations) throws UserFacingException {
        check(activations.probabilities());
        return activations;
    }

    /**
     * Hands back {@code probabilities}, of any shape, if all are numbers.
     *
     * @throws UserFacingException if one is not finite
     */
    public static Tensor check(Tensor probabilities) throws UserFacingException {
        if (!probabilities.isFinite()) {
            throw new UserFacingException("network.overflow");
        }
        return probabilities;
    }
}
