package org.kernelscope.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Reads a handwritten digit from any image: of any size, in colour or grey, dark on light or light
 * on dark, on paper, on a screen or on nothing (transparent).
 *
 * <p>The answer is ink between 0 and 1, {@code 1 × rows × columns}, without its background, with at
 * most {@value #MAX_SIDE} rows and columns; {@link Preparation} makes a digit of it. A digit of
 * MNIST that was saved as an image of 28×28 comes back as it was.
 *
 * <p>The files may come from anywhere: the size of the file and the number of pixels are checked
 * before anything is decoded. No state; any thread but the JavaFX thread.
 */
public final class ImageFiles {
    /** Bytes that a file may have at the most. */
    static final int MAX_BYTES = 64 << 20;

    /** Pixels that an image may have at the most. */
    public static final long MAX_PIXELS = 100_000_000;

    /**
     * Rows and columns of the ink at the most. The network sees 28; the pad of the window, which
     * shows the ink, is rarely larger.
     */
    static final int MAX_SIDE = 512;

    private static final int MILLION = 1_000_000;

    private ImageFiles() {}

    /**
     * The ink of the digit in the image file {@code file}: PNG, JPEG, GIF, BMP, WebP or TIFF.
     *
     * @throws UserFacingException if it cannot be read, is no image, is too large, or shows nothing
     */
    public static Tensor read(Path file) throws UserFacingException {
        return open(file, ReadProgress.UNWATCHED).findAlone(FindOptions.USUAL).ink();
    }

    /**
     * The decoded image in {@code file}, of which a digit can be found in several ways.
     *
     * @throws UserFacingException if it cannot be read, is no image or is too large
     * @throws CancellationException if {@code progress} has ended it
     */
    public static DigitPhotograph open(Path file, ReadProgress progress)
            throws UserFacingException {
        return reading(file, in -> decode(file.toString(), in, progress));
    }

    /**
     * The colours of the image file {@code file}, on white: {@code 3 × rows × columns}, red, green
     * and blue between 0 and 1.
     *
     * @param side rows and columns at the most; a larger image is averaged
     * @throws UserFacingException if it cannot be read, is no image or is too large
     */
    public static Tensor colours(Path file, int side) throws UserFacingException {
        return reading(file, in -> colours(file.toString(), in, side));
    }

    /** The same of an image that {@code in} brings; {@code name} is its name in messages. */
    static Tensor colours(String name, InputStream in, int side)
            throws IOException, UserFacingException {
        return decode(name, in, ReadProgress.UNWATCHED).colours(side);
    }

    /**
     * The brightness of the image file {@code file} as it lies in the file, whatever its EXIF says:
     * 0 black to 1 white, transparent as white, {@code 1 × rows × columns}.
     *
     * @param side rows and columns at the most; a larger image is averaged
     * @throws UserFacingException if it cannot be read, is no image or is too large
     * @throws CancellationException if {@code progress} has ended it
     */
    public static Tensor brightness(Path file, int side, ReadProgress progress)
            throws UserFacingException {
        return reading(
                file,
                in -> {
                    String name = file.toString();
                    return ImageDecoder.brightness(name, bytes(name, in), side, progress);
                });
    }

    /** True if the first bytes of {@code file} are those of an image. */
    public static boolean isImage(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return ImageFormat.isImage(in.readNBytes(ImageFormat.FIRST_BYTES));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Reads an image from an open file. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(InputStream in) throws IOException, UserFacingException;
    }

    private static <T> T reading(Path file, Reading<T> how) throws UserFacingException {
        if (Files.isDirectory(file)) {
            throw new UserFacingException("data.picture.folder", file);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UserFacingException("data.picture.notAFile", file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return how.read(in);
        } catch (NoSuchFileException missing) {
            throw UserFacingException.causedBy(missing, "data.picture.missing", file);
        } catch (IOException unreadable) {
            throw UserFacingException.causedBy(unreadable, "data.picture.unreadable", file);
        }
    }

    /**
     * The ink in the image file that {@code in} brings, for example a resource.
     *
     * @param name the name of the image in messages
     * @throws UserFacingException if it is no image, is too large, or shows nothing
     * @throws IOException if {@code in} fails
     */
    public static Tensor read(String name, InputStream in) throws IOException, UserFacingException {
        return decode(name, in, ReadProgress.UNWATCHED).findAlone(FindOptions.USUAL).ink();
    }

    private static DigitPhotograph decode(String name, InputStream in, ReadProgress progress)
            throws IOException, UserFacingException {
        return ImageDecoder.decode(name, bytes(name, in), progress);
    }

    private static byte[] bytes(String name, InputStream in)
            throws IOException, UserFacingException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length == 0) {
            throw new UserFacingException("data.picture.empty", name);
        }
        if (bytes.length > MAX_BYTES) {
            throw new UserFacingException("data.picture.bytes", name, MAX_BYTES >> 20);
        }
        return bytes;
    }

    /**
     * An image that is already in memory, for example from the clipboard.
     *
     * @param argb {@code rows × columns} colours, row by row: alpha, red, green, blue from the
     *     highest byte to the lowest, not multiplied by alpha
     * @throws UserFacingException if the image is too large
     */
    public static DigitPhotograph ofArgb(int rows, int columns, int[] argb)
            throws UserFacingException {
        if (isTooLarge(rows, columns)) {
            throw new UserFacingException("data.image.pixels", columns, rows, MAX_PIXELS / MILLION);
        }
        if (argb.length != rows * columns) {
            throw new IllegalArgumentException(argb.length + " pixels for " + rows + "×" + columns);
        }
        int step = step(rows, columns);
        int fewerRows = (rows + step - 1) / step;
        int fewerColumns = (columns + step - 1) / step;
        DecodedImage.Builder picture = new DecodedImage.Builder(fewerRows, fewerColumns);
        for (int i = 0; i < fewerRows * fewerColumns; i++) {
            int row = i / fewerColumns * step;
            int column = i % fewerColumns * step;
            picture.setArgb(i, argb[row * columns + column]);
        }
        return new DigitPhotograph(null, picture.build(), Orientation.UPRIGHT);
    }

    /** Refuses the image {@code name} if it has too many pixels, or none. */
    static void checkPixels(String name, int rows, int columns, ImageFormat format)
            throws UserFacingException {
        long millions =
                format.isDecodedWhole() ? ImageFormat.MAX_WHOLE_MILLIONS : MAX_PIXELS / MILLION;
        if (isTooLarge(rows, columns) || (long) rows * columns > millions * MILLION) {
            throw new UserFacingException("data.picture.pixels", name, columns, rows, millions);
        }
    }

    /**
     * The distance of the pixels that are taken from a large image, in both directions, so that
     * memory stays small: twice as many as are kept, for what is left out is finer than what
     * averaging removes.
     */
    static int step(int rows, int columns) {
        return Math.max(1, Math.max(rows, columns) / (2 * MAX_SIDE));
    }

    private static boolean isTooLarge(int rows, int columns) {
        return rows < 1 || columns < 1 || (long) rows * columns > MAX_PIXELS;
    }
}
