package org.kernelscope.op;

import java.util.Optional;

/**
 * The number of output cells along one axis: the formula with its present numbers, or the reason
 * why there is no output.
 *
 * @param outputs the output cells; 0 if there are none
 * @param formula the formula with numbers, such as {@code ⌊(7 + 1 + 1 − 1·(3 − 1) − 1) / 2⌋ + 1}
 * @param fraction the value before rounding down, plus 1; equal to {@code outputs} where the
 *     windows fit exactly
 * @param unread cells of the padded map after the last window, which nobody reads
 * @param refusal the reason why there is no output
 */
public record OutputSize(
        int outputs, String formula, double fraction, int unread, Optional<Refusal> refusal) {
    /** The formula in symbols. */
    public static final String SYMBOLS = "⌊(n + before + after − d·(k − 1) − 1) / s⌋ + 1";

    /** The formula of a transposed convolution in symbols. */
    public static final String TRANSPOSED_SYMBOLS =
            "(n − 1)·s − before − after + d·(k − 1) + 1 + extra";

    static OutputSize refused(String formula, Refusal reason) {
        return new OutputSize(0, formula, 0, 0, Optional.of(reason));
    }
}
