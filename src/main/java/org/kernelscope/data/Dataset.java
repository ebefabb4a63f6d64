package org.kernelscope.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A set of labelled grey images of one size, kept as bytes (0 = no ink, 255 = full ink), row by
 * row. Immutable; any thread.
 */
public final class Dataset {
    private final int rows;
    private final int columns;
    private final byte[] pixels;
    private final short[] labels;

    /** Asked by every training that begins on this set; takes a second on a slow machine. */
    private volatile @Nullable String sha256;

    private Dataset(int rows, int columns, byte[] pixels, short[] labels) {
        this.rows = rows;
        this.columns = columns;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * The set that takes over these arrays, which the caller must not change again.
     *
     * @param pixels {@code count × rows × columns}
     * @param labels the class of each image, from 0 on
     */
    static Dataset takeOver(int rows, int columns, byte[] pixels, short[] labels) {
        if (pixels.length != (long) labels.length * rows * columns) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels for " + labels.length + " pictures");
        }
        return new Dataset(rows, columns, pixels, labels);
    }

    /** Number of images. */
    public int count() {
        return labels.length;
    }

    /** Rows of each image. */
    public int rows() {
        return rows;
    }

    /** Columns of each image. */
    public int columns() {
        return columns;
    }

    /** The class of image {@code index}, from 0 on. */
    public int label(int index) {
        return labels[index];
    }

    /** Image {@code index} as ink between 0 and 1: {@code 1 × rows × columns}. */
    public Tensor ink(int index) {
        Objects.checkIndex(index, labels.length);
        int plane = rows * columns;
        float[] ink = new float[plane];
        for (int i = 0; i < plane; i++) {
            ink[i] = (pixels[index * plane + i] & 0xff) / 255f;
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), ink);
    }

    /** Copies the bytes of image {@code index} into {@code target} from {@code at} on. */
    public void copyPixels(int index, byte[] target, int at) {
        int plane = rows * columns;
        System.arraycopy(pixels, index * plane, target, at, plane);
    }

    /** SHA-256 of count, rows, columns, pixels and labels, as 64 hexadecimal digits. */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = digest();
            sha256 = known;
        }
        return known;
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    ByteBuffer.allocate(3 * Integer.BYTES)
                            .putInt(count())
                            .putInt(rows)
                            .putInt(columns)
                            .array());
            digest.update(pixels);
            ByteBuffer classes = ByteBuffer.allocate(labels.length * Short.BYTES);
            classes.asShortBuffer().put(labels);
            return HexFormat.of().formatHex(digest.digest(classes.array()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The images {@code from} (inclusive) to {@code to} (exclusive) as a set of their own. */
    public Dataset range(int from, int to) {
        Objects.checkFromToIndex(from, to, labels.length);
        int plane = rows * columns;
        return new Dataset(
                rows,
                columns,
                java.util.Arrays.copyOfRange(pixels, from * plane, to * plane),
                java.util.Arrays.copyOfRange(labels, from, to));
    }

    /** Every {@code step}-th image, from the first on, as a set of their own. */
    public Dataset every(int step) {
        int plane = rows * columns;
        int count = (labels.length + step - 1) / step;
        short[] someLabels = new short[count];
        byte[] somePixels = new byte[count * plane];
        for (int i = 0; i < count; i++) {
            someLabels[i] = labels[i * step];
            System.arraycopy(pixels, i * step * plane, somePixels, i * plane, plane);
        }
        return new Dataset(rows, columns, somePixels, someLabels);
    }

    /**
     * The same images with their pixels in another order.
     *
     * @param order for each new pixel, the old one that it shows; every pixel once
     * @throws IllegalArgumentException if it is no permutation of the pixels of an image
     */
    public Dataset permuted(int[] order) {
        int plane = rows * columns;
        boolean[] used = new boolean[plane];
        if (order.length != plane) {
            throw new IllegalArgumentException(order.length + " of " + plane);
        }
        for (int from : order) {
            if (from < 0 || from >= plane || used[from]) {
                throw new IllegalArgumentException("not a permutation: " + from);
            }
            used[from] = true;
        }
        byte[] moved = new byte[pixels.length];
        for (int first = 0; first < pixels.length; first += plane) {
            for (int i = 0; i < plane; i++) {
                moved[first + i] = pixels[first + order[i]];
            }
        }
        return new Dataset(rows, columns, moved, labels);
    }
}
