package org.kernelscope.data;

/**
 * The brightness, or a colour, of paper as a quadratic surface through those pixels that are known
 * to be paper. Immutable; any thread.
 */
final class PaperSurface {
    /** Every so many pixels are enough to fit it. */
    private static final int SAMPLES = 4_000;

    private final int rows;
    private final int columns;
    private final QuadraticSurface surface;

    private PaperSurface(int rows, int columns, QuadraticSurface surface) {
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
        QuadraticSurface.Fit fit = QuadraticSurface.flat(0, rows, columns).fit();
        int next = 0;
        for (int i = 0; i < plane.length; i++) {
            if (paper[i] && --next < 0) {
                fit.add(i, plane[i]);
                next = step - 1;
            }
        }
        return new PaperSurface(rows, columns, fit.surface());
    }

    /** Its values, row by row. */
    float[] values() {
        float[] values = new float[rows * columns];
        float[] line = new float[columns];
        for (int row = 0; row < rows; row++) {
            surface.row(row, line);
            System.arraycopy(line, 0, values, row * columns, columns);
        }
        return values;
    }

    /** {@code plane} where {@code kept} is true, and this surface elsewhere. */
    float[] over(float[] plane, boolean[] kept) {
        float[] painted = values();
        for (int i = 0; i < painted.length; i++) {
            if (kept[i]) {
                painted[i] = plane[i];
            }
        }
        return painted;
    }
}
