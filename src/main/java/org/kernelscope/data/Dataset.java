package org.kernelscope.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A set of labelled images of one size, kept as bytes, row by row: grey ones (0 = no ink, 255 =
 * full ink), or colour images as one plane each of red, green and blue. Immutable; any thread.
 */
public final class Dataset {
    private final int channels;
    private final int rows;
    private final int columns;
    private final byte[] pixels;
    private final short[] labels;
    private final @Nullable ClassNames classNames;

    /** Asked by every training that begins on this set; takes a second on a slow machine. */
    private volatile @Nullable String sha256;

    private Dataset(
            int channels,
            int rows,
            int columns,
            byte[] pixels,
            short[] labels,
            @Nullable ClassNames classNames) {
        this.channels = channels;
        this.rows = rows;
        this.columns = columns;
        this.pixels = pixels;
        this.labels = labels;
        this.classNames = classNames;
    }

    /**
     * The set that takes over these arrays, which the caller must not change again.
     *
     * @param pixels {@code count × rows × columns}
     * @param labels the class of each image, from 0 on
     */
    static Dataset takeOver(int rows, int columns, byte[] pixels, short[] labels) {
        return takeOver(1, rows, columns, pixels, labels);
    }

    /**
     * The same with grey images or colour images.
     *
     * @param channels 1, or 3 for red, green and blue
     * @param pixels {@code count × channels × rows × columns}
     */
    static Dataset takeOver(int channels, int rows, int columns, byte[] pixels, short[] labels) {
        if (channels != 1 && channels != ColourPlanes.COUNT
                || pixels.length != (long) labels.length * channels * rows * columns) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels for " + labels.length + " pictures");
        }
        return new Dataset(channels, rows, columns, pixels, labels, null);
    }

    /**
     * A set of images of one channel.
     *
     * @param pixels {@code count × rows × columns}; copied
     * @param labels the class of each image, from 0 on; copied
     */
    public static Dataset of(int rows, int columns, byte[] pixels, short[] labels) {
        return takeOver(rows, columns, pixels.clone(), labels.clone());
    }

    /**
     * A set of grey images or colour images.
     *
     * @param image the shape of each, {@code 1 or 3 × rows × columns}
     * @param pixels {@code count × channels × rows × columns}; copied
     * @param labels the class of each image, from 0 on; copied
     */
    public static Dataset of(Shape image, byte[] pixels, short[] labels) {
        return takeOver(
                image.channels(), image.rows(), image.columns(), pixels.clone(), labels.clone());
    }

    /**
     * The same examples with names for their classes, which do not change the {@linkplain #sha256
     * fingerprint}.
     *
     * @param names null for numbers
     */
    public Dataset withClassNames(@Nullable ClassNames names) {
        Dataset named = new Dataset(channels, rows, columns, pixels, labels, names);
        named.sha256 = sha256;
        return named;
    }

    /** The names of the classes; null if they are called by their numbers, as digits are. */
    public @Nullable ClassNames classNames() {
        return classNames;
    }

    /** The name of class {@code label}; its number if it has none. */
    public String className(int label) {
        return ClassNames.name(classNames, label);
    }

    /** Number of images. */
    public int count() {
        return labels.length;
    }

    /** 1 for grey images, 3 for colour images. */
    public int channels() {
        return channels;
    }

    /** The shape of each image: {@code channels × rows × columns}. */
    public Shape shape() {
        return Shape.of(channels, rows, columns);
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

    /**
     * Image {@code index} as ink between 0 and 1: {@code 1 × rows × columns}. Of a colour image
     * this is the brightness.
     */
    public Tensor ink(int index) {
        Tensor image = image(index);
        return channels == 1 ? image : ColourPlanes.brightness(image);
    }

    /** Image {@code index} between 0 and 1: {@code channels × rows × columns}. */
    public Tensor image(int index) {
        float[] image = new float[size()];
        copyImage(index, image, 0);
        return Tensor.takeOver(shape(), image);
    }

    /** Copies image {@code index}, values between 0 and 1, into {@code target}. */
    public void copyImage(int index, float[] target, int at) {
        Objects.checkIndex(index, labels.length);
        int size = size();
        int first = index * size;
        for (int i = 0; i < size; i++) {
            target[at + i] = (pixels[first + i] & 0xff) / 255f;
        }
    }

    /** Copies the bytes of image {@code index} into {@code target} from {@code at} on. */
    public void copyPixels(int index, byte[] target, int at) {
        System.arraycopy(pixels, index * size(), target, at, size());
    }

    private int size() {
        return channels * rows * columns;
    }

    /**
     * SHA-256 of count, channels if there are several, rows, columns, pixels and labels, as 64
     * hexadecimal digits.
     */
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
            int[] extents =
                    channels == 1
                            ? new int[] {count(), rows, columns}
                            : new int[] {count(), channels, rows, columns};
            ByteBuffer shape = ByteBuffer.allocate(extents.length * Integer.BYTES);
            shape.asIntBuffer().put(extents);
            digest.update(shape.array());
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
        int plane = size();
        return new Dataset(
                channels,
                rows,
                columns,
                java.util.Arrays.copyOfRange(pixels, from * plane, to * plane),
                java.util.Arrays.copyOfRange(labels, from, to),
                classNames);
    }

    /** Every {@code step}-th image, from the first on, as a set of their own. */
    public Dataset every(int step) {
        int plane = size();
        int count = (labels.length + step - 1) / step;
        short[] someLabels = new short[count];
        byte[] somePixels = new byte[count * plane];
        for (int i = 0; i < count; i++) {
            someLabels[i] = labels[i * step];
            System.arraycopy(pixels, i * step * plane, somePixels, i * plane, plane);
        }
        return new Dataset(channels, rows, columns, somePixels, someLabels, classNames);
    }
}
