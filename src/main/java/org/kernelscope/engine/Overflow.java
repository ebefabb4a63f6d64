package org.kernelscope.engine;

import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Problem;

/**
 * Tells a network that answers from one whose numbers outgrow float. Weights may be finite and yet
 * so large that sums of them become infinite; softmax then divides infinity by infinity, and every
 * probability is NaN. Stateless; any thread.
 */
public final class Overflow {
    private Overflow() {}

    /**
     * Hands back {@code activations} if the network came to an answer.
     *
     * @throws Problem if a probability is not a finite number
     */
    public static Activations check(Activations activations) throws Problem {
        check(activations.probabilities());
        return activations;
    }

    /**
     * Hands back {@code probabilities}, of any shape, if all are numbers.
     *
     * @throws Problem if one is not finite
     */
    public static Tensor check(Tensor probabilities) throws Problem {
        if (!probabilities.isFinite()) {
            throw new Problem("network.overflow");
        }
        return probabilities;
    }
}
