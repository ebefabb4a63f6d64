package org.kernelscope.engine.dl4j;

import org.kernelscope.network.Window;

/** Sums of windows over single-precision arrays, {@code [map, row, column]}, and the way back. */
final class FloatSubsampling {
    private static final Window HALVING = new Window(2, 2, 0, 1);

    private FloatSubsampling() {}

    /** y = for each window of x, the sum of its cells. */
    static void sums(
            Window window,
            float[] x,
            int rows,
            int columns,
            float[] y,
            int outRows,
            int outColumns,
            int maps) {
        boolean halving = window.equals(HALVING);
        for (int map = 0; map < maps; map++) {
            for (int row = 0; row < outRows; row++) {
                int to = (map * outRows + row) * outColumns;
                int from = map * rows * columns;
                if (halving) {
                    int upper = from + 2 * row * columns;
                    int lower = upper + columns;
                    for (int i = 0; i < outColumns; i++) {
                        y[to + i] =
                                x[upper + 2 * i]
                                        + x[upper + 2 * i + 1]
                                        + x[lower + 2 * i]
                                        + x[lower + 2 * i + 1];
                    }
                } else {
                    for (int column = 0; column < outColumns; column++) {
                        y[to + column] = sum(window, x, from, rows, columns, row, column);
                    }
                }
            }
        }
    }

    private static float sum(
            Window window, float[] x, int from, int rows, int columns, int row, int column) {
        float sum = 0;
        for (int u = 0; u < window.size(); u++) {
            int r = window.input(row, u);
            if (r < 0 || r >= rows) {
                continue;
            }
            for (int v = 0; v < window.size(); v++) {
                int c = window.input(column, v);
                if (c >= 0 && c < columns) {
                    sum += x[from + r * columns + c];
                }
            }
        }
        return sum;
    }

    /** Every number of map {@code m}, times {@code factor[m]}, plus {@code term[m]}. */
    static void scale(
            float[] values, int count, int plane, float[] factor, float[] term, int maps) {
        for (int at = 0; at < count; ) {
            for (int map = 0; map < maps; map++) {
                float a = factor[map];
                float b = term[map];
                for (int end = at + plane; at < end; at++) {
                    values[at] = a * values[at] + b;
                }
            }
        }
    }

    /** Adds to every cell of x what each window that it lies in has in y. */
    static void spread(
            Window window,
            float[] y,
            int outRows,
            int outColumns,
            float[] x,
            int rows,
            int columns,
            int maps) {
        boolean halving = window.equals(HALVING);
        for (int map = 0; map < maps; map++) {
            for (int row = 0; row < outRows; row++) {
                int at = (map * outRows + row) * outColumns;
                int to = map * rows * columns;
                if (halving) {
                    int upper = to + 2 * row * columns;
                    int lower = upper + columns;
                    for (int i = 0; i < outColumns; i++) {
                        float value = y[at + i];
                        x[upper + 2 * i] = value;
                        x[upper + 2 * i + 1] = value;
                        x[lower + 2 * i] = value;
                        x[lower + 2 * i + 1] = value;
                    }
                } else {
                    for (int column = 0; column < outColumns; column++) {
                        add(window, y[at + column], x, to, rows, columns, row, column);
                    }
                }
            }
        }
    }

    private static void add(
            Window window,
            float value,
            float[] x,
            int to,
            int rows,
            int columns,
            int row,
            int column) {
        for (int u = 0; u < window.size(); u++) {
            int r = window.input(row, u);
            if (r < 0 || r >= rows) {
                continue;
            }
            for (int v = 0; v < window.size(); v++) {
                int c = window.input(column, v);
                if (c >= 0 && c < columns) {
                    x[to + r * columns + c] += value;
                }
            }
        }
    }
}
