package org.kernelscope.dataset.sheet;

import org.kernelscope.data.PlaneFilters;

/**
 * A sheet as it would lie on a flat scanner in even light: how much darker each place is than the
 * paper there, 0 for paper to 1 for black. Immutable; any thread.
 */
final class StraightSheet {
    /** Pixels for each millimetre. */
    static final int SCALE = 6;

    /** Pixels that one pixel of the paper's brightness stands for, on each side. */
    private static final int COARSE = 3;

    /**
     * Spots smaller than a square of this side, in millimetres, are ink; larger ones are shadow.
     */
    private static final double LARGEST_MARK = 18;

    private static final float DARKEST = 0.02f;

    private final Plane contrast;

    private StraightSheet(Plane contrast) {
        this.contrast = contrast;
    }

    /** The sheet that lies in {@code image} as {@code map} says. */
    static StraightSheet of(Plane image, Homography map) {
        int rows = (int) (SheetLayout.HEIGHT * SCALE);
        int columns = (int) (SheetLayout.WIDTH * SCALE);
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            double y = (row + 0.5) / SCALE;
            for (int column = 0; column < columns; column++) {
                double x = (column + 0.5) / SCALE;
                values[row * columns + column] = image.at(map.column(x, y), map.row(x, y));
            }
        }
        Plane paper = paper(values, rows, columns);
        for (int row = 0; row < rows; row++) {
            double y = (row + 0.5) / COARSE;
            for (int column = 0; column < columns; column++) {
                int i = row * columns + column;
                float light = Math.max(DARKEST, paper.at((column + 0.5) / COARSE, y));
                values[i] = Math.max(0, 1 - values[i] / light);
            }
        }
        return new StraightSheet(new Plane(rows, columns, values));
    }

    /**
     * The brightness of the paper, a third as fine: what is left when all dark shapes are closed
     * that are smaller than a shadow (closing, Serra 1982). The edge of a shadow stays where it is.
     */
    private static Plane paper(float[] values, int rows, int columns) {
        int coarseRows = rows / COARSE;
        int coarseColumns = columns / COARSE;
        float[] coarse = new float[coarseRows * coarseColumns];
        for (int i = 0; i < coarse.length; i++) {
            int first = (i / coarseColumns * columns + i % coarseColumns) * COARSE;
            float sum = 0;
            for (int j = 0; j < COARSE * COARSE; j++) {
                sum += values[first + j / COARSE * columns + j % COARSE];
            }
            coarse[i] = sum / (COARSE * COARSE);
        }
        int radius = (int) Math.round(LARGEST_MARK * SCALE / COARSE / 2);
        // Without its noise, of which the closing would keep the lightest.
        float[] smooth = PlaneFilters.smooth(coarse, coarseRows, coarseColumns);
        float[] open = PlaneFilters.max(smooth, coarseRows, coarseColumns, radius);
        float[] closed = PlaneFilters.min(open, coarseRows, coarseColumns, radius);
        return new Plane(coarseRows, coarseColumns, closed);
    }

    /** The darkness at {@code x}, {@code y}, in millimetres. */
    float at(double x, double y) {
        return contrast.at(x * SCALE, y * SCALE);
    }
}
