package org.kernelscope.data;

import java.util.List;
import org.kernelscope.tensor.Tensor;

/**
 * Ink on its way to the network, step by step, as MNIST's digits were prepared (LeCun et al. 1998,
 * section III.A). Immutable; any thread.
 *
 * @param steps every step in order, for the strip that the window shows; the last one is {@link
 *     #digit}
 * @param digit the 28×28 image that is left: ink between 0 and 1, {@code 1 × 28 × 28}
 * @param empty true if there is no ink; {@code digit} is then all 0
 * @param image what is encoded for the network: {@code digit}, or for a network with three channels
 *     the drawing in colours, {@code 3 × rows × columns}
 */
public record PreparedDigit(List<Step> steps, Tensor digit, boolean empty, Tensor image) {
    public PreparedDigit {
        steps = List.copyOf(steps);
    }

    /** A digit that the network gets as it is. */
    public PreparedDigit(List<Step> steps, Tensor digit, boolean empty) {
        this(steps, digit, empty, digit);
    }

    /** The same with another image for the network. */
    PreparedDigit with(Tensor other) {
        return new PreparedDigit(steps, digit, empty, other);
    }

    /** The kind of a step. */
    public enum Kind {
        /** The ink as it was drawn or read. */
        INK,
        /** Cut to its tight box. */
        BOX,
        /** Scaled so that the longer side has 20 pixels, the aspect kept, anti-aliased. */
        SCALED,
        /** Placed on 28×28 so that the centre of mass is in the middle. */
        CENTRED
    }

    /**
     * The image after one step.
     *
     * @param picture ink between 0 and 1, {@code 1 × rows × columns}
     */
    public record Step(Kind kind, Tensor picture) {}
}
