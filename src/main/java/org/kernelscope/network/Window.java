package org.kernelscope.network;

/**
 * What one output cell sees of the map below along one axis: a square window that slides.
 *
 * <p>Output cell {@code o} sees the input cells {@code o·stride − padding + t·dilation} for the
 * taps {@code t = 0 … size − 1}. The arithmetic follows V. Dumoulin and F. Visin, <em>A guide to
 * convolution arithmetic for deep learning</em> (arXiv:1603.07285), relationship 14 for the extent.
 *
 * @param size taps along each axis
 * @param stride step between neighbouring outputs, in input cells
 * @param padding zero cells added on each side
 * @param dilation distance between neighbouring taps, in input cells
 */
public record Window(int size, int stride, int padding, int dilation) {
    /** A window of {@code size} taps with stride 1 and neither padding nor dilation. */
    public static Window of(int size) {
        return new Window(size, 1, 0, 1);
    }

    /** Input cells from the first tap to the last: {@code dilation·(size − 1) + 1}. */
    public int reach() {
        return dilation * (size - 1) + 1;
    }

    /**
     * Output cells along an axis of {@code input} cells: {@code ⌊(input + 2·padding − reach) /
     * stride⌋ + 1}; 0 if none fits.
     */
    public int outputs(int input) {
        int room = input + 2 * padding - reach();
        return room < 0 ? 0 : room / stride + 1;
    }

    /**
     * The input cell under tap {@code tap} of output cell {@code output}; outside the map where
     * there is padding.
     */
    public int input(int output, int tap) {
        return output * stride - padding + tap * dilation;
    }

    /**
     * The tap with which output cell {@code output} sees input cell {@code input}, or −1 if it does
     * not.
     */
    public int tap(int output, int input) {
        int distance = input - (output * stride - padding);
        boolean seen = distance >= 0 && distance < reach() && distance % dilation == 0;
        return seen ? distance / dilation : -1;
    }

    /**
     * The input cells from the first tap to the last of the output cells {@code outputs}; not
     * clipped. No outputs see no inputs.
     */
    public Span sources(Span outputs) {
        int first = input(outputs.from(), 0);
        int end = outputs.isEmpty() ? first : input(outputs.to() - 1, 0) + reach();
        return new Span(first, end);
    }

    /**
     * The output cells, of {@code extent} in all, whose windows reach over any of the input cells
     * {@code inputs}. With a dilation above 1 some of them may see none of the cells: ask {@link
     * #tap}.
     */
    public Span targets(Span inputs, int extent) {
        int first = -Math.floorDiv(reach() - 1 - padding - inputs.from(), stride);
        int last = Math.floorDiv(inputs.to() - 1 + padding, stride);
        return new Span(first, last + 1).clip(extent);
    }
}
