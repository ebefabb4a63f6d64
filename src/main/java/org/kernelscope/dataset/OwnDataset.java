package org.kernelscope.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Preparation;
import org.kernelscope.text.UserFacingException;

/**
 * A data set of one's own: named classes and labelled images of one size. Immutable, and cheap to
 * change: sets share the examples that they have in common. Any thread.
 */
public final class OwnDataset {
    /** Examples at the most. */
    public static final int MAX_EXAMPLES = 250_000;

    /** Rows and columns of an image at the most. */
    static final int MAX_SIDE = 256;

    /** Pixels of all images at the most: a file holds them with its texts. */
    static final long MAX_PIXELS = 200L << 20;

    /** No examples yet, ten digits, prepared images. */
    public static final OwnDataset EMPTY =
            new OwnDataset(ClassNames.DIGITS, Preparation.SIZE, Preparation.SIZE, List.of());

    private final ClassNames classes;
    private final int rows;
    private final int columns;
    private final List<OwnExample> examples;

    private OwnDataset(ClassNames classes, int rows, int columns, List<OwnExample> examples) {
        this.classes = classes;
        this.rows = rows;
        this.columns = columns;
        this.examples = examples;
    }

    /**
     * A set.
     *
     * @throws UserFacingException if it is too large
     * @throws IllegalArgumentException if an example has another size, or a class that is not named
     */
    public static OwnDataset of(
            ClassNames classes, int rows, int columns, List<OwnExample> examples)
            throws UserFacingException {
        if (rows < 1 || columns < 1 || rows > MAX_SIDE || columns > MAX_SIDE) {
            throw new UserFacingException("dataset.side", columns, rows, MAX_SIDE);
        }
        int most = most(rows, columns);
        if (examples.size() > most) {
            throw new UserFacingException("dataset.large", examples.size(), columns, rows, most);
        }
        for (OwnExample example : examples) {
            if (example.size() != rows * columns || example.label() >= classes.count()) {
                throw new IllegalArgumentException(
                        "example of " + example.size() + " pixels, class " + example.label());
            }
        }
        return new OwnDataset(classes, rows, columns, List.copyOf(examples));
    }

    /** The same classes with some of these examples, or with these under other labels. */
    OwnDataset with(List<OwnExample> fitting) {
        return new OwnDataset(classes, rows, columns, List.copyOf(fitting));
    }

    /** The most images of this size that a set may have. */
    static int most(int rows, int columns) {
        return (int) Math.min(MAX_EXAMPLES, MAX_PIXELS / ((long) rows * columns));
    }

    /**
     * The images of {@code examples} with other names for their classes. Of colours, the brightness
     * is taken.
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
        int most = most(examples.rows(), examples.columns());
        if (examples.count() > most) {
            throw new UserFacingException(
                    "dataset.large", examples.count(), examples.columns(), examples.rows(), most);
        }
        int plane = examples.rows() * examples.columns();
        List<OwnExample> all = new ArrayList<>(examples.count());
        for (int i = 0; i < examples.count(); i++) {
            byte[] pixels = new byte[plane];
            if (examples.channels() == 1) {
                examples.copyPixels(i, pixels, 0);
            } else {
                pixels = OwnExample.bytes(examples.ink(i));
            }
            all.add(
                    OwnExample.takeOver(pixels, labels[examples.label(i)], null, source)
                            .withPart(part));
        }
        return of(classes, examples.rows(), examples.columns(), all);
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
                rows,
                columns,
                examples.stream().map(it -> it.withLabel(labels[it.label()])).toList());
    }

    /** The names of the classes. */
    public ClassNames classes() {
        return classes;
    }

    /** Rows of each image. */
    public int rows() {
        return rows;
    }

    /** Columns of each image. */
    public int columns() {
        return columns;
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
        int plane = rows * columns;
        byte[] pixels = new byte[indices.length * plane];
        short[] labels = new short[indices.length];
        for (int i = 0; i < indices.length; i++) {
            OwnExample example = examples.get(indices[i]);
            example.copyPixels(pixels, i * plane);
            labels[i] = (short) example.label();
        }
        return Dataset.of(rows, columns, pixels, labels).withClassNames(classes.unlessDigits());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OwnDataset that
                && rows == that.rows
                && columns == that.columns
                && classes.equals(that.classes)
                && examples.equals(that.examples);
    }

    @Override
    public int hashCode() {
        return 31 * classes.hashCode() + examples.size();
    }
}
