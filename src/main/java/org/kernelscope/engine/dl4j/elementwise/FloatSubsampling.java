package org.kernelscope.engine.dl4j.elementwise;

/** Sums of windows over single-precision arrays, {@code [map, row, column]}, and the way back. */
final class FloatSubsampling {
    private FloatSubsampling() {}

    /** y = for each window of x, the sum of its cells. */
    static void sums(PoolGeometry sweep, float[] x, float[] y) {
        if (sweep.halves()) {
            int columns = sweep.columns();
            int count = sweep.outColumns();
            sweep.eachRow((upper, to) -> addPairs(x, upper, upper + columns, y, to, count));
        } else {
            sweep.eachPlace((cells, count, to) -> y[to] = sum(x, cells, count));
        }
    }

    private static void addPairs(float[] x, int upper, int lower, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) {
            y[to + i] =
                    x[upper + 2 * i]
                            + x[upper + 2 * i + 1]
                            + x[lower + 2 * i]
                            + x[lower + 2 * i + 1];
        }
    }

    /** The sum of some cells. */
    static float sum(float[] x, int[] cells, int count) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += x[cells[i]];
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

    /** Adds to every cell of x, which is 0, what each window that it lies in has in y. */
    static void spread(PoolGeometry sweep, float[] y, float[] x) {
        if (sweep.halves()) {
            int columns = sweep.columns();
            int count = sweep.outColumns();
            sweep.eachRow((upper, to) -> spreadPairs(y, to, x, upper, upper + columns, count));
        } else {
            sweep.eachPlace((cells, count, to) -> add(x, cells, count, y[to]));
        }
    }

    private static void spreadPairs(
            float[] y, int from, float[] x, int upper, int lower, int count) {
        for (int i = 0; i < count; i++) {
            float value = y[from + i];
            x[upper + 2 * i] = value;
            x[upper + 2 * i + 1] = value;
            x[lower + 2 * i] = value;
            x[lower + 2 * i + 1] = value;
        }
    }

    /** Adds {@code value} to some cells. */
    static void add(float[] x, int[] cells, int count, float value) {
        for (int i = 0; i < count; i++) {
            x[cells[i]] += value;
        }
    }
}
