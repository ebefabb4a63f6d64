package org.kernelscope.workshop;

/**
 * The receptive field of the cells of a layer of a {@link Chain}, along one axis of the input.
 *
 * <p>A convolution or pooling of {@code reach} cells: {@code jump' = jump·stride}, {@code start' =
 * start + ((reach − 1)/2 − padding)·jump}. A transposed convolution turns both around: {@code jump'
 * = jump/stride}, {@code start' = start − ((reach − 1)/2 − padding)·jump'}. A shuffle divides the
 * jump by its factor, an unshuffle multiplies it; the middle of the map stays where it is.
 *
 * <p>With a jump below 1, neighbouring cells see the same or other cells of the input, and not
 * equally many: see {@link ChainFields#seen}.
 *
 * <p>Source: A. Araujo, W. Norris, J. Sim, <em>Computing Receptive Fields of Convolutional Neural
 * Networks</em>, Distill 2019, equations 2 to 4.
 *
 * @param least input cells from the first to the last that the cell with the smallest field sees
 * @param size the same of the cell with the largest field
 * @param jump distance between the fields of neighbouring cells, in input cells, times {@code per}
 * @param per 1 unless the jump is a fraction
 * @param start middle of the field of the first cell; the middle of the first input cell is 0
 */
public record ChainField(int least, int size, int jump, int per, double start) {
    /** The field of a cell of the input. */
    static final ChainField OF_INPUT = new ChainField(1, 1, 1, 1, 0);

    /** The field after one more operation. */
    ChainField through(ChainStep step, int newLeast, int newSize) {
        int stride = step.window().stride();
        double shift =
                step.kind().isShuffle()
                        ? (stride - 1) / 2.0
                        : (step.window().reach() - 1) / 2.0 - step.window().padding();
        boolean up = step.isUp();
        int above = up ? jump : Math.multiplyExact(jump, stride);
        int below = up ? Math.multiplyExact(per, stride) : per;
        int divisor = divisor(above, below);
        double next = up ? start - shift * jump / ((double) per * stride) : start + shift * step();
        return new ChainField(newLeast, newSize, above / divisor, below / divisor, next);
    }

    /** The jump as a number. */
    public double step() {
        return (double) jump / per;
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}
