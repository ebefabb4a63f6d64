package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.data.Preparation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * A change of all images of a set that was made otherwise than the images a network knows. The
 * steps are done in the order of the components. Immutable; any thread.
 *
 * @param transposed rows become columns
 * @param flipped the first column becomes the last
 * @param upsideDown the first row becomes the last
 * @param inverted no ink becomes full ink; of images in colour, each channel is inverted
 * @param prepared each image is cut, scaled and centred as MNIST's were; grey images alone
 */
public record ImageTurn(
        boolean transposed,
        boolean flipped,
        boolean upsideDown,
        boolean inverted,
        boolean prepared) {
    /** Nothing is changed. */
    public static final ImageTurn NONE = new ImageTurn(false, false, false, false, false);

    /** All turns without preparation, {@link #NONE} first. */
    static final List<ImageTurn> ALL = all();

    private static final int FULL = 255;

    private static List<ImageTurn> all() {
        List<ImageTurn> all = new ArrayList<>();
        for (int bits = 0; bits < 16; bits++) {
            all.add(
                    new ImageTurn(
                            (bits & 1) != 0,
                            (bits & 2) != 0,
                            (bits & 4) != 0,
                            (bits & 8) != 0,
                            false));
        }
        return List.copyOf(all);
    }

    /** The same, with preparation. */
    ImageTurn withPreparation() {
        return new ImageTurn(transposed, flipped, upsideDown, inverted, true);
    }

    /** True if rows and columns are as they were. */
    public boolean isUpright() {
        return !transposed && !flipped && !upsideDown;
    }

    /**
     * All images of {@code set}, changed.
     *
     * @throws UserFacingException if they become too large
     * @throws IllegalArgumentException if images in colour were to be prepared
     */
    OwnDataset applied(OwnDataset set) throws UserFacingException {
        if (equals(NONE)) {
            return set;
        }
        if (prepared && set.isColour()) {
            throw new IllegalArgumentException("there is no ink in colour images");
        }
        int rows = transposed ? set.columns() : set.rows();
        int columns = transposed ? set.rows() : set.columns();
        List<OwnExample> examples = new ArrayList<>(set.count());
        for (OwnExample example : set.examples()) {
            examples.add(example.withPixels(changed(example, set.rows(), set.columns())));
        }
        return OwnDataset.of(
                set.classes(),
                Shape.of(
                        set.channels(),
                        prepared ? Preparation.SIZE : rows,
                        prepared ? Preparation.SIZE : columns),
                examples);
    }

    private byte[] changed(OwnExample example, int rows, int columns) {
        int toRows = transposed ? columns : rows;
        int toColumns = transposed ? rows : columns;
        int plane = rows * columns;
        byte[] pixels = new byte[example.channels() * plane];
        int to = 0;
        for (int first = 0; first < pixels.length; first += plane) {
            for (int row = 0; row < toRows; row++) {
                for (int column = 0; column < toColumns; column++) {
                    int fromRow = upsideDown ? toRows - 1 - row : row;
                    int fromColumn = flipped ? toColumns - 1 - column : column;
                    int from =
                            transposed
                                    ? fromColumn * columns + fromRow
                                    : fromRow * columns + fromColumn;
                    int value = example.pixel(first + from);
                    pixels[to++] = (byte) (inverted ? FULL - value : value);
                }
            }
        }
        return prepared ? prepared(pixels, toRows, toColumns) : pixels;
    }

    private static byte[] prepared(byte[] pixels, int rows, int columns) {
        float[] ink = new float[pixels.length];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (pixels[i] & 0xff) / 255f;
        }
        Tensor image = Tensor.takeOver(Shape.of(1, rows, columns), ink);
        return OwnExample.bytes(Preparation.prepare(image).digit());
    }
}
