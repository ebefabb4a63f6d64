package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Preparation;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.UserFacingException;

/**
 * A data set of one's own: named classes and labelled images of one size, all grey or all in
 * colour. Immutable, and cheap to change: sets share the examples that they have in common. Any
 * thread.
 */
public final class OwnDataset {
    /** Examples at the most. */
    public static final int MAX_EXAMPLES = 250_000;

    /** Rows and columns of an image at the most. */
    static final int MAX_SIDE = 256;

    /** Values of all channels of all images at the most: a file holds them with its texts. */
    static final long MAX_PIXELS = 200L << 20;

    /** No examples yet, ten digits, prepared images. */
    public static final OwnDataset EMPTY = new OwnDataset(ClassNames.DIGITS, sized(1), List.of());

    /** The same for images in colour. */
    public static final OwnDataset EMPTY_IN_COLOUR =
            new OwnDataset(ClassNames.DIGITS, sized(ColourPlanes.COUNT), List.of());

    private final ClassNames classes;
    private final Shape shape;
    private final List<OwnExample> examples;

    private OwnDataset(ClassNames classes, Shape shape, List<OwnExample> examples) {
        this.classes = classes;
        this.shape = shape;
        this.examples = examples;
    }

    private static Shape sized(int channels) {
        return Shape.of(channels, Preparation.SIZE, Preparation.SIZE);
    }

    /**
     * A set of grey images.
     *
     * @throws UserFacingException if it is too large
     * @throws IllegalArgumentException if an example has another size, or a class that is not named
     */
    public static OwnDataset of(
            ClassNames classes, int rows, int columns, List<OwnExample> examples)
            throws UserFacingException {
        checkSide(rows, columns);
        return of(classes, Shape.of(1, rows, columns), examples);
    }

    private static void checkSide(int rows, int columns) throws UserFacingException {
        if (rows < 1 || columns < 1 || rows > MAX_SIDE || columns > MAX_SIDE) {
            throw new UserFacingException("dataset.side", columns, rows, MAX_SIDE);
        }
    }

    /**
     * A set of grey images or colour images.
     *
     * @param image the shape of each, {@code 1 or 3 × rows × columns}
     * @throws UserFacingException if it is too large
     * @throws IllegalArgumentException if an example has another shape, or a class that is not
     *     named
     */
    public static OwnDataset of(ClassNames classes, Shape image, List<OwnExample> examples)
            throws UserFacingException {
        checkSide(image.rows(), image.columns());
        if (image.channels() != 1 && image.channels() != ColourPlanes.COUNT) {
            throw new IllegalArgumentException("images of " + image);
        }
        int most = most(image);
        if (examples.size() > most) {
            throw new UserFacingException(
                    "dataset.large", examples.size(), image.columns(), image.rows(), most);
        }
        for (OwnExample example : examples) {
            if (example.size() != image.size()
                    || example.channels() != image.channels()
                    || example.label() >= classes.count()) {
                throw new IllegalArgumentException(
                        "example of " + example.size() + " values, class " + example.label());
            }
        }
        return new OwnDataset(classes, image, List.copyOf(examples));
    }

    /** The same classes with some of these examples, or with these under other labels. */
    OwnDataset with(List<OwnExample> fitting) {
        return new OwnDataset(classes, shape, List.copyOf(fitting));
    }

    /** The most images of this shape that a set may have. */
    static int most(Shape image) {
        return (int) Math.min(MAX_EXAMPLES, MAX_PIXELS / image.size());
    }

    /**
     * The same with as many channels: grey images have their ink in all of them, of colour images
     * the brightness is taken.
     *
     * @throws UserFacingException if it becomes too large
     */
    public OwnDataset inChannels(int channels) throws UserFacingException {
        if (channels == channels()) {
            return this;
        }
        Shape other = Shape.of(channels, rows(), columns());
        if (count() > most(other)) {
            throw new UserFacingException("dataset.large", count(), columns(), rows(), most(other));
        }
        return of(
                classes, other, examples.stream().map(each -> each.inChannels(channels)).toList());
    }

    /**
     * The images of {@code examples} with other names for their classes.
     *
     * @param labels the class of each label; a label that is not there does not occur
     * @param source where they come from
     * @param part the part that their file gives them; null for none
     */
    static OwnDataset of(
            Dataset examples,
            ClassNames classes,
            int[] labels,
            String source,
            DatasetParts.@Nullable Part part)
            throws UserFacingException {
        checkSide(examples.rows(), examples.columns());
        Shape image = examples.shape();
        int most = most(image);
        if (examples.count() > most) {
            throw new UserFacingException(
                    "dataset.large", examples.count(), examples.columns(), examples.rows(), most);
        }
        List<OwnExample> all = new ArrayList<>(examples.count());
        for (int i = 0; i < examples.count(); i++) {
            byte[] pixels = new byte[image.size()];
            examples.copyPixels(i, pixels, 0);
            int label = labels[examples.label(i)];
            all.add(
                    OwnExample.takeOver(image.channels(), pixels, label, null, source)
                            .withPart(part));
        }
        return of(classes, image, all);
    }

    /**
     * The set in the order of the classes of a network, if that has all of them under their names;
     * else as it is.
     */
    public OwnDataset inOrderOf(@Nullable ClassNames network) {
        int[] labels = classes.placesIn(network);
        if (network == null || labels.length == 0) {
            return this;
        }
        return new OwnDataset(
                network,
                shape,
                examples.stream().map(it -> it.withLabel(labels[it.label()])).toList());
    }

    /** The names of the classes. */
    public ClassNames classes() {
        return classes;
    }

    /** The shape of each image: {@code channels × rows × columns}. */
    public Shape shape() {
        return shape;
    }

    /** 1 for grey images, 3 for colour images. */
    public int channels() {
        return shape.channels();
    }

    /** True if the images are in colour. */
    public boolean isColour() {
        return channels() == ColourPlanes.COUNT;
    }

    /** True if an image has a pixel that is not grey. */
    boolean hasColours() {
        return isColour() && examples.stream().anyMatch(OwnExample::hasColours);
    }

    /** Rows of each image. */
    public int rows() {
        return shape.rows();
    }

    /** Columns of each image. */
    public int columns() {
        return shape.columns();
    }

    /** Number of examples. */
    public int count() {
        return examples.size();
    }

    /** True if there is no example. */
    public boolean isEmpty() {
        return examples.isEmpty();
    }

    /** Example {@code index}. */
    public OwnExample example(int index) {
        return examples.get(index);
    }

    /** All examples. */
    public List<OwnExample> examples() {
        return examples;
    }

    /** The number of examples of each class. */
    public int[] counts() {
        int[] counts = new int[classes.count()];
        for (OwnExample example : examples) {
            counts[example.label()]++;
        }
        return counts;
    }

    /** The word for the writer of the last example that has one; null if none has. */
    public @Nullable String lastWriter() {
        for (int i = examples.size() - 1; i >= 0; i--) {
            String writer = examples.get(i).writer();
            if (writer != null) {
                return writer;
            }
        }
        return null;
    }

    /** All examples, as training and evaluation use them. */
    public Dataset toDataset() {
        return toDataset(IntStream.range(0, count()).toArray());
    }

    /** Some examples, in the order of {@code indices}, as training and evaluation use them. */
    public Dataset toDataset(int[] indices) {
        int size = shape.size();
        byte[] pixels = new byte[indices.length * size];
        short[] labels = new short[indices.length];
        for (int i = 0; i < indices.length; i++) {
            OwnExample example = examples.get(indices[i]);
            example.copyPixels(pixels, i * size);
            labels[i] = (short) example.label();
        }
        return Dataset.of(shape, pixels, labels).withClassNames(classes.unlessDigits());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OwnDataset that
                && shape.equals(that.shape)
                && classes.equals(that.classes)
                && examples.equals(that.examples);
    }

    @Override
    public int hashCode() {
        return 31 * classes.hashCode() + examples.size();
    }
}
