package org.kernelscope.data;

import java.util.Arrays;

/**
 * The brightness of the background of an image at each pixel: one level for a screenshot, a
 * quadratic surface for the light and shadow of a photograph. It is fitted to the rim of the image
 * first, where there is rarely ink, then to all pixels that continue it. Immutable; any thread.
 */
final class BackgroundEstimate {
    /** A rim of which so many pixels agree is a plain background without noise. */
    private static final double AGREEING = 0.7;

    /** Levels that differ by less than this (1.5 of 255) are the same. */
    private static final float SAME = 1.5f / 255;

    private static final int TERMS = 6;
    private static final int SAMPLES = 64;
    private static final int ROUNDS = 6;

    /** Deviations from the surface up to this are paper, however smooth the paper is. */
    private static final double LEAST_TOLERANCE = 0.04;

    private final int rows;
    private final int columns;
    private final double[] surface;
    private final boolean plain;
    private final double noise;

    private BackgroundEstimate(
            int rows, int columns, double[] surface, boolean plain, double noise) {
        this.rows = rows;
        this.columns = columns;
        this.surface = surface;
        this.plain = plain;
        this.noise = noise;
    }

    /** The background of an opaque image. */
    static BackgroundEstimate under(float[] luma, int rows, int columns) {
        int[] rim = rim(rows, columns);
        float[] levels = new float[rim.length];
        for (int i = 0; i < rim.length; i++) {
            levels[i] = luma[rim[i]];
        }
        Arrays.sort(levels);
        float median = levels[levels.length / 2];
        int agreeing = 0;
        for (float level : levels) {
            agreeing += Math.abs(level - median) < SAME ? 1 : 0;
        }
        double[] flat = new double[TERMS];
        flat[0] = median;
        if (agreeing >= AGREEING * levels.length) {
            return new BackgroundEstimate(rows, columns, flat, true, 0);
        }
        return new BackgroundEstimate(rows, columns, flat, false, 0).fitted(luma, rim);
    }

    /** True if the background is one level without noise. */
    boolean isPlain() {
        return plain;
    }

    /** The standard deviation of the background around its surface. */
    double noise() {
        return noise;
    }

    /** The brightness of the background at {@code row}, {@code column}. */
    float at(int row, int column) {
        if (plain) {
            return (float) surface[0];
        }
        double sum = 0;
        double[] terms = terms(row, column);
        for (int i = 0; i < TERMS; i++) {
            sum += surface[i] * terms[i];
        }
        return (float) sum;
    }

    private BackgroundEstimate fitted(float[] luma, int[] rim) {
        int[] grid = grid(rows, columns);
        BackgroundEstimate paper = fit(luma, rim, Double.POSITIVE_INFINITY);
        for (int round = 0; round < ROUNDS; round++) {
            paper = paper.fit(luma, rim, paper.tolerance(luma, rim));
        }
        for (int round = 0; round < ROUNDS; round++) {
            paper = paper.fit(luma, grid, paper.tolerance(luma, rim));
        }
        double deviation = paper.medianDeviation(luma, grid);
        return new BackgroundEstimate(rows, columns, paper.surface, false, 1.4826 * deviation);
    }

    private double tolerance(float[] luma, int[] points) {
        return Math.max(LEAST_TOLERANCE, 3 * 1.4826 * medianDeviation(luma, points));
    }

    private double medianDeviation(float[] luma, int[] points) {
        double[] deviations = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            deviations[i] = Math.abs(deviation(luma, points[i]));
        }
        Arrays.sort(deviations);
        return deviations[deviations.length / 2];
    }

    private double deviation(float[] luma, int point) {
        return luma[point] - at(point / columns, point % columns);
    }

    /** Least squares over those points that are not farther than {@code tolerance} from this. */
    private BackgroundEstimate fit(float[] luma, int[] points, double tolerance) {
        double[][] equations = new double[TERMS][TERMS + 1];
        for (int point : points) {
            if (Math.abs(deviation(luma, point)) > tolerance) {
                continue;
            }
            double[] terms = terms(point / columns, point % columns);
            for (int i = 0; i < TERMS; i++) {
                for (int j = 0; j < TERMS; j++) {
                    equations[i][j] += terms[i] * terms[j];
                }
                equations[i][TERMS] += terms[i] * luma[point];
            }
        }
        return new BackgroundEstimate(rows, columns, solve(equations), false, 0);
    }

    /** 1, x, y, x², xy, y² with x and y between −1 and 1. */
    private double[] terms(int row, int column) {
        double y = rows == 1 ? 0 : 2.0 * row / (rows - 1) - 1;
        double x = columns == 1 ? 0 : 2.0 * column / (columns - 1) - 1;
        return new double[] {1, x, y, x * x, x * y, y * y};
    }

    /** Gauss-Jordan elimination; a little ridge keeps thin images, one row high, solvable. */
    static double[] solve(double[][] equations) {
        for (int i = 0; i < TERMS; i++) {
            equations[i][i] += 1e-6;
        }
        for (int i = 0; i < TERMS; i++) {
            for (int row = 0; row < TERMS; row++) {
                double factor = equations[row][i] / equations[i][i];
                for (int j = i; row != i && j <= TERMS; j++) {
                    equations[row][j] -= factor * equations[i][j];
                }
            }
        }
        double[] solution = new double[TERMS];
        for (int i = 0; i < TERMS; i++) {
            solution[i] = equations[i][TERMS] / equations[i][i];
        }
        return solution;
    }

    private static int[] rim(int rows, int columns) {
        int width = Math.max(1, Math.min(rows, columns) / 32);
        int[] rim = new int[rows * columns];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            boolean inside = row >= width && row < rows - width;
            for (int column = 0; column < columns; column++) {
                if (inside && column == width && columns > 2 * width) {
                    column = columns - width;
                }
                rim[count++] = row * columns + column;
            }
        }
        return Arrays.copyOf(rim, count);
    }

    private static int[] grid(int rows, int columns) {
        int down = Math.min(rows, SAMPLES);
        int across = Math.min(columns, SAMPLES);
        int[] grid = new int[down * across];
        for (int i = 0; i < down; i++) {
            for (int j = 0; j < across; j++) {
                int row = (int) ((i + 0.5) * rows / down);
                int column = (int) ((j + 0.5) * columns / across);
                grid[i * across + j] = row * columns + column;
            }
        }
        return grid;
    }
}
