package org.kernelscope.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The input of a network: a square image, and how ink is encoded.
 *
 * @param channels 1, or 3 as for a colour image: red, green, blue
 * @param size rows and columns of the image
 * @param background the value of no ink, and of a colour that is not there
 * @param ink the value of full ink, and of a full colour
 * @param order the order of the pixels after the image was centred; null if they stay where they
 *     are
 */
public record InputSpec(
        int channels, int size, float background, float ink, @Nullable PixelOrder order) {
    private static final int MAX_SIZE = 1_024;

    /** Larger than any usual encoding of ink; differences stay finite. */
    private static final int MAX_INK = 1_000;

    /** An image whose pixels stay where they are. */
    public InputSpec(int channels, int size, float background, float ink) {
        this(channels, size, background, ink, null);
    }

    /** A grey image. */
    public InputSpec(int size, float background, float ink) {
        this(1, size, background, ink);
    }

    /** The same with the pixels in another order. */
    public InputSpec withOrder(PixelOrder other) {
        return new InputSpec(channels, size, background, ink, other);
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
        if (channels != 1 && channels != ColourPlanes.COUNT) {
            throw new ArchitectureException("architecture.channels", channels);
        }
        if (!isSane(background) || !isSane(ink) || background == ink) {
            throw new ArchitectureException("architecture.ink", background, ink, MAX_INK);
        }
        if (order != null && order.size() != size * size) {
            throw new ArchitectureException(
                    "architecture.orderSize", order.size(), size, size * size);
        }
    }

    private static boolean isSane(float value) {
        return Math.abs(value) <= MAX_INK;
    }

    /** True if the network sees colours. */
    public boolean isColour() {
        return channels == ColourPlanes.COUNT;
    }

    /** The shape of the input: {@code channels × size × size}. */
    public Shape shape() {
        return Shape.of(channels, size, size);
    }

    /**
     * Encodes a prepared image as the input of the network: centred, with 0 … 1 mapped to {@code
     * background … ink}, and the pixels in their {@link #order}. A grey image has nothing around
     * it; a colour image goes on with its edge, for it has no value that means no ink. A grey image
     * is repeated in all channels; of a colour image, a network with one channel gets the
     * brightness.
     *
     * <p>Example: with background −0.1 and ink 1.175, half ink is 0.5375.
     *
     * @param image values between 0 and 1, {@code 1 or 3 × rows × columns}, not larger than the
     *     input
     * @throws IllegalArgumentException if it is larger
     */
    public Tensor encode(Tensor image) {
        Shape from = image.shape();
        float[] values = new float[channels * size * size];
        encode(image.toArray(), 0, from, values, 0);
        return Tensor.takeOver(shape(), values);
    }

    /**
     * Encodes one of many images in the same way.
     *
     * @param pixels values between 0 and 1
     * @param at the index of the image's first value in {@code pixels}
     * @param image its shape, {@code 1 or 3 × rows × columns}
     * @param values receives {@code channel × row × column}
     * @param first the index of the input's first value in {@code values}
     * @throws IllegalArgumentException if the image is larger than the input
     */
    public void encode(float[] pixels, int at, Shape image, float[] values, int first) {
        if (image.rows() > size || image.columns() > size) {
            throw new IllegalArgumentException(image + " does not fit into " + shape());
        }
        int plane = image.rows() * image.columns();
        boolean colour = image.channels() == ColourPlanes.COUNT;
        if (colour && channels == 1) {
            place(ColourPlanes.brightness(pixels, at, plane), 0, image, true, values, first);
        } else {
            for (int channel = 0; channel < (colour ? ColourPlanes.COUNT : 1); channel++) {
                int to = first + channel * size * size;
                place(pixels, at + channel * plane, image, colour, values, to);
            }
        }
        for (int channel = 1; !colour && channel < channels; channel++) {
            System.arraycopy(values, first, values, first + channel * size * size, size * size);
        }
    }

    /** Writes one plane: in the middle, encoded, in the {@link #order}. */
    private void place(float[] pixels, int at, Shape image, boolean edges, float[] values, int to) {
        int top = (size - image.rows()) / 2;
        int left = (size - image.columns()) / 2;
        float range = ink - background;
        if (!edges) {
            Arrays.fill(values, to, to + size * size, background);
        }
        int lastRow = image.rows() - 1;
        int lastColumn = image.columns() - 1;
        int fromRow = edges ? 0 : top;
        int toRow = edges ? size : top + image.rows();
        int fromColumn = edges ? 0 : left;
        int toColumn = edges ? size : left + image.columns();
        for (int row = fromRow; row < toRow; row++) {
            int line = at + Math.max(0, Math.min(lastRow, row - top)) * image.columns();
            for (int column = fromColumn; column < toColumn; column++) {
                int from = line + Math.max(0, Math.min(lastColumn, column - left));
                values[to + row * size + column] = background + range * pixels[from];
            }
        }
        if (order != null) {
            order.apply(values, to);
        }
    }
}
