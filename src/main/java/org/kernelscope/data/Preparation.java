package org.kernelscope.data;

import java.util.List;
import org.kernelscope.data.PreparedDigit.Kind;
import org.kernelscope.data.PreparedDigit.Step;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Prepares ink as the digits of MNIST were prepared, so that a network that learned from those can
 * read it (LeCun et al. 1998, section III.A): the ink is cut to its tight box, scaled so that the
 * longer side has 20 pixels, and placed on 28×28 with its centre of mass in the middle.
 *
 * <p>Where the paper is silent, this does what the 70,000 digits themselves show: full ink in each
 * image is 254 or 255, the box is exactly 20, and the shift is by whole pixels and brings the
 * centre of mass to within half a pixel of row 14, column 14 (counted from 0, a cell's position
 * being its centre). A digit of MNIST's test set goes through unchanged.
 *
 * <p>No state; any thread. Under half a millisecond for a pad of 400×400 full of ink.
 */
public final class Preparation {
    /** Rows and columns of a prepared digit. */
    public static final int SIZE = 28;

    /** Pixels of the longer side of the ink after scaling. */
    public static final int BOX = 20;

    /** Row and column to which the centre of mass goes. */
    public static final int MIDDLE = 14;

    /**
     * Ink up to this, half a level of 255, is none: what MNIST kept of the faintest edge counts.
     * Cleaning the noise of a photograph is the reader's part.
     */
    static final float NOTHING = 0.5f / 255;

    private Preparation() {}

    /**
     * The way of {@code ink} to the 28×28 digit: the steps {@code INK}, {@code BOX}, {@code
     * SCALED}, {@code CENTRED}; only the first and last if there is no ink.
     *
     * @param ink 0 (none) to 1 (full), {@code 1 × rows × columns}, of any size
     */
    public static PreparedDigit prepare(Tensor ink) {
        int rows = ink.shape().rows();
        int columns = ink.shape().columns();
        float[] values = ink.toArray();
        BoundingBox box = BoundingBox.around(values, rows, columns, NOTHING);
        Step start = new Step(Kind.INK, ink);
        if (box.isEmpty()) {
            Tensor nothing = Tensor.zeros(Shape.of(1, SIZE, SIZE));
            return new PreparedDigit(
                    List.of(start, new Step(Kind.CENTRED, nothing)), nothing, true);
        }
        Tensor cut = box.cut(values, columns);
        Tensor scaled = isScaled(ink, box) ? cut : scale(cut);
        Tensor digit = centre(scaled);
        return new PreparedDigit(
                List.of(
                        start,
                        new Step(Kind.BOX, cut),
                        new Step(Kind.SCALED, scaled),
                        new Step(Kind.CENTRED, digit)),
                digit,
                false);
    }

    /**
     * The same with steps switched off. Without the scaling, the whole image is reduced to 28×28,
     * so that the ink keeps its size. Without the centring, the ink keeps its place on the image as
     * far as it fits.
     *
     * @param scaled true if the longer side of the ink is scaled to {@value #BOX} pixels
     * @param centred true if the centre of mass goes to the middle
     */
    public static Tensor prepare(Tensor ink, boolean scaled, boolean centred) {
        if (scaled && centred) {
            return prepare(ink).digit();
        }
        int rows = ink.shape().rows();
        int columns = ink.shape().columns();
        int side = Math.max(rows, columns);
        Tensor whole = scaled ? ink : fitted(ink, side);
        float[] values = whole.toArray();
        int wholeRows = whole.shape().rows();
        int wholeColumns = whole.shape().columns();
        BoundingBox box = BoundingBox.around(values, wholeRows, wholeColumns, NOTHING);
        if (box.isEmpty()) {
            return Tensor.zeros(Shape.of(1, SIZE, SIZE));
        }
        if (!scaled) {
            return centred ? centre(box.cut(values, wholeColumns)) : whole;
        }
        Tensor cut = box.cut(values, columns);
        Tensor digit = isScaled(ink, box) ? cut : scale(cut);
        double unit = (double) SIZE / side;
        double middleRow = SIZE / 2.0 + unit * ((box.top() + box.bottom()) / 2.0 - rows / 2.0);
        double middleColumn =
                SIZE / 2.0 + unit * ((box.left() + box.right()) / 2.0 - columns / 2.0);
        int top = (int) Math.round(middleRow - digit.shape().rows() / 2.0);
        int left = (int) Math.round(middleColumn - digit.shape().columns() / 2.0);
        return placed(
                digit,
                Math.max(0, Math.min(SIZE - digit.shape().rows(), top)),
                Math.max(0, Math.min(SIZE - digit.shape().columns(), left)));
    }

    /** The whole image on 28×28, its longer side across all of it. */
    private static Tensor fitted(Tensor ink, int side) {
        int rows = ink.shape().rows();
        int columns = ink.shape().columns();
        int toRows = Math.max(1, (int) Math.round((double) rows * SIZE / side));
        int toColumns = Math.max(1, (int) Math.round((double) columns * SIZE / side));
        Tensor small =
                Tensor.takeOver(
                        Shape.of(1, toRows, toColumns),
                        Resampling.resize(ink.toArray(), rows, columns, toRows, toColumns));
        return placed(small, (SIZE - toRows) / 2, (SIZE - toColumns) / 2);
    }

    /**
     * A digit that was prepared before, by MNIST or by us: the one step {@code CENTRED}.
     *
     * @param digit ink between 0 and 1, {@code 1 × 28 × 28}
     * @throws IllegalArgumentException if it has another shape
     */
    public static PreparedDigit asIs(Tensor digit) {
        if (!digit.shape().equals(Shape.of(1, SIZE, SIZE))) {
            throw new IllegalArgumentException("not a prepared digit: " + digit.shape());
        }
        return new PreparedDigit(
                List.of(new Step(Kind.CENTRED, digit)), digit, !(digit.max() > NOTHING));
    }

    /**
     * True if an image is one that was scaled before. Sixteen of MNIST's digits have a longer side
     * of 19, because a faint edge was lost in rounding, and a JPEG of a digit may lose another row:
     * they are left alone too.
     */
    private static boolean isScaled(Tensor ink, BoundingBox box) {
        boolean sizeOfDigit = ink.shape().rows() == SIZE && ink.shape().columns() == SIZE;
        int least = sizeOfDigit ? BOX - 2 : BOX;
        return box.longerSide() >= least && box.longerSide() <= BOX;
    }

    private static Tensor scale(Tensor cut) {
        int rows = cut.shape().rows();
        int columns = cut.shape().columns();
        double factor = (double) BOX / Math.max(rows, columns);
        int toRows = Math.max(1, (int) Math.round(rows * factor));
        int toColumns = Math.max(1, (int) Math.round(columns * factor));
        float[] scaled = Resampling.resize(cut.toArray(), rows, columns, toRows, toColumns);
        stretch(scaled);
        return Tensor.takeOver(Shape.of(1, toRows, toColumns), scaled);
    }

    /** Brings the darkest cell to full ink: averaging has made thin lines faint. */
    private static void stretch(float[] picture) {
        float max = 0;
        for (float value : picture) {
            max = Math.max(max, value);
        }
        for (int i = 0; i < picture.length; i++) {
            picture[i] = Math.min(1, picture[i] / max);
        }
    }

    private static Tensor centre(Tensor scaled) {
        int rows = scaled.shape().rows();
        int columns = scaled.shape().columns();
        double mass = 0;
        double rowMoment = 0;
        double columnMoment = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float value = scaled.at(0, row, column);
                mass += value;
                rowMoment += (double) value * row;
                columnMoment += (double) value * column;
            }
        }
        int top = shift(rowMoment / mass, rows);
        int left = shift(columnMoment / mass, columns);
        return placed(scaled, top, left);
    }

    private static Tensor placed(Tensor picture, int top, int left) {
        float[] digit = new float[SIZE * SIZE];
        for (int row = 0; row < picture.shape().rows(); row++) {
            for (int column = 0; column < picture.shape().columns(); column++) {
                digit[(top + row) * SIZE + left + column] = picture.at(0, row, column);
            }
        }
        return Tensor.takeOver(Shape.of(1, SIZE, SIZE), digit);
    }

    /**
     * The position of the first row (or column) that puts the centre of mass as near to the middle
     * as whole pixels allow, without cutting anything off. A centre between two pixels stays on the
     * lower side, as in MNIST; the small allowance is for rounding errors.
     */
    private static int shift(double centreOfMass, int extent) {
        int shift = (int) Math.ceil(MIDDLE - centreOfMass - 0.5 - 1e-6);
        return Math.max(0, Math.min(SIZE - extent, shift));
    }
}
