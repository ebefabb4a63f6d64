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
     * The digit with steps of its preparation taken back. In colour, ink is what is not black.
     *
     * @param digit a prepared digit, {@code 1 or 3 × 28 × 28}
     * @param scaled false for the size that the ink had on the whole image
     * @param centred false for the place that it had there
     */
    public Tensor unprepared(Tensor digit, boolean scaled, boolean centred) {
        float[] ink = largest(digit);
        BoundingBox box = BoundingBox.around(ink, SIZE, SIZE, Preparation.NOTHING);
        if (box.isEmpty() || scaled && centred) {
            return digit;
        }
        int high = scaled ? box.rows() : cells(rows);
        int wide = scaled ? box.columns() : cells(columns);
        Placement place =
                centred
                        ? Placement.inTheMiddle(resized(ink, box, high, wide))
                        : Placement.unscaled(
                                high,
                                wide,
                                first(top + rows / 2, high),
                                first(left + columns / 2, wide));
        float[] values = new float[digit.size()];
        for (int channel = 0; channel < digit.shape().channels(); channel++) {
            float[] plane = digit.channel(channel).toArray();
            place.placed(resized(plane, box, high, wide)).copyTo(values, channel * SIZE * SIZE);
        }
        return Tensor.takeOver(digit.shape(), values);
    }

    private static Tensor resized(float[] plane, BoundingBox box, int high, int wide) {
        float[] cut = box.cut(plane, SIZE).toArray();
        return Tensor.takeOver(
                Shape.of(1, high, wide),
                Resampling.resize(cut, box.rows(), box.columns(), high, wide));
    }

    /** The largest of the channels in each pixel: the ink of a grey image. */
    private static float[] largest(Tensor image) {
        float[] largest = image.channel(0).toArray();
        for (int channel = 1; channel < image.shape().channels(); channel++) {
            for (int i = 0; i < largest.length; i++) {
                largest[i] = Math.max(largest[i], image.get(channel * largest.length + i));
            }
        }
        return largest;
    }

    private static int cells(float share) {
        return Math.max(1, Math.min(SIZE, Math.round(SIZE * share)));
    }

    /** The first row (or column) of ink around {@code middle}, on the image as far as it fits. */
    private static int first(float middle, int extent) {
        return Math.max(0, Math.min(SIZE - extent, Math.round(SIZE * middle - extent / 2f)));
    }
}
