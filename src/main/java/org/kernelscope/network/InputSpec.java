package org.kernelscope.network;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * What the network is shown: a square picture, and how ink is written as numbers.
 *
 * @param channels 1, or 3 as for a colour picture; a grey drawing is the same in all of them
 * @param size rows and columns of the picture
 * @param background the number that stands for no ink
 * @param ink the number that stands for full ink
 */
public record InputSpec(int channels, int size, float background, float ink) {
    private static final int MAX_SIZE = 1_024;

    /** Farther from 0 than any way of writing ink as numbers; differences stay finite. */
    private static final int MAX_INK = 1_000;

    /** A grey picture. */
    public InputSpec(int size, float background, float ink) {
        this(1, size, background, ink);
    }

    /**
     * Checks that a network can be shown this.
     *
     * @throws ArchitectureException if it is too large, empty, of another number of channels than 1
     *     or 3, or if ink cannot be told from paper
     */
    public void check() throws ArchitectureException {
        if (size < 1 || size > MAX_SIZE) {
            throw new ArchitectureException("architecture.input", MAX_SIZE, size);
        }
        if (channels != 1 && channels != 3) {
            throw new ArchitectureException("architecture.channels", channels);
        }
        if (!isSane(background) || !isSane(ink) || background == ink) {
            throw new ArchitectureException("architecture.ink", background, ink, MAX_INK);
        }
    }

    private static boolean isSane(float number) {
        return Math.abs(number) <= MAX_INK;
    }

    /** The shape of the input: {@code channels × size × size}. */
    public Shape shape() {
        return Shape.of(channels, size, size);
    }

    /**
     * A prepared digit as the network gets it: in the middle of the input, ink 0 … 1 written as
     * {@code background … ink}.
     *
     * @param digit ink between 0 and 1, {@code 1 × rows × columns}, not larger than the input
     * @throws IllegalArgumentException if it is larger
     */
    public Tensor encode(Tensor digit) {
        Shape from = digit.shape();
        if (from.rows() > size || from.columns() > size) {
            throw new IllegalArgumentException(from + " does not fit into " + shape());
        }
        int top = (size - from.rows()) / 2;
        int left = (size - from.columns()) / 2;
        int plane = size * size;
        float[] values = new float[channels * plane];
        java.util.Arrays.fill(values, background);
        for (int row = 0; row < from.rows(); row++) {
            for (int column = 0; column < from.columns(); column++) {
                values[(top + row) * size + left + column] =
                        background + (ink - background) * digit.at(0, row, column);
            }
        }
        for (int channel = 1; channel < channels; channel++) {
            System.arraycopy(values, 0, values, channel * plane, plane);
        }
        return Tensor.takeOver(shape(), values);
    }
}
