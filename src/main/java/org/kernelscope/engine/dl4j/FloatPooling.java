package org.kernelscope.engine.dl4j;

import org.kernelscope.op.PoolKind;

/** Pooling over single-precision arrays, {@code [map, row, column]}. */
final class FloatPooling {
    private FloatPooling() {}

    /** y = the pooled maps of x. */
    static void forward(PoolKind pool, PoolGeometry sweep, float[] x, float[] y) {
        if (sweep.halves()) {
            int columns = sweep.columns();
            int count = sweep.outColumns();
            sweep.eachRow((upper, to) -> halve(pool, x, upper, columns, y, to, count));
        } else {
            sweep.eachPlace((cells, count, to) -> y[to] = pooled(pool, x, cells, count));
        }
    }

    /**
     * gradient = dL/dx.
     *
     * @param epsilon dL/dy
     * @param gradient 0 everywhere; gets the result
     */
    static void backward(
            PoolKind pool, PoolGeometry sweep, float[] x, float[] epsilon, float[] gradient) {
        if (sweep.halves()) {
            int columns = sweep.columns();
            int count = sweep.outColumns();
            sweep.eachRow(
                    (upper, to) -> unhalve(pool, x, upper, columns, epsilon, to, count, gradient));
        } else if (pool == PoolKind.AVERAGE) {
            sweep.eachPlace(
                    (cells, count, to) ->
                            FloatSubsampling.add(gradient, cells, count, epsilon[to] / count));
        } else {
            sweep.eachPlace(
                    (cells, count, to) -> {
                        if (count > 0) {
                            gradient[winner(pool, x, cells, count)] += epsilon[to];
                        }
                    });
        }
    }

    /** A window that lies in the padding hands on 0. */
    private static float pooled(PoolKind pool, float[] x, int[] cells, int count) {
        if (count == 0) {
            return 0;
        }
        return pool == PoolKind.AVERAGE
                ? FloatSubsampling.sum(x, cells, count) / count
                : x[winner(pool, x, cells, count)];
    }

    /** Index of the largest (or smallest) cell, the first of equals. */
    private static int winner(PoolKind pool, float[] x, int[] cells, int count) {
        boolean min = pool == PoolKind.MIN;
        int winner = cells[0];
        for (int i = 1; i < count; i++) {
            boolean wins = min ? x[cells[i]] < x[winner] : x[cells[i]] > x[winner];
            winner = wins ? cells[i] : winner;
        }
        return winner;
    }

    /** One row of windows of 2×2 cells with stride 2: the pooling of the LeNets. */
    private static void halve(
            PoolKind pool, float[] x, int upper, int columns, float[] y, int to, int count) {
        int lower = upper + columns;
        if (pool == PoolKind.MAX) {
            for (int i = 0; i < count; i++) {
                y[to + i] =
                        Math.max(
                                Math.max(x[upper + 2 * i], x[upper + 2 * i + 1]),
                                Math.max(x[lower + 2 * i], x[lower + 2 * i + 1]));
            }
        } else if (pool == PoolKind.MIN) {
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
            PoolKind pool,
            float[] x,
            int upper,
            int columns,
            float[] epsilon,
            int at,
            int count,
            float[] gradient) {
        int lower = upper + columns;
        if (pool == PoolKind.MAX) {
            for (int i = 0; i < count; i++) {
                int a = upper + 2 * i;
                int b = lower + 2 * i;
                int top = a + less(x[a], x[a + 1]);
                int bottom = b + less(x[b], x[b + 1]);
                int winner = top + less(x[top], x[bottom]) * (bottom - top);
                gradient[winner] = epsilon[at + i];
            }
        } else if (pool == PoolKind.MIN) {
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
}
