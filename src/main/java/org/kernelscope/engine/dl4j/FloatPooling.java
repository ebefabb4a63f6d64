package org.kernelscope.engine.dl4j;

import org.kernelscope.network.Window;
import org.kernelscope.op.Pool;

/** Pooling over single-precision arrays, {@code [map, row, column]}. */
final class FloatPooling {
    private static final Window HALVING = new Window(2, 2, 0, 1);

    private FloatPooling() {}

    /** y = the pooled maps of x. */
    static void forward(
            Pool pool,
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
                    halve(pool, x, from + 2 * row * columns, columns, y, to, outColumns);
                } else {
                    for (int column = 0; column < outColumns; column++) {
                        y[to + column] =
                                pool == Pool.AVERAGE
                                        ? mean(window, x, from, rows, columns, row, column)
                                        : won(pool, window, x, from, rows, columns, row, column);
                    }
                }
            }
        }
    }

    /** gradient += dL/dx. */
    static void backward(
            Pool pool,
            Window window,
            float[] x,
            int rows,
            int columns,
            float[] epsilon,
            int outRows,
            int outColumns,
            int maps,
            float[] gradient) {
        boolean halving = window.equals(HALVING);
        for (int map = 0; map < maps; map++) {
            for (int row = 0; row < outRows; row++) {
                int to = (map * outRows + row) * outColumns;
                int from = map * rows * columns;
                if (halving) {
                    int at = from + 2 * row * columns;
                    unhalve(pool, x, at, columns, epsilon, to, outColumns, gradient);
                } else {
                    for (int column = 0; column < outColumns; column++) {
                        float e = epsilon[to + column];
                        if (pool != Pool.AVERAGE) {
                            int winner = winner(pool, window, x, from, rows, columns, row, column);
                            if (winner >= 0) {
                                gradient[winner] += e;
                            }
                        } else {
                            share(window, gradient, from, rows, columns, row, column, e);
                        }
                    }
                }
            }
        }
    }

    /** One row of windows of 2×2 cells with stride 2: the pooling of the LeNets. */
    private static void halve(
            Pool pool, float[] x, int upper, int columns, float[] y, int to, int count) {
        int lower = upper + columns;
        if (pool == Pool.MAX) {
            for (int i = 0; i < count; i++) {
                y[to + i] =
                        Math.max(
                                Math.max(x[upper + 2 * i], x[upper + 2 * i + 1]),
                                Math.max(x[lower + 2 * i], x[lower + 2 * i + 1]));
            }
        } else if (pool == Pool.MIN) {
            for (int i = 0; i < count; i++) {
                y[to + i] =
                        Math.min(
                                Math.min(x[upper + 2 * i], x[upper + 2 * i + 1]),
                                Math.min(x[lower + 2 * i], x[lower + 2 * i + 1]));
            }
        } else {
            for (int i = 0; i < count; i++) {
                y[to + i] =
                        0.25f
                                * (x[upper + 2 * i]
                                        + x[upper + 2 * i + 1]
                                        + x[lower + 2 * i]
                                        + x[lower + 2 * i + 1]);
            }
        }
    }

    private static void unhalve(
            Pool pool,
            float[] x,
            int upper,
            int columns,
            float[] epsilon,
            int at,
            int count,
            float[] gradient) {
        int lower = upper + columns;
        if (pool == Pool.MAX) {
            for (int i = 0; i < count; i++) {
                int a = upper + 2 * i;
                int b = lower + 2 * i;
                int top = a + less(x[a], x[a + 1]);
                int bottom = b + less(x[b], x[b + 1]);
                int winner = top + less(x[top], x[bottom]) * (bottom - top);
                gradient[winner] = epsilon[at + i];
            }
        } else if (pool == Pool.MIN) {
            for (int i = 0; i < count; i++) {
                int a = upper + 2 * i;
                int b = lower + 2 * i;
                int top = a + less(x[a + 1], x[a]);
                int bottom = b + less(x[b + 1], x[b]);
                int winner = top + less(x[bottom], x[top]) * (bottom - top);
                gradient[winner] = epsilon[at + i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                int a = upper + 2 * i;
                int b = lower + 2 * i;
                float share = 0.25f * epsilon[at + i];
                gradient[a] = share;
                gradient[a + 1] = share;
                gradient[b] = share;
                gradient[b + 1] = share;
            }
        }
    }

    /**
     * 1 if a &lt; b, else 0, for finite numbers, from the sign of their difference: where maxima
     * lie is as good as random, and a processor that guesses a branch wrongly every other time is
     * slow.
     */
    private static int less(float a, float b) {
        return Float.floatToRawIntBits(a - b) >>> 31;
    }

    private static float won(
            Pool pool,
            Window window,
            float[] x,
            int from,
            int rows,
            int columns,
            int row,
            int column) {
        int winner = winner(pool, window, x, from, rows, columns, row, column);
        return winner < 0 ? 0 : x[winner];
    }

    /**
     * Index of the largest (or smallest) cell, the first of equals; −1 if the window lies in the
     * padding.
     */
    private static int winner(
            Pool pool,
            Window window,
            float[] x,
            int from,
            int rows,
            int columns,
            int row,
            int column) {
        boolean min = pool == Pool.MIN;
        int winner = -1;
        for (int u = 0; u < window.size(); u++) {
            int r = window.input(row, u);
            if (r < 0 || r >= rows) {
                continue;
            }
            for (int v = 0; v < window.size(); v++) {
                int c = window.input(column, v);
                if (c >= 0 && c < columns) {
                    int at = from + r * columns + c;
                    boolean wins = winner < 0 || (min ? x[at] < x[winner] : x[at] > x[winner]);
                    winner = wins ? at : winner;
                }
            }
        }
        return winner;
    }

    private static float mean(
            Window window, float[] x, int from, int rows, int columns, int row, int column) {
        float sum = 0;
        int count = 0;
        for (int u = 0; u < window.size(); u++) {
            int r = window.input(row, u);
            if (r < 0 || r >= rows) {
                continue;
            }
            for (int v = 0; v < window.size(); v++) {
                int c = window.input(column, v);
                if (c >= 0 && c < columns) {
                    sum += x[from + r * columns + c];
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static void share(
            Window window,
            float[] gradient,
            int from,
            int rows,
            int columns,
            int row,
            int column,
            float epsilon) {
        int high = inside(window, row, rows);
        int wide = inside(window, column, columns);
        for (int u = 0; u < window.size(); u++) {
            int r = window.input(row, u);
            if (r < 0 || r >= rows) {
                continue;
            }
            for (int v = 0; v < window.size(); v++) {
                int c = window.input(column, v);
                if (c >= 0 && c < columns) {
                    gradient[from + r * columns + c] += epsilon / (high * wide);
                }
            }
        }
    }

    /** How many taps of output cell {@code output} lie in a map of {@code extent} cells. */
    private static int inside(Window window, int output, int extent) {
        int count = 0;
        for (int tap = 0; tap < window.size(); tap++) {
            int at = window.input(output, tap);
            count += at >= 0 && at < extent ? 1 : 0;
        }
        return count;
    }
}
