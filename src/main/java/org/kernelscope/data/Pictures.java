package org.kernelscope.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Problem;

/**
 * Reads a handwritten digit from any picture: of any size, in colour or grey, dark on light or
 * light on dark, on paper, on a screen or on nothing (transparent).
 *
 * <p>The answer is ink between 0 and 1, {@code 1 × rows × columns}, without its background, with at
 * most {@value #MAX_SIDE} rows and columns; {@link Preparation} makes a digit of it. A digit of
 * MNIST that was saved as a picture of 28×28 comes back as it was.
 *
 * <p>The files may come from anywhere: the size of the file and the number of pixels are checked
 * before anything is decoded. No state; any thread, but not one that somebody looks at.
 */
public final class Pictures {
    /** Bytes that a file may have at the most. */
    static final int MAX_BYTES = 64 << 20;

    /** Pixels that a picture may have at the most. */
    static final long MAX_PIXELS = 100_000_000;

    /** Rows and columns of the ink at the most. */
    static final int MAX_SIDE = 1_024;

    private Pictures() {}

    /**
     * The ink in the picture file {@code file}: PNG, JPEG, GIF or BMP.
     *
     * @throws Problem if it cannot be read, is no picture, is too large, or shows nothing
     */
    public static Tensor read(Path file) throws Problem {
        if (Files.isDirectory(file)) {
            throw new Problem("data.picture.folder", file);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Problem("data.picture.notAFile", file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        } catch (NoSuchFileException missing) {
            throw Problem.causedBy(missing, "data.picture.missing", file);
        } catch (IOException unreadable) {
            throw Problem.causedBy(unreadable, "data.picture.unreadable", file);
        }
    }

    /**
     * The ink in the picture file that {@code in} brings, for example a resource.
     *
     * @param name what to call the picture in a sentence
     * @throws Problem if it is no picture, is too large, or shows nothing
     * @throws IOException if {@code in} fails
     */
    public static Tensor read(String name, InputStream in) throws IOException, Problem {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length == 0) {
            throw new Problem("data.picture.empty", name);
        }
        if (bytes.length > MAX_BYTES) {
            throw new Problem("data.picture.bytes", name, MAX_BYTES >> 20);
        }
        return ink(name, PictureDecoder.decode(name, bytes));
    }

    /**
     * The ink in a picture that is already in memory, for example on the clipboard.
     *
     * @param name what to call the picture in a sentence
     * @param argb {@code rows × columns} colours, row by row: alpha, red, green, blue from the
     *     highest byte to the lowest, not multiplied by alpha
     * @throws Problem if the picture is too large or shows nothing
     */
    public static Tensor ofArgb(String name, int rows, int columns, int[] argb) throws Problem {
        checkPixels(name, rows, columns);
        if (argb.length != rows * columns) {
            throw new IllegalArgumentException(argb.length + " pixels for " + rows + "×" + columns);
        }
        GreyPicture.Builder grey = new GreyPicture.Builder(rows, columns);
        for (int i = 0; i < argb.length; i++) {
            grey.setArgb(i, argb[i]);
        }
        return ink(name, grey.build());
    }

    static void checkPixels(String name, int rows, int columns) throws Problem {
        if (rows < 1 || columns < 1 || (long) rows * columns > MAX_PIXELS) {
            throw new Problem("data.picture.pixels", name, columns, rows, MAX_PIXELS / 1_000_000);
        }
    }

    private static Tensor ink(String name, GreyPicture picture) throws Problem {
        return InkFinder.find(picture.atMost(MAX_SIDE))
                .orElseThrow(() -> new Problem("data.picture.blank", name));
    }
}
