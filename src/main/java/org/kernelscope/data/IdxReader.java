package org.kernelscope.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.kernelscope.text.UserFacingException;

/**
 * Reads labelled images from a pair of IDX files, the format that MNIST is published in, packed
 * with gzip or not.
 *
 * <p>An IDX file begins with a magic number (two zero bytes, the type of the elements, the number
 * of axes) and the extent of each axis, all big-endian; the elements follow in row-major order:
 * {@code 00000803, count, rows, columns, pixels…} for images and {@code 00000801, count, labels…}
 * for labels. Labels may also be of two or four bytes ({@code 00000b01}, {@code 00000c01}), which
 * sets of more than 256 classes need. See <a
 * href="http://yann.lecun.com/exdb/mnist/">yann.lecun.com/exdb/mnist</a>.
 *
 * <p>The files may come from anywhere: no memory is asked for on the word of a header, and nothing
 * is used before it was checked. No state; any thread.
 */
final class IdxReader {
    static final int IMAGES_MAGIC = 0x0803;
    static final int LABELS_MAGIC = 0x0801;
    private static final int SHORT_LABELS_MAGIC = 0x0b01;
    private static final int INT_LABELS_MAGIC = 0x0c01;

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
        return Dataset.takeOver(extents[1], extents[2], pictures.bytes(), checked);
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
            ByteBuffer data = ByteBuffer.wrap(bytes);
            return width == Short.BYTES
                    ? data.getShort(index * Short.BYTES)
                    : data.getInt(index * Integer.BYTES);
        }
    }

    private static Block readBlock(IdxSource source, boolean labels) throws UserFacingException {
        try (InputStream raw = new BufferedInputStream(source.opener().open(), 1 << 16);
                DataInputStream in = new DataInputStream(unpacked(raw))) {
            int width = readMagic(source, in, labels);
            int[] extents = readExtents(source, in, labels ? 1 : 3, width);
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
    private static int readMagic(IdxSource source, DataInputStream in, boolean labels)
            throws IOException, UserFacingException {
        int found = in.readInt();
        if (labels && found == SHORT_LABELS_MAGIC) {
            return Short.BYTES;
        }
        if (labels && found == INT_LABELS_MAGIC) {
            return Integer.BYTES;
        }
        int magic = labels ? LABELS_MAGIC : IMAGES_MAGIC;
        if (found != magic) {
            String key = labels ? "data.idx.magic.labels" : "data.idx.magic.images";
            throw new UserFacingException(
                    key, source.name(), String.format("%08x", magic), String.format("%08x", found));
        }
        return 1;
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
