package org.kernelscope.data;

/**
 * The brightness, or a colour, of paper as a quadratic surface through those pixels that are known
 * to be paper. Immutable; any thread.
 */
final class PaperSurface {
    private static final int TERMS = 6;

    /** Every so many pixels are enough to fit it. */
    private static final int SAMPLES = 4_000;

    private final int rows;
    private final int columns;
    private final double[] surface;

    private PaperSurface(int rows, int columns, double[] surface) {
        this.rows = rows;
        this.columns = columns;
        this.surface = surface;
    }

    /** The surface through the pixels of {@code plane} where {@code paper} is true. */
    static PaperSurface of(float[] plane, boolean[] paper, int rows, int columns) {
        int count = 0;
        for (boolean is : paper) {
            count += is ? 1 : 0;
        }
        int step = Math.max(1, count / SAMPLES);
        double[][] equations = new double[TERMS][TERMS + 1];
        double[] terms = new double[TERMS];
        int seen = 0;
        for (int i = 0; i < plane.length; i++) {
            if (paper[i] && seen++ % step == 0) {
                terms(rows, columns, i / columns, i % columns, terms);
                for (int row = 0; row < TERMS; row++) {
                    for (int column = 0; column < TERMS; column++) {
                        equations[row][column] += terms[row] * terms[column];
                    }
                    equations[row][TERMS] += terms[row] * plane[i];
                }
            }
        }
        return new PaperSurface(rows, columns, BackgroundEstimate.solve(equations));
    }

    /** Its value at {@code row}, {@code column}. */
    float at(int row, int column) {
        double[] terms = new double[TERMS];
        terms(rows, columns, row, column, terms);
        double sum = 0;
        for (int i = 0; i < TERMS; i++) {
            sum += surface[i] * terms[i];
        }
        return (float) sum;
    }

    /** {@code plane} where {@code kept} is true, and this surface elsewhere. */
    float[] over(float[] plane, boolean[] kept) {
        float[] painted = new float[plane.length];
        for (int i = 0; i < painted.length; i++) {
            painted[i] = kept[i] ? plane[i] : at(i / columns, i % columns);
        }
        return painted;
    }

    private static void terms(int rows, int columns, int row, int column, double[] terms) {
        double y = rows == 1 ? 0 : 2.0 * row / (rows - 1) - 1;
        double x = columns == 1 ? 0 : 2.0 * column / (columns - 1) - 1;
        terms[0] = 1;
        terms[1] = x;
        terms[2] = y;
        terms[3] = x * x;
        terms[4] = x * y;
        terms[5] = y * y;
    }
}
