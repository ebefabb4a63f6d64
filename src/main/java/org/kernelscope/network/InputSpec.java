package org.kernelscope.network;

import java.util.Arrays;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The input of a network: a square image, and how ink is encoded.
 *
 * @param channels 1, or 3 as for a colour image; a grey drawing is repeated in all channels
 * @param size rows and columns of the image
 * @param background the value of no ink
 * @param ink the value of full ink
 */
public record InputSpec(int channels, int size, float background, float ink) {
    private static final int MAX_SIZE = 1_024;

    /** Larger than any usual encoding of ink; differences stay finite. */
    private static final int MAX_INK = 1_000;

    /** A grey image. */
    public InputSpec(int size, float background, float ink) {
        this(1, size, background, ink);
    }

    /**
     * Checks that a network can have this input.
     *
     * @throws ArchitectureException if it is empty or too large, does not have 1 or 3 channels, or
     *     if ink and background have the same value
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

    private static boolean isSane(float value) {
        return Math.abs(value) <= MAX_INK;
    }

    /** The shape of the input: {@code channels × size × size}. */
    public Shape shape() {
        return Shape.of(channels, size, size);
    }

    /**
     * Encodes a prepared image as the input of the network: centred, with ink 0 … 1 mapped to
     * {@code background … ink}.
     *
     * <p>Example: with background −0.1 and ink 1.175, half ink is 0.5375.
     *
     * @param image ink between 0 and 1, {@code 1 × rows × columns}, not larger than the input
     * @throws IllegalArgumentException if it is larger
     */
    public Tensor encode(Tensor image) {
        Shape from = image.shape();
        if (from.rows() > size || from.columns() > size) {
            throw new IllegalArgumentException(from + " does not fit into " + shape());
        }
        int top = (size - from.rows()) / 2;
        int left = (size - from.columns()) / 2;
        int plane = size * size;
        float[] values = new float[channels * plane];
        Arrays.fill(values, background);
        for (int row = 0; row < from.rows(); row++) {
            for (int column = 0; column < from.columns(); column++) {
                values[(top + row) * size + left + column] =
                        background + (ink - background) * image.at(0, row, column);
            }
        }
        for (int channel = 1; channel < channels; channel++) {
            System.arraycopy(values, 0, values, channel * plane, plane);
        }
        return Tensor.takeOver(shape(), values);
    }
}
