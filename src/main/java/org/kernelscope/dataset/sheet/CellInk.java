package org.kernelscope.dataset.sheet;

import java.util.Arrays;
import org.kernelscope.data.PlaneFilters;

/**
 * Tells ink from paper in a cell, and what was written into it from what reaches over from the next
 * one. No state; any thread.
 */
final class CellInk {
    /** Ink of less than this, in square millimetres, is a speck, or no ink at all. */
    private static final double SPECK = 0.15;

    private static final double LEAST_INK = 0.7;

    /** Ink that reaches less far into the cell, in millimetres, was not written into it. */
    private static final double INTO_CELL = 1;

    /** The outermost part of a cell, in millimetres, that does not tell if it is empty. */
    private static final double RIM = 1.5;

    /** Paper is never darker than this. */
    private static final double PAPER = 0.1;

    /** The share of the usual darkness of ink that is ink for sure. */
    private static final double INK = 0.25;

    /** So many times the distance between the first tenth and the first quarter is no ink. */
    private static final double NOISE = 10;

    /** Cells whose darkest part is less dark do not tell how dark ink is. */
    private static final double LEAST_DARK = 0.15;

    /** The darkest part of a cell, as a share of its pixels. */
    private static final double DARKEST = 0.02;

    /** Shares of the darkness of a cell's ink that are no ink yet, and full ink already. */
    private static final float FLOOR = 0.3f;

    private static final float CEILING = 0.8f;

    private CellInk() {}

    /** The darkness of the darkest part of a cell. */
    static float darkest(float[] dark) {
        float[] sorted = dark.clone();
        Arrays.sort(sorted);
        return sorted[(int) ((1 - DARKEST) * sorted.length)];
    }

    /** The usual darkness of ink in cells whose darkest parts are {@code darkest}. */
    static double usual(float[] darkest) {
        float[] inked = new float[darkest.length];
        int count = 0;
        for (float dark : darkest) {
            if (dark > LEAST_DARK) {
                inked[count++] = dark;
            }
        }
        Arrays.sort(inked, 0, count);
        return count == 0 ? LEAST_DARK : inked[count / 2];
    }

    /**
     * True if a cell of {@code side × side} pixels is not empty.
     *
     * @param dark how much darker than paper each pixel is
     * @param usual how dark the ink of the sheet is
     */
    static boolean isIn(float[] dark, int side, double usual) {
        float[] smooth = PlaneFilters.smooth(dark, side, side);
        int rim = pixels(RIM);
        int inner = side - 2 * rim;
        float[] inside = new float[inner * inner];
        for (int row = 0; row < inner; row++) {
            System.arraycopy(smooth, (row + rim) * side + rim, inside, row * inner, inner);
        }
        Arrays.sort(inside);
        // A felt pen may leave little of the paper white, and a filled square nothing.
        float quarter = inside[inside.length / 4];
        double noise = quarter > PAPER ? 0 : quarter - inside[inside.length / 10];
        double least =
                Math.min(PAPER, quarter) + Math.max(Math.max(PAPER, INK * usual), NOISE * noise);
        int count = 0;
        for (int i = inside.length - 1; i >= 0 && inside[i] > least; i--) {
            count++;
        }
        return count >= area(LEAST_INK);
    }

    /**
     * The ink of a cell, 0 to 1.
     *
     * @param border distance of its border from the edge of the image, in pixels
     */
    static float[] of(float[] dark, int side, int border) {
        float full = full(dark);
        float[] ink = new float[dark.length];
        for (int i = 0; i < ink.length; i++) {
            float share = (dark[i] - FLOOR * full) / ((CEILING - FLOOR) * full);
            ink[i] = Math.max(0, Math.min(1, share));
        }
        clean(ink, side, border + pixels(INTO_CELL));
        return ink;
    }

    /** The darkness of full ink: nearly the largest, so that one odd pixel does not decide. */
    private static float full(float[] dark) {
        float[] sorted = dark.clone();
        Arrays.sort(sorted);
        float half = sorted[sorted.length - 1] / 2;
        int first = sorted.length - 1;
        while (first > 0 && sorted[first - 1] > half) {
            first--;
        }
        return Math.max(Float.MIN_NORMAL, sorted[sorted.length - 1 - (sorted.length - first) / 50]);
    }

    /** Takes out specks, and shapes that lie within {@code rim} pixels of the edge. */
    private static void clean(float[] ink, int side, int rim) {
        boolean[] seen = new boolean[ink.length];
        int[] shape = new int[ink.length];
        for (int start = 0; start < ink.length; start++) {
            if (seen[start] || ink[start] == 0) {
                continue;
            }
            seen[start] = true;
            shape[0] = start;
            int count = 1;
            boolean inside = false;
            for (int i = 0; i < count; i++) {
                int row = shape[i] / side;
                int column = shape[i] % side;
                inside |= Math.min(row, column) >= rim && Math.max(row, column) < side - rim;
                for (int beside = 0; beside < 9; beside++) {
                    int nextRow = row + beside / 3 - 1;
                    int nextColumn = column + beside % 3 - 1;
                    int next = nextRow * side + nextColumn;
                    boolean on =
                            Math.min(nextRow, nextColumn) >= 0
                                    && Math.max(nextRow, nextColumn) < side;
                    if (on && !seen[next] && ink[next] > 0) {
                        seen[next] = true;
                        shape[count++] = next;
                    }
                }
            }
            for (int i = 0; i < count && (!inside || count < area(SPECK)); i++) {
                ink[shape[i]] = 0;
            }
        }
    }

    private static int pixels(double millimetres) {
        return (int) Math.round(millimetres * StraightSheet.SCALE);
    }

    private static double area(double squareMillimetres) {
        return squareMillimetres * StraightSheet.SCALE * StraightSheet.SCALE;
    }
}
