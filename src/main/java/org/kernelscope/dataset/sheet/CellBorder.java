package org.kernelscope.dataset.sheet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.sheet.SheetLayout.Box;
import org.kernelscope.dataset.sheet.SheetLayout.Point;

/**
 * The printed line around a cell as it was found on a straightened sheet, in eight parts: each side
 * in two halves. Where paper bends, the line is not where it was printed. Immutable; any thread.
 *
 * @param shift of the cell, in millimetres
 * @param strengths by how much each part of the line is darker than the paper beside it
 */
record CellBorder(Point shift, double[] strengths) {
    /** Parts of a border. */
    static final int PARTS = 8;

    /** The line is looked for so far from where it is expected; the next cell is 2 mm away. */
    private static final double SEARCH = 0.9;

    private static final double STEP = 1.0 / StraightSheet.SCALE;

    /** Distance from the middle of the line at which there is paper. */
    private static final double BESIDE = 4 * STEP;

    /** Places along a part whose median is taken: handwriting may cross the line. */
    private static final int SAMPLES = 25;

    /** A part this far below the paper is a line. */
    static final double LEAST = 0.012;

    /** Ink is darker than a line, and does not count more. */
    private static final float DARKEST_LINE = 0.3f;

    /** A line a little away must be this much darker per millimetre to be preferred. */
    private static final double NEARNESS = 0.002;

    /**
     * @param cell where the line is printed
     * @param expected the shift of the cells around
     */
    static CellBorder find(StraightSheet sheet, Box cell, Point expected) {
        double[] shifts = new double[PARTS];
        double[] strengths = new double[PARTS];
        for (int part = 0; part < PARTS; part++) {
            Part line = part(sheet, cell, part, expected);
            shifts[part] = line.shift();
            strengths[part] = line.strength();
        }
        double x = median(shifts, strengths, 0, expected.x());
        double y = median(shifts, strengths, PARTS / 2, expected.y());
        return new CellBorder(new Point(x, y), strengths);
    }

    /** A part of a line that was looked for. */
    private record Part(double shift, double strength) {
        double value() {
            return strength - NEARNESS * Math.abs(shift);
        }
    }

    private static Part part(StraightSheet sheet, Box cell, int part, Point expected) {
        boolean upright = part < PARTS / 2;
        boolean far = part % 4 >= 2;
        double half = (upright ? cell.height() : cell.width()) / 2;
        double from = (upright ? cell.y() : cell.x()) + part % 2 * half;
        double across =
                upright
                        ? cell.x() + (far ? cell.width() : 0) + expected.x()
                        : cell.y() + (far ? cell.height() : 0) + expected.y();
        double along = from + (upright ? expected.y() : expected.x());
        int reach = (int) Math.round((SEARCH + BESIDE) / STEP);
        int beside = (int) Math.round(BESIDE / STEP);
        double[] profile = new double[2 * reach + 1];
        float[] samples = new float[SAMPLES];
        for (int i = 0; i < profile.length; i++) {
            double place = across + (i - reach) * STEP;
            for (int j = 0; j < SAMPLES; j++) {
                double other = along + half * (j + 1) / (SAMPLES + 1);
                float dark = upright ? sheet.at(place, other) : sheet.at(other, place);
                samples[j] = Math.min(DARKEST_LINE, dark);
            }
            Arrays.sort(samples);
            profile[i] = samples[SAMPLES / 2];
        }
        Part best = null;
        for (int i = beside; i < profile.length - beside; i++) {
            double shift = (i - reach) * STEP;
            double strength = profile[i] - (profile[i - beside] + profile[i + beside]) / 2;
            best = better(best, new Part(shift, strength));
        }
        double moved = best == null ? 0 : best.shift();
        return new Part(
                moved + (upright ? expected.x() : expected.y()),
                best == null ? 0 : best.strength());
    }

    private static Part better(@Nullable Part one, Part other) {
        return one == null || other.value() > one.value() ? other : one;
    }

    /** The median shift of those of four parts that were found. */
    private static double median(double[] shifts, double[] strengths, int first, double expected) {
        double[] found = new double[PARTS / 2];
        int count = 0;
        for (int i = first; i < first + PARTS / 2; i++) {
            if (strengths[i] >= LEAST) {
                found[count++] = shifts[i];
            }
        }
        if (count == 0) {
            return expected;
        }
        Arrays.sort(found, 0, count);
        return (found[(count - 1) / 2] + found[count / 2]) / 2;
    }

    /** The number of parts of at least {@code strength}. */
    int parts(double strength) {
        return (int) Arrays.stream(strengths).filter(it -> it >= strength).count();
    }
}
