package org.kernelscope.network;

import org.kernelscope.op.SlidingAxis;

/**
 * A square window that slides over a map, and what one output cell sees through it along one axis.
 *
 * <p>Output cell {@code o} sees the input cells {@code o·stride − padding + t·dilation} for the
 * taps {@code t = 0 … size − 1}.
 *
 * <p>Example: size 3, stride 2, padding 1, dilation 1 on 5 input cells: {@code ⌊(5 + 2 − 3) / 2⌋ +
 * 1 = 3} outputs. Output 0 sees the inputs −1 (padding), 0, 1; output 2 sees 3, 4, 5 (padding).
 *
 * <p>Source: V. Dumoulin, F. Visin, <em>A guide to convolution arithmetic for deep learning</em>,
 * arXiv:1603.07285, relationship 14.
 *
 * @param size taps along each axis
 * @param stride step between neighbouring outputs, in input cells
 * @param padding zero cells added on each side
 * @param dilation distance between neighbouring taps, in input cells
 */
public record Window(int size, int stride, int padding, int dilation) {
    /** 2×2 cells side by side, which halve a map: the pooling of the LeNets. */
    public static final Window HALVING = new Window(2, 2, 0, 1);

    /** A window of {@code size} taps with stride 1, without padding or dilation. */
    public static Window of(int size) {
        return new Window(size, 1, 0, 1);
    }

    /** The same window with another size. */
    public Window withSize(int other) {
        return new Window(other, stride, padding, dilation);
    }

    /** The same window with another stride. */
    public Window withStride(int other) {
        return new Window(size, other, padding, dilation);
    }

    /** The same window with another padding. */
    public Window withPadding(int other) {
        return new Window(size, stride, other, dilation);
    }

    /** The same window with another dilation. */
    public Window withDilation(int other) {
        return new Window(size, stride, padding, other);
    }

    /** The sliding along one axis; rows and columns are alike. */
    public SlidingAxis sliding() {
        return SlidingAxis.of(stride, padding, dilation);
    }

    /**
     * The number of input cells from the first tap to the last: {@code dilation·(size − 1) + 1}.
     */
    public int reach() {
        return sliding().reach(size);
    }

    /**
     * The number of output cells along an axis of {@code input} cells: {@code ⌊(input + 2·padding −
     * reach) / stride⌋ + 1}; 0 if the window does not fit.
     */
    public int outputs(int input) {
        return sliding().outputs(input, size);
    }

    /**
     * The input cell under tap {@code tap} of output cell {@code output}; outside the map if it
     * lies in the padding.
     */
    public int input(int output, int tap) {
        return sliding().position(output, tap);
    }

    /** The tap of output cell {@code output} over input cell {@code input}; −1 if there is none. */
    public int tap(int output, int input) {
        int distance = input - (output * stride - padding);
        boolean seen = distance >= 0 && distance < reach() && distance % dilation == 0;
        return seen ? distance / dilation : -1;
    }

    /**
     * The input cells from the first to the last tap of the output cells {@code outputs}, not
     * clipped to the map. Empty for no outputs.
     */
    public Span sources(Span outputs) {
        int first = input(outputs.from(), 0);
        int end = outputs.isEmpty() ? first : input(outputs.to() - 1, 0) + reach();
        return new Span(first, end);
    }

    /**
     * The output cells, out of {@code extent}, whose windows reach over any of the input cells
     * {@code inputs}. With a dilation above 1 some of them may skip the cells; {@link #tap} is
     * exact.
     */
    public Span targets(Span inputs, int extent) {
        int first = -Math.floorDiv(reach() - 1 - padding - inputs.from(), stride);
        int last = Math.floorDiv(inputs.to() - 1 + padding, stride);
        return new Span(first, last + 1).clip(extent);
    }
}
