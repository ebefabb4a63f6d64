package org.kernelscope.analysis;

import org.kernelscope.network.Window;
import org.kernelscope.op.PoolKind;
import org.kernelscope.op.Pooling;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * One map made smaller in one of several ways, and what is lost by it. Immutable; any thread.
 *
 * @param way how
 * @param pooled what is left
 * @param lost for every cell of the map, how far it is from what stands for it afterwards, the mean
 *     of the windows that hold it; a cell in no window is lost whole
 * @param meanLost mean magnitude of {@code lost}
 * @param kept how many cells of the map are there afterwards as they were
 */
public record PoolingComparison(Way way, Tensor pooled, Tensor lost, double meanLost, int kept) {
    /** Ways to make a map smaller. */
    public enum Way {
        /** The largest of each window. */
        MAX,
        /** The mean of each window. */
        AVERAGE,
        /** The smallest of each window. */
        MIN,
        /** The first cell of each window, as a convolution with that stride would meet them. */
        STRIDE
    }

    /**
     * Makes a map smaller.
     *
     * @param map {@code 1 × row × column}
     */
    public static PoolingComparison of(Way way, Window window, Tensor map) {
        Tensor pooled = pool(way, window, map);
        int rows = map.shape().rows();
        int columns = map.shape().columns();
        double[] sum = new double[map.size()];
        int[] count = new int[map.size()];
        boolean[] same = new boolean[map.size()];
        for (int row = 0; row < pooled.shape().rows(); row++) {
            for (int column = 0; column < pooled.shape().columns(); column++) {
                float value = pooled.at(0, row, column);
                for (int tap = 0; tap < window.size() * window.size(); tap++) {
                    int r = window.input(row, tap / window.size());
                    int c = window.input(column, tap % window.size());
                    if (r >= 0 && r < rows && c >= 0 && c < columns) {
                        int at = r * columns + c;
                        sum[at] += value;
                        count[at]++;
                        same[at] |= map.get(at) == value;
                    }
                }
            }
        }
        float[] lost = new float[map.size()];
        double total = 0;
        int kept = 0;
        for (int i = 0; i < lost.length; i++) {
            lost[i] = (float) (map.get(i) - (count[i] == 0 ? 0 : sum[i] / count[i]));
            total += Math.abs(lost[i]);
            kept += same[i] ? 1 : 0;
        }
        return new PoolingComparison(
                way, pooled, Tensor.takeOver(map.shape(), lost), total / lost.length, kept);
    }

    private static Tensor pool(Way way, Window window, Tensor map) {
        return switch (way) {
            case MAX -> pooling(PoolKind.MAX, window).forward(map);
            case AVERAGE -> pooling(PoolKind.AVERAGE, window).forward(map);
            case MIN -> pooling(PoolKind.MIN, window).forward(map);
            case STRIDE -> firsts(window, map);
        };
    }

    private static Pooling pooling(PoolKind pool, Window window) {
        return new Pooling(
                pool, window.size(), window.stride(), window.padding(), window.dilation());
    }

    private static Tensor firsts(Window window, Tensor map) {
        int rows = window.outputs(map.shape().rows());
        int columns = window.outputs(map.shape().columns());
        float[] firsts = new float[rows * columns];
        for (int i = 0; i < firsts.length; i++) {
            int row = Math.max(0, window.input(i / columns, 0));
            int column = Math.max(0, window.input(i % columns, 0));
            firsts[i] = map.at(0, row, column);
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), firsts);
    }
}
