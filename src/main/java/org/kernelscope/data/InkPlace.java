package org.kernelscope.data;

import java.util.Optional;
import org.kernelscope.data.FoundDigit.Box;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The place of the ink of a digit before its preparation, in shares of the square around the whole
 * image. With it, steps of the preparation can be taken back, but for the detail that scaling down
 * has lost. Immutable; any thread.
 *
 * @param top the upper edge of the ink, 0 to 1
 * @param left the left edge
 * @param rows the height of the ink, above 0
 * @param columns the width of the ink, above 0
 */
public record InkPlace(float top, float left, float rows, float columns) {
    private static final int SIZE = Preparation.SIZE;

    /** For what numbers of 32 bits lose. */
    private static final float ROUNDING = 1e-4f;

    /**
     * @throws IllegalArgumentException if it is not inside of the square
     */
    public InkPlace {
        if (!isInside(top, rows) || !isInside(left, columns)) {
            throw new IllegalArgumentException(
                    "place " + top + " " + left + " " + rows + " " + columns);
        }
    }

    /** False for numbers that are none as well. */
    private static boolean isInside(float from, float extent) {
        return from >= -ROUNDING && extent > 0 && from + extent <= 1 + ROUNDING;
    }

    /**
     * The place of the ink on an image; empty if there is none.
     *
     * @param ink 0 (none) to 1 (full), {@code 1 × rows × columns}
     */
    public static Optional<InkPlace> of(Tensor ink) {
        return of(ink, Box.WHOLE);
    }

    /** The place of a digit on the image that it was found in; empty if it has no ink. */
    public static Optional<InkPlace> of(FoundDigit found) {
        return of(found.candidates().get(found.chosen()).ink(), found.place());
    }

    /**
     * @param part the part of the image that {@code ink} fills
     */
    private static Optional<InkPlace> of(Tensor ink, Box part) {
        int rows = ink.shape().rows();
        int columns = ink.shape().columns();
        BoundingBox box = BoundingBox.around(ink.toArray(), rows, columns, Preparation.NOTHING);
        if (box.isEmpty()) {
            return Optional.empty();
        }
        double high = rows / part.height();
        double wide = columns / part.width();
        double side = Math.max(high, wide);
        double top = (part.y() * high + box.top() + (side - high) / 2) / side;
        double left = (part.x() * wide + box.left() + (side - wide) / 2) / side;
        return Optional.of(
                new InkPlace(
                        (float) top,
                        (float) left,
                        (float) Math.min(1 - top, box.rows() / side),
                        (float) Math.min(1 - left, box.columns() / side)));
    }

    /**
     * The digit with steps of its preparation taken back.
     *
     * @param digit a prepared digit, {@code 1 × 28 × 28}
     * @param scaled false for the size that the ink had on the whole image
     * @param centred false for the place that it had there
     */
    public Tensor unprepared(Tensor digit, boolean scaled, boolean centred) {
        float[] values = digit.toArray();
        BoundingBox box = BoundingBox.around(values, SIZE, SIZE, Preparation.NOTHING);
        if (box.isEmpty() || scaled && centred) {
            return digit;
        }
        int high = scaled ? box.rows() : cells(rows);
        int wide = scaled ? box.columns() : cells(columns);
        float[] ink =
                Resampling.resize(
                        box.cut(values, SIZE).toArray(), box.rows(), box.columns(), high, wide);
        Tensor picture = Tensor.takeOver(Shape.of(1, high, wide), ink);
        if (centred) {
            return Placement.centred(picture);
        }
        return Placement.placed(
                picture, first(top + rows / 2, high), first(left + columns / 2, wide));
    }

    private static int cells(float share) {
        return Math.max(1, Math.min(SIZE, Math.round(SIZE * share)));
    }

    /** The first row (or column) of ink around {@code middle}, on the image as far as it fits. */
    private static int first(float middle, int extent) {
        return Math.max(0, Math.min(SIZE - extent, Math.round(SIZE * middle - extent / 2f)));
    }
}
