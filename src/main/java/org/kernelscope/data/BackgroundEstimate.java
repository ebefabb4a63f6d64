package org.kernelscope.data;

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

    /** A median deviation up to this, a little less than 0.04 / (3 · 1.4826), asks for no more. */
    private static final double SMOOTH = 0.00899;

    /** More than what 32 bits lose of a brightness. */
    private static final double ROUNDING = 1e-6;

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
        SurfacePoints atRim = new SurfacePoints(luma, rim, flat);
        SurfacePoints everywhere = new SurfacePoints(luma, grid(rows, columns), flat);
        return fitted(rows, columns, flat, atRim, everywhere);
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
        QuadraticSurface.Rows lines = surface.rows();
        for (int row = 0; row < rows; row++) {
            lines.write(row, line);
            System.arraycopy(line, 0, levels, row * columns, columns);
        }
        return levels;
    }

    private static BackgroundEstimate fitted(
            int rows, int columns, QuadraticSurface flat, SurfacePoints rim, SurfacePoints grid) {
        float[] deviations = new float[rim.count()];
        float[] ofGrid = new float[grid.count()];
        QuadraticSurface paper = rim.fit(flat);
        rim.deviate(paper, deviations);
        QuadraticSurface known = paper;
        rim.choose(deviations, Float.POSITIVE_INFINITY);
        for (int round = 0; round < ROUNDS; round++) {
            if (!rim.choose(deviations, tolerance(deviations))) {
                break;
            }
            paper = rim.fit(flat);
            rim.deviate(paper, deviations);
            known = paper;
        }
        for (int round = 0; round < ROUNDS; round++) {
            // On smooth paper, the rim needs no second look while the surface stays near.
            double moved = paper.distanceFrom(known) + ROUNDING;
            double tolerance = LEAST_TOLERANCE;
            if (!isSmooth(deviations, moved)) {
                rim.deviate(paper, deviations);
                known = paper;
                tolerance = tolerance(deviations);
            }
            grid.deviate(paper, ofGrid);
            if (!grid.choose(ofGrid, tolerance)) {
                break;
            }
            paper = grid.fit(flat);
        }
        grid.deviate(paper, ofGrid);
        double deviation = OrderStatistic.median(ofGrid);
        return new BackgroundEstimate(rows, columns, paper, false, 1.4826 * deviation);
    }

    private static double tolerance(float[] deviations) {
        if (isSmooth(deviations, 0)) {
            return LEAST_TOLERANCE;
        }
        double median = OrderStatistic.median(deviations.clone());
        return Math.max(LEAST_TOLERANCE, 3 * 1.4826 * median);
    }

    /**
     * True if half of the pixels are near to a surface that is nowhere farther than {@code moved}.
     */
    private static boolean isSmooth(float[] deviations, double moved) {
        int middle = deviations.length / 2;
        return OrderStatistic.isBelow(SMOOTH - moved, deviations, deviations.length, middle);
    }

    private static int[] rim(int rows, int columns) {
        int width = Math.max(1, Math.min(rows, columns) / 32);
        boolean hollow = rows > 2 * width && columns > 2 * width;
        int inner = hollow ? (rows - 2 * width) * (columns - 2 * width) : 0;
        int[] rim = new int[rows * columns - inner];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            boolean inside = hollow && row >= width && row < rows - width;
            for (int column = 0; column < columns; column++) {
                if (inside && column == width) {
                    column = columns - width;
                }
                rim[count++] = row * columns + column;
            }
        }
        return rim;
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
