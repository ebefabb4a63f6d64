package org.kernelscope.data;

import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The geometry of a preparation: the box that is cut out, its new size, and its place on 28×28.
 * Found from the ink, it can be applied to the colours of the same ink. Immutable; any thread.
 *
 * @param whole true if the image is reduced to 28×28 as a whole before the box is cut out
 * @param box the box
 * @param rows rows of the box after scaling
 * @param columns columns of the box after scaling
 * @param full the darkest value after scaling, which is brought to full ink
 * @param top the first row on 28×28
 * @param left the first column on 28×28
 */
record Placement(
        boolean whole, BoundingBox box, int rows, int columns, float full, int top, int left) {
    private static final int SIZE = Preparation.SIZE;

    /**
     * The placement of {@code ink}; null if there is none.
     *
     * @param scaled true if the longer side of the ink is scaled to {@value Preparation#BOX} pixels
     * @param centred true if the centre of mass goes to the middle
     */
    static @Nullable Placement of(Tensor ink, boolean scaled, boolean centred) {
        Tensor from = scaled ? ink : fitted(ink);
        int rows = from.shape().rows();
        int columns = from.shape().columns();
        float[] values = from.toArray();
        BoundingBox box = BoundingBox.around(values, rows, columns, Preparation.NOTHING);
        if (box.isEmpty()) {
            return null;
        }
        if (!scaled && !centred) {
            return new Placement(true, new BoundingBox(0, 0, SIZE, SIZE), SIZE, SIZE, 1, 0, 0);
        }
        Tensor cut = box.cut(values, columns);
        Placement there = new Placement(!scaled, box, box.rows(), box.columns(), 1, 0, 0);
        Tensor digit = cut;
        if (scaled && !isScaled(from, box)) {
            Steps steps = sized(box, cut);
            there = steps.place();
            digit = steps.scaled();
        }
        if (centred) {
            return there.middled(digit);
        }
        int side = Math.max(ink.shape().rows(), ink.shape().columns());
        double unit = (double) SIZE / side;
        double row = SIZE / 2.0 + unit * ((box.top() + box.bottom()) / 2.0 - rows / 2.0);
        double column = SIZE / 2.0 + unit * ((box.left() + box.right()) / 2.0 - columns / 2.0);
        int top = (int) Math.round(row - digit.shape().rows() / 2.0);
        int left = (int) Math.round(column - digit.shape().columns() / 2.0);
        return there.at(
                Math.max(0, Math.min(SIZE - digit.shape().rows(), top)),
                Math.max(0, Math.min(SIZE - digit.shape().columns(), left)));
    }

    /**
     * The way of ink to its place.
     *
     * @param cut the box, cut out
     * @param scaled the box in its size
     */
    record Steps(Placement place, Tensor cut, Tensor scaled) {}

    /** The way of {@code ink}, scaled and centred; null if there is none. */
    static @Nullable Steps steps(Tensor ink) {
        int columns = ink.shape().columns();
        float[] values = ink.toArray();
        BoundingBox box =
                BoundingBox.around(values, ink.shape().rows(), columns, Preparation.NOTHING);
        if (box.isEmpty()) {
            return null;
        }
        Tensor cut = box.cut(values, columns);
        Steps corner =
                isScaled(ink, box)
                        ? new Steps(
                                new Placement(false, box, box.rows(), box.columns(), 1, 0, 0),
                                cut,
                                cut)
                        : sized(box, cut);
        return new Steps(corner.place().middled(corner.scaled()), cut, corner.scaled());
    }

    /** The box with its size on 28×28, in the corner. */
    private static Steps sized(BoundingBox box, Tensor cut) {
        double factor = (double) Preparation.BOX / box.longerSide();
        int rows = Math.max(1, (int) Math.round(box.rows() * factor));
        int columns = Math.max(1, (int) Math.round(box.columns() * factor));
        float[] resized = resized(cut, rows, columns);
        float full = 0;
        for (float value : resized) {
            full = Math.max(full, value);
        }
        Placement place = new Placement(false, box, rows, columns, full, 0, 0);
        return new Steps(place, cut, place.scaled(cut, resized));
    }

    private Placement at(int newTop, int newLeft) {
        return new Placement(whole, box, rows, columns, full, newTop, newLeft);
    }

    /**
     * One plane of the image that the placement was found from, on 28×28.
     *
     * @param plane {@code 1 × rows × columns}
     */
    Tensor apply(Tensor plane) {
        return placed(scaled(cut(plane)));
    }

    /** The box, cut out. */
    Tensor cut(Tensor plane) {
        Tensor from = whole ? fitted(plane) : plane;
        return box.cut(from.toArray(), from.shape().columns());
    }

    /** The box in its size; averaging has made thin lines faint, so that full ink is restored. */
    Tensor scaled(Tensor cut) {
        return isSame() ? cut : scaled(cut, resized(cut, rows, columns));
    }

    private boolean isSame() {
        return rows == box.rows() && columns == box.columns() && full == 1;
    }

    /**
     * The same of a box that has its size already.
     *
     * @param resized is written to
     */
    private Tensor scaled(Tensor cut, float[] resized) {
        if (isSame()) {
            return cut;
        }
        for (int i = 0; i < resized.length; i++) {
            resized[i] = Math.min(1, resized[i] / full);
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), resized);
    }

    /** The box on 28×28. */
    Tensor placed(Tensor picture) {
        return placed(picture, top, left);
    }

    static Tensor placed(Tensor picture, int top, int left) {
        float[] digit = new float[SIZE * SIZE];
        for (int row = 0; row < picture.shape().rows(); row++) {
            for (int column = 0; column < picture.shape().columns(); column++) {
                digit[(top + row) * SIZE + left + column] = picture.at(0, row, column);
            }
        }
        return Tensor.takeOver(Shape.of(1, SIZE, SIZE), digit);
    }

    private static float[] resized(Tensor cut, int rows, int columns) {
        return Resampling.resize(
                cut.toArray(), cut.shape().rows(), cut.shape().columns(), rows, columns);
    }

    /** The whole image on 28×28, its longer side across all of it. */
    private static Tensor fitted(Tensor ink) {
        int side = Math.max(ink.shape().rows(), ink.shape().columns());
        int toRows = Math.max(1, (int) Math.round((double) ink.shape().rows() * SIZE / side));
        int toColumns = Math.max(1, (int) Math.round((double) ink.shape().columns() * SIZE / side));
        Tensor small =
                Tensor.takeOver(Shape.of(1, toRows, toColumns), resized(ink, toRows, toColumns));
        return placed(small, (SIZE - toRows) / 2, (SIZE - toColumns) / 2);
    }

    /**
     * True if an image is one that was scaled before. Sixteen of MNIST's digits have a longer side
     * of 19, because a faint edge was lost in rounding, and a JPEG of a digit may lose another row:
     * they are left alone too.
     */
    private static boolean isScaled(Tensor ink, BoundingBox box) {
        int least = Preparation.isSizeOfDigit(ink) ? Preparation.BOX - 2 : Preparation.BOX;
        return box.longerSide() >= least && box.longerSide() <= Preparation.BOX;
    }

    /** The place on 28×28 at which the centre of mass of {@code picture} is in the middle. */
    static Placement inTheMiddle(Tensor picture) {
        return unscaled(picture.shape().rows(), picture.shape().columns(), 0, 0).middled(picture);
    }

    /** A place of an image of {@code rows × columns} that is neither cut nor scaled. */
    static Placement unscaled(int rows, int columns, int top, int left) {
        BoundingBox whole = new BoundingBox(0, 0, rows, columns);
        return new Placement(false, whole, rows, columns, 1, top, left);
    }

    /** The same with the centre of mass of {@code scaled} in the middle. */
    private Placement middled(Tensor scaled) {
        double mass = 0;
        double rowMoment = 0;
        double columnMoment = 0;
        for (int row = 0; row < scaled.shape().rows(); row++) {
            for (int column = 0; column < scaled.shape().columns(); column++) {
                float value = scaled.at(0, row, column);
                mass += value;
                rowMoment += (double) value * row;
                columnMoment += (double) value * column;
            }
        }
        return at(
                shift(rowMoment / mass, scaled.shape().rows()),
                shift(columnMoment / mass, scaled.shape().columns()));
    }

    /**
     * The position of the first row (or column) that puts the centre of mass as near to the middle
     * as whole pixels allow, without cutting anything off. A centre between two pixels stays on the
     * lower side, as in MNIST; the small allowance is for rounding errors.
     */
    private static int shift(double centreOfMass, int extent) {
        int shift = (int) Math.ceil(Preparation.MIDDLE - centreOfMass - 0.5 - 1e-6);
        return Math.max(0, Math.min(SIZE - extent, shift));
    }
}
