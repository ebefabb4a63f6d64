package org.kernelscope.engine.dl4j.elementwise;

import org.kernelscope.op.PoolKind;

/** Pooling over single-precision arrays, {@code [map, row, column]}. */
final class FloatPooling {
    private FloatPooling() {}

    /** Reduces one window. */
    @FunctionalInterface
    private interface Reduce {
        /** y of the {@code count} cells, at least one. */
        float of(float[] x, int[] cells, int count);
    }

    /** Distributes the gradient of one window. */
    @FunctionalInterface
    private interface Distribute {
        /** Adds ε · ∂y/∂x to the {@code count} cells, at least one. */
        void to(float[] x, int[] cells, int count, float epsilon, float[] gradient);
    }

    /** Reduces one row of 2×2 windows side by side, the pooling of the LeNets. */
    @FunctionalInterface
    private interface ReduceRow {
        /** y of {@code count} windows that begin at {@code upper} and {@code lower}. */
        void of(float[] x, int upper, int lower, float[] y, int to, int count);
    }

    /** Distributes the gradient of one row of 2×2 windows side by side. */
    @FunctionalInterface
    private interface DistributeRow {
        /** The cells' gradients for {@code count} windows. */
        void to(
                float[] x,
                int upper,
                int lower,
                float[] epsilon,
                int from,
                int count,
                float[] gradient);
    }

    /** The loops of one kind of pooling. */
    private record Loops(
            Reduce reduce, Distribute distribute, ReduceRow reduceRow, DistributeRow rowBack) {}

    private static Loops loops(PoolKind pool) {
        return switch (pool) {
            case MAX ->
                    new Loops(
                            (x, cells, count) -> x[largest(x, cells, count)],
                            (x, cells, count, e, gradient) ->
                                    gradient[largest(x, cells, count)] += e,
                            FloatPooling::maxRow,
                            FloatPooling::maxRowBack);
            case AVERAGE ->
                    new Loops(
                            (x, cells, count) -> FloatSubsampling.sum(x, cells, count) / count,
                            (x, cells, count, e, gradient) ->
                                    FloatSubsampling.add(gradient, cells, count, e / count),
                            FloatPooling::averageRow,
                            FloatPooling::averageRowBack);
            case MIN ->
                    new Loops(
                            (x, cells, count) -> x[smallest(x, cells, count)],
                            (x, cells, count, e, gradient) ->
                                    gradient[smallest(x, cells, count)] += e,
                            FloatPooling::minRow,
                            FloatPooling::minRowBack);
            case L2 ->
                    new Loops(
                            FloatPooling::length,
                            FloatPooling::lengthBack,
                            FloatPooling::lengthRow,
                            FloatPooling::lengthRowBack);
        };
    }

    /** y = the pooled maps of x. A window that lies in the padding gives 0. */
    static void forward(PoolKind pool, PoolGeometry sweep, float[] x, float[] y) {
        Loops loops = loops(pool);
        if (sweep.halves()) {
            int columns = sweep.columns();
            int count = sweep.outColumns();
            sweep.eachRow(
                    (upper, to) -> loops.reduceRow.of(x, upper, upper + columns, y, to, count));
        } else {
            sweep.eachPlace(
                    (cells, count, to) ->
                            y[to] = count == 0 ? 0 : loops.reduce.of(x, cells, count));
        }
    }

    /** True if {@link #backward} needs x. */
    static boolean backwardNeedsInput(PoolKind pool) {
        return switch (pool) {
            case MAX, MIN, L2 -> true;
            case AVERAGE -> false;
        };
    }

    /**
     * gradient = dL/dx.
     *
     * @param x the input; anything unless {@link #backwardNeedsInput}
     * @param epsilon dL/dy
     * @param gradient 0 everywhere; gets the result
     */
    static void backward(
            PoolKind pool, PoolGeometry sweep, float[] x, float[] epsilon, float[] gradient) {
        Loops loops = loops(pool);
        if (sweep.halves()) {
            int columns = sweep.columns();
            int count = sweep.outColumns();
            sweep.eachRow(
                    (upper, to) ->
                            loops.rowBack.to(
                                    x, upper, upper + columns, epsilon, to, count, gradient));
        } else {
            sweep.eachPlace(
                    (cells, count, to) -> {
                        if (count > 0) {
                            loops.distribute.to(x, cells, count, epsilon[to], gradient);
                        }
                    });
        }
    }

    /** The index of the largest cell, the first of equals. */
    private static int largest(float[] x, int[] cells, int count) {
        int winner = cells[0];
        for (int i = 1; i < count; i++) {
            winner = x[cells[i]] > x[winner] ? cells[i] : winner;
        }
        return winner;
    }

    /** The index of the smallest cell, the first of equals. */
    private static int smallest(float[] x, int[] cells, int count) {
        int winner = cells[0];
        for (int i = 1; i < count; i++) {
            winner = x[cells[i]] < x[winner] ? cells[i] : winner;
        }
        return winner;
    }

    private static void maxRow(float[] x, int upper, int lower, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) {
            y[to + i] =
                    Math.max(
                            Math.max(x[upper + 2 * i], x[upper + 2 * i + 1]),
                            Math.max(x[lower + 2 * i], x[lower + 2 * i + 1]));
        }
    }

    private static void maxRowBack(
            float[] x,
            int upper,
            int lower,
            float[] epsilon,
            int from,
            int count,
            float[] gradient) {
        for (int i = 0; i < count; i++) {
            int a = upper + 2 * i;
            int b = lower + 2 * i;
            int top = a + less(x[a], x[a + 1]);
            int bottom = b + less(x[b], x[b + 1]);
            int winner = top + less(x[top], x[bottom]) * (bottom - top);
            gradient[winner] = epsilon[from + i];
        }
    }

    private static void minRow(float[] x, int upper, int lower, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) {
            y[to + i] =
                    Math.min(
                            Math.min(x[upper + 2 * i], x[upper + 2 * i + 1]),
                            Math.min(x[lower + 2 * i], x[lower + 2 * i + 1]));
        }
    }

    private static void minRowBack(
            float[] x,
            int upper,
            int lower,
            float[] epsilon,
            int from,
            int count,
            float[] gradient) {
        for (int i = 0; i < count; i++) {
            int a = upper + 2 * i;
            int b = lower + 2 * i;
            int top = a + less(x[a + 1], x[a]);
            int bottom = b + less(x[b + 1], x[b]);
            int winner = top + less(x[bottom], x[top]) * (bottom - top);
            gradient[winner] = epsilon[from + i];
        }
    }

    /** √Σ x². */
    private static float length(float[] x, int[] cells, int count) {
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double value = x[cells[i]];
            squares += value * value;
        }
        return (float) Math.sqrt(squares);
    }

    /** ∂y/∂x = x / y; 0 where y is. */
    private static void lengthBack(
            float[] x, int[] cells, int count, float epsilon, float[] gradient) {
        float y = length(x, cells, count);
        float share = y == 0 ? 0 : epsilon / y;
        for (int i = 0; i < count; i++) {
            gradient[cells[i]] += share * x[cells[i]];
        }
    }

    private static float length(float a, float b, float c, float d) {
        return (float) Math.sqrt((double) a * a + (double) b * b + (double) c * c + (double) d * d);
    }

    private static void lengthRow(float[] x, int upper, int lower, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) {
            y[to + i] =
                    length(
                            x[upper + 2 * i],
                            x[upper + 2 * i + 1],
                            x[lower + 2 * i],
                            x[lower + 2 * i + 1]);
        }
    }

    private static void lengthRowBack(
            float[] x,
            int upper,
            int lower,
            float[] epsilon,
            int from,
            int count,
            float[] gradient) {
        for (int i = 0; i < count; i++) {
            int a = upper + 2 * i;
            int b = lower + 2 * i;
            float y = length(x[a], x[a + 1], x[b], x[b + 1]);
            float share = y == 0 ? 0 : epsilon[from + i] / y;
            gradient[a] = share * x[a];
            gradient[a + 1] = share * x[a + 1];
            gradient[b] = share * x[b];
            gradient[b + 1] = share * x[b + 1];
        }
    }

    private static void averageRow(float[] x, int upper, int lower, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) {
            y[to + i] =
                    0.25f
                            * (x[upper + 2 * i]
                                    + x[upper + 2 * i + 1]
                                    + x[lower + 2 * i]
                                    + x[lower + 2 * i + 1]);
        }
    }

    private static void averageRowBack(
            float[] x,
            int upper,
            int lower,
            float[] epsilon,
            int from,
            int count,
            float[] gradient) {
        for (int i = 0; i < count; i++) {
            int a = upper + 2 * i;
            int b = lower + 2 * i;
            float share = 0.25f * epsilon[from + i];
            gradient[a] = share;
            gradient[a + 1] = share;
            gradient[b] = share;
            gradient[b + 1] = share;
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
