package org.kernelscope.op;

import java.util.Locale;
import java.util.Optional;

/**
 * The sliding of windows along one axis of a map. Output cell {@code o} reads, under tap {@code t}
 * of its window, the position {@code o·stride − before + t·dilation}.
 *
 * <p>Output size: {@code ⌊(n + before + after − d·(k − 1) − 1) / s⌋ + 1} for n cells, windows of k
 * taps, stride s and dilation d.
 *
 * <p>Example: 5 cells, 3 taps, stride 2, one cell of padding on each side: {@code ⌊(5 + 1 + 1 −
 * 1·(3 − 1) − 1) / 2⌋ + 1 = 3}. Output 0 reads the positions −1 (padding), 0, 1; output 2 reads 3,
 * 4, 5 (padding).
 *
 * <p>Source: V. Dumoulin, F. Visin, <em>A guide to convolution arithmetic for deep learning</em>,
 * arXiv:1603.07285, relationship 14.
 *
 * @param stride step between neighbouring windows, in input cells
 * @param before cells of padding before the first cell
 * @param after cells of padding after the last cell
 * @param dilation distance between neighbouring taps, in input cells
 * @param mode the values of the padding
 */
public record SlidingAxis(int stride, int before, int after, int dilation, PaddingMode mode) {
    /** Stride 1, no padding, no dilation. */
    public static final SlidingAxis PLAIN = of(1, 0, 1);

    /** The same zero padding on both sides. */
    public static SlidingAxis of(int stride, int padding, int dilation) {
        return new SlidingAxis(stride, padding, padding, dilation, PaddingMode.ZEROS);
    }

    /** The same with another padding. */
    public SlidingAxis withPadding(int otherBefore, int otherAfter) {
        return new SlidingAxis(stride, otherBefore, otherAfter, dilation, mode);
    }

    /**
     * The cells from the first to the last of {@code size} taps: {@code dilation·(size − 1) + 1}.
     */
    public int reach(int size) {
        return dilation * (size - 1) + 1;
    }

    /** The position under a tap; outside {@code 0 … extent − 1} in the padding. */
    public int position(int output, int tap) {
        return output * stride - before + tap * dilation;
    }

    /** The first output whose position under a tap is not before the map. */
    int firstInside(int tap) {
        return Math.max(0, -Math.floorDiv(tap * dilation - before, stride));
    }

    /** The first of {@code outputs} outputs whose position under a tap is behind the map. */
    int endInside(int tap, int extent, int outputs) {
        return Math.min(outputs, -Math.floorDiv(tap * dilation - before - extent, stride));
    }

    /** The cell of a map of {@code extent} cells that is read under a tap; −1 for a zero. */
    public int source(int output, int tap, int extent) {
        return mode.source(position(output, tap), extent);
    }

    /** The number of windows of {@code size} taps on {@code input} cells; 0 if none fits. */
    public int outputs(int input, int size) {
        int room = input + before + after - reach(size);
        return room < 0 ? 0 : room / stride + 1;
    }

    /** The output size with its formula, for any numbers, possible or not. */
    public OutputSize outputSize(int input, int size) {
        String formula =
                String.format(
                        Locale.ROOT,
                        "⌊(%d + %d + %d − %s·(%d − 1) − 1) / %s⌋ + 1",
                        input,
                        before,
                        after,
                        signed(dilation),
                        size,
                        signed(stride));
        Optional<Refusal> refusal = refusal(size, input);
        if (refusal.isPresent()) {
            return OutputSize.refused(formula, refusal.get());
        }
        long room = (long) input + before + after - 1 - (long) dilation * (size - 1);
        if (room < 0) {
            return OutputSize.refused(formula, Refusal.WINDOW_TOO_LARGE);
        }
        long outputs = room / stride + 1;
        return outputs > Integer.MAX_VALUE
                ? OutputSize.refused(formula, Refusal.TOO_LARGE)
                : new OutputSize(
                        (int) outputs,
                        formula,
                        (double) room / stride + 1,
                        (int) (room % stride),
                        Optional.empty());
    }

    /**
     * The output size of the transposed convolution, with its formula: {@code (n − 1)·s − before −
     * after + d·(k − 1) + 1 + extra}.
     *
     * @param extra further output cells after the last; smaller than the stride
     */
    public OutputSize transposedSize(int input, int size, int extra) {
        String formula =
                String.format(
                        Locale.ROOT,
                        "(%d − 1)·%s − %d − %d + %s·(%d − 1) + 1 + %d",
                        input,
                        signed(stride),
                        before,
                        after,
                        signed(dilation),
                        size,
                        extra);
        Optional<Refusal> refusal = mistake(size);
        if (refusal.isPresent()) {
            return OutputSize.refused(formula, refusal.get());
        }
        if (extra < 0 || extra >= stride) {
            return OutputSize.refused(formula, Refusal.OUTPUT_PADDING);
        }
        long outputs =
                (input - 1L) * stride - before - after + (long) dilation * (size - 1) + 1 + extra;
        if (outputs <= 0) {
            return OutputSize.refused(formula, Refusal.NOTHING_LEFT);
        }
        if (outputs > Integer.MAX_VALUE) {
            return OutputSize.refused(formula, Refusal.TOO_LARGE);
        }
        // The padding belongs to the map that is made.
        return refusal(size, (int) outputs)
                .map(reason -> OutputSize.refused(formula, reason))
                .orElseGet(
                        () -> new OutputSize((int) outputs, formula, outputs, 0, Optional.empty()));
    }

    /** For each of {@code input} cells: true if some window reads it, also through the padding. */
    public boolean[] read(int input, int size) {
        boolean[] read = new boolean[input];
        int outputs = outputs(input, size);
        for (int output = 0; output < outputs; output++) {
            for (int tap = 0; tap < size; tap++) {
                int cell = source(output, tap, input);
                if (cell >= 0) {
                    read[cell] = true;
                }
            }
        }
        return read;
    }

    private Optional<Refusal> refusal(int size, int input) {
        Optional<Refusal> mistake = mistake(size);
        if (mistake.isPresent() || Math.max(before, after) <= mode.widest(input)) {
            return mistake;
        }
        return Optional.of(
                mode == PaddingMode.REFLECT ? Refusal.REFLECT_TOO_WIDE : Refusal.CIRCULAR_TOO_WIDE);
    }

    private Optional<Refusal> mistake(int size) {
        if (size < 1) {
            return Optional.of(Refusal.NO_WINDOW);
        }
        if (stride < 1) {
            return Optional.of(Refusal.STRIDE);
        }
        if (dilation < 1) {
            return Optional.of(Refusal.DILATION);
        }
        return before < 0 || after < 0 ? Optional.of(Refusal.PADDING) : Optional.empty();
    }

    private static String signed(int factor) {
        return factor < 0 ? "(" + factor + ")" : Integer.toString(factor);
    }

    /**
     * The number of output cells along one axis: the formula with its present numbers, or the
     * reason why there is no output.
     *
     * @param outputs the output cells; 0 if there are none
     * @param formula the formula with numbers, such as {@code ⌊(7 + 1 + 1 − 1·(3 − 1) − 1) / 2⌋ +
     *     1}
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
}
