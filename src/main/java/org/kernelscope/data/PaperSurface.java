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
        int[] sampled = new int[(count + step - 1) / step];
        int taken = 0;
        int next = 0;
        for (int i = 0; i < plane.length; i++) {
            if (paper[i] && --next < 0) {
                sampled[taken++] = i;
                next = step - 1;
            }
        }
        return new PaperSurface(rows, columns, through(plane, sampled, rows, columns));
    }

    /**
     * The same surface through the pixels {@code places} but for some.
     *
     * @param places pixels in order
     * @param without the indices in {@code places} of those that are left out, in order
     */
    static QuadraticSurface through(
            float[] plane, int[] places, int[] without, int rows, int columns) {
        int count = places.length - without.length;
        int step = Math.max(1, count / SAMPLES);
        int[] sampled = new int[(count + step - 1) / step];
        int passed = 0;
        for (int i = 0; i < sampled.length; i++) {
            int place = i * step + passed;
            while (passed < without.length && without[passed] <= place) {
                passed++;
                place++;
            }
            sampled[i] = places[place];
        }
        return through(plane, sampled, rows, columns);
    }

    private static QuadraticSurface through(float[] plane, int[] sampled, int rows, int columns) {
        QuadraticSurface flat = QuadraticSurface.flat(0, rows, columns);
        return new SurfacePoints(plane, sampled, flat).fit(flat);
    }

    /** Its values row by row. */
    QuadraticSurface.Rows rows() {
        return surface.rows();
    }

    /** {@code plane} where {@code kept} is true, and this surface elsewhere. */
    float[] over(float[] plane, boolean[] kept) {
        float[] painted = plane.clone();
        float[] line = new float[columns];
        QuadraticSurface.Rows lines = surface.rows();
        for (int row = 0; row < rows; row++) {
            int first = row * columns;
            if (!isAll(kept, first, columns)) {
                lines.write(row, line);
                for (int column = 0; column < columns; column++) {
                    painted[first + column] =
                            kept[first + column] ? plane[first + column] : line[column];
                }
            }
        }
        return painted;
    }

    /** True if {@code count} cells from {@code first} on are all true. */
    static boolean isAll(boolean[] cells, int first, int count) {
        for (int i = first; i < first + count; i++) {
            if (!cells[i]) {
                return false;
            }
        }
        return true;
    }
}
