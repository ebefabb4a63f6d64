package org.kernelscope.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.text.UserFacingException;

/**
 * Reads labelled images from a pair of IDX files, the format that MNIST is published in, packed
 * with gzip or not.
 *
 * <p>An IDX file begins with a magic number (two zero bytes, the type of the elements, the number
 * of axes) and the extent of each axis, all big-endian; the elements follow in row-major order:
 * {@code 00000803, count, rows, columns, pixels…} for images and {@code 00000801, count, labels…}
 * for labels. Colour images have a fourth axis: {@code 00000804, count, 3, rows, columns, red,
 * green and blue of each image}. Labels may also be of two or four bytes ({@code 00000b01}, {@code
 * 00000c01}), which sets of more than 256 classes need, or a table whose rows begin with the class
 * ({@code 00000c02}, QMNIST). See <a
 * href="http://yann.lecun.com/exdb/mnist/">yann.lecun.com/exdb/mnist</a>.
 *
 * <p>The files may come from anywhere: no memory is asked for on the word of a header, and nothing
 * is used before it was checked. No state; any thread.
 */
final class IdxReader {
    static final int IMAGES_MAGIC = 0x0803;
    static final int COLOUR_MAGIC = 0x0804;
    static final int LABELS_MAGIC = 0x0801;
    private static final int SHORT_LABELS_MAGIC = 0x0b01;
    private static final int INT_LABELS_MAGIC = 0x0c01;

    /** QMNIST's: a row for each image, which begins with its class. */
    private static final int TABLE_LABELS_MAGIC = 0x0c02;

    /** Pixels that a set may have at the most: 342,392 images of 28×28. */
    static final long MAX_PIXELS = 1L << 28;

    private static final int MAX_SIDE = 1_024;

    /** As many as a network can tell apart. */
    private static final int CLASSES = 1_000;

    private static final int GZIP_MAGIC = 0x1f8b;

    private IdxReader() {}

    /**
     * The images of {@code images} with the labels of {@code labels}.
     *
     * @throws UserFacingException if one of them cannot be read, is no IDX file of its kind, is too
     *     short or too long, or too large, or if the two do not belong together; the sentence names
     *     the file
     */
    static Dataset read(IdxSource images, IdxSource labels) throws UserFacingException {
        Block pictures = readBlock(images, false);
        Block classes = readBlock(labels, true);
        int[] extents = pictures.extents();
        if (extents[0] != classes.extents()[0]) {
            throw new UserFacingException(
                    "data.idx.count",
                    images.name(),
                    extents[0],
                    labels.name(),
                    classes.extents()[0]);
        }
        short[] checked = new short[extents[0]];
        for (int i = 0; i < checked.length; i++) {
            long label = classes.number(i);
            if (label < 0 || label >= CLASSES) {
                throw new UserFacingException(
                        "data.idx.label", labels.name(), i, label, CLASSES - 1);
            }
            checked[i] = (short) label;
        }
        int axes = extents.length;
        int channels = axes == 4 ? extents[1] : 1;
        if (channels != 1 && channels != ColourPlanes.COUNT) {
            throw new UserFacingException("data.idx.channels", images.name(), channels);
        }
        return Dataset.takeOver(
                channels, extents[axes - 2], extents[axes - 1], pictures.bytes(), checked);
    }

    /**
     * The data of a file.
     *
     * @param width bytes of a number
     */
    private record Block(int[] extents, int width, byte[] bytes) {
        /** Number {@code index}: a byte is unsigned, wider ones are signed. */
        long number(int index) {
            if (width == 1) {
                return bytes[index] & 0xff;
            }
            int inRow = extents.length == 2 ? extents[1] : 1;
            ByteBuffer data = ByteBuffer.wrap(bytes);
            return width == Short.BYTES
                    ? data.getShort(index * inRow * Short.BYTES)
                    : data.getInt(index * inRow * Integer.BYTES);
        }
    }

    private static Block readBlock(IdxSource source, boolean labels) throws UserFacingException {
        try (InputStream raw = new BufferedInputStream(source.opener().open(), 1 << 16);
                DataInputStream in = new DataInputStream(unpacked(raw))) {
            int magic = readMagic(source, in, labels);
            int width = width(magic);
            int[] extents = readExtents(source, in, magic & 0xff, width);
            int expected = width;
            for (int extent : extents) {
                expected *= extent;
            }
            byte[] bytes = in.readNBytes(expected);
            if (bytes.length < expected) {
                throw new UserFacingException(
                        "data.idx.truncated", source.name(), expected, bytes.length);
            }
            if (in.read() >= 0) {
                throw new UserFacingException("data.idx.trailing", source.name(), expected);
            }
            return new Block(extents, width, bytes);
        } catch (EOFException tooShort) {
            throw UserFacingException.causedBy(tooShort, "data.idx.short", source.name());
        } catch (ZipException damaged) {
            throw UserFacingException.causedBy(
                    damaged, "data.idx.gzip", source.name(), reason(damaged));
        } catch (IOException unreadable) {
            throw UserFacingException.causedBy(
                    unreadable, "data.idx.unreadable", source.name(), reason(unreadable));
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return (first << 8 | second) == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** The number of bytes of a value. */
    private static int width(int magic) {
        return switch (magic) {
            case SHORT_LABELS_MAGIC -> Short.BYTES;
            case INT_LABELS_MAGIC, TABLE_LABELS_MAGIC -> Integer.BYTES;
            default -> 1;
        };
    }

    /** The magic number, whose last byte is the number of axes. */
    private static int readMagic(IdxSource source, DataInputStream in, boolean labels)
            throws IOException, UserFacingException {
        int found = in.readInt();
        if (labels ? width(found) > 1 : found == COLOUR_MAGIC) {
            return found;
        }
        int magic = labels ? LABELS_MAGIC : IMAGES_MAGIC;
        if (found != magic) {
            String key = labels ? "data.idx.magic.labels" : "data.idx.magic.images";
            throw new UserFacingException(
                    key, source.name(), String.format("%08x", magic), String.format("%08x", found));
        }
        return found;
    }

    private static int[] readExtents(IdxSource source, DataInputStream in, int axes, int width)
            throws IOException, UserFacingException {
        int[] extents = new int[axes];
        long size = width;
        for (int axis = 0; axis < axes; axis++) {
            long extent = Integer.toUnsignedLong(in.readInt());
            long most = axis == 0 ? MAX_PIXELS / width : MAX_SIDE;
            size *= extent;
            if (extent < 1 || extent > most || size > MAX_PIXELS) {
                throw new UserFacingException(
                        "data.idx.extent", source.name(), axis + 1, extent, most, MAX_PIXELS);
            }
            extents[axis] = (int) extent;
        }
        return extents;
    }

    private static String reason(IOException exception) {
        String message = exception.getMessage();
        return message == null ? exception.getClass().getSimpleName() : message;
    }
}
