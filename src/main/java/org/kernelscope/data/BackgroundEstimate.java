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

    private static final int SAMPLES = 64;
    private static final int ROUNDS = 6;

    /** Deviations from the surface up to this are paper, however smooth the paper is. */
    private static final double LEAST_TOLERANCE = 0.04;

    private final int rows;
    private final int columns;
    private final QuadraticSurface surface;
    private final boolean plain;
    private final double noise;

    private BackgroundEstimate(
            int rows, int columns, QuadraticSurface surface, boolean plain, double noise) {
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
        float median = OrderStatistic.median(levels);
        int agreeing = 0;
        for (float level : levels) {
            agreeing += Math.abs(level - median) < SAME ? 1 : 0;
        }
        QuadraticSurface flat = QuadraticSurface.flat(median, rows, columns);
        if (agreeing >= AGREEING * levels.length) {
            return new BackgroundEstimate(rows, columns, flat, true, 0);
        }
        return fitted(luma, rows, columns, flat, rim);
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
        return surface.at(row, column);
    }

    /** The brightness of the background, row by row. */
    float[] levels() {
        float[] levels = new float[rows * columns];
        float[] line = new float[columns];
        for (int row = 0; row < rows; row++) {
            surface.row(row, line);
            System.arraycopy(line, 0, levels, row * columns, columns);
        }
        return levels;
    }

    private static BackgroundEstimate fitted(
            float[] luma, int rows, int columns, QuadraticSurface flat, int[] rim) {
        float[] deviations = new float[rim.length];
        QuadraticSurface paper = fit(flat, luma, rim, deviations, Float.POSITIVE_INFINITY);
        for (int round = 0; round < ROUNDS; round++) {
            deviate(paper, luma, rim, deviations);
            paper = fit(paper, luma, rim, deviations, tolerance(deviations));
        }
        int[] grid = grid(rows, columns);
        float[] ofGrid = new float[grid.length];
        for (int round = 0; round < ROUNDS; round++) {
            deviate(paper, luma, rim, deviations);
            deviate(paper, luma, grid, ofGrid);
            paper = fit(paper, luma, grid, ofGrid, tolerance(deviations));
        }
        deviate(paper, luma, grid, ofGrid);
        double deviation = OrderStatistic.median(ofGrid);
        return new BackgroundEstimate(rows, columns, paper, false, 1.4826 * deviation);
    }

    /** Writes by how much each of the {@code points} differs from {@code paper}, without sign. */
    private static void deviate(
            QuadraticSurface paper, float[] luma, int[] points, float[] deviations) {
        for (int i = 0; i < points.length; i++) {
            deviations[i] = Math.abs(luma[points[i]] - paper.at(points[i]));
        }
    }

    private static double tolerance(float[] deviations) {
        double median = OrderStatistic.median(deviations.clone());
        return Math.max(LEAST_TOLERANCE, 3 * 1.4826 * median);
    }

    /** Least squares over those points that do not differ by more than {@code tolerance}. */
    private static QuadraticSurface fit(
            QuadraticSurface before,
            float[] luma,
            int[] points,
            float[] deviations,
            double tolerance) {
        QuadraticSurface.Fit fit = before.fit();
        for (int i = 0; i < points.length; i++) {
            if (deviations[i] <= tolerance) {
                fit.add(points[i], luma[points[i]]);
            }
        }
        return fit.surface();
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
