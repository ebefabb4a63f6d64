package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * One map made smaller by one method, and what is lost. Immutable; any thread.
 *
 * @param pool the kind of pooling; empty for a stride that keeps the first cell of each window, as
 *     a convolution with that stride would
 * @param pooled the smaller map
 * @param lost for every cell of the map, its difference to the value that replaces it, the mean of
 *     the windows that contain it; a cell in no window is lost entirely
 * @param meanLost mean magnitude of {@code lost}
 * @param kept number of cells of the map whose value is still there
 */
public record PoolingComparison(
        Optional<PoolKind> pool, Tensor pooled, Tensor lost, double meanLost, int kept) {
    /**
     * The map made smaller by every kind of pooling, and by a stride.
     *
     * @param map {@code 1 × row × column}
     */
    public static List<PoolingComparison> all(Window window, Tensor map) {
        List<PoolingComparison> all = new ArrayList<>();
        for (PoolKind pool : PoolKind.values()) {
            Tensor pooled = new PoolingSpec("", pool, window).operation().forward(map);
            all.add(compare(Optional.of(pool), window, map, pooled));
        }
        all.add(compare(Optional.empty(), window, map, firsts(window, map)));
        return List.copyOf(all);
    }

    private static PoolingComparison compare(
            Optional<PoolKind> pool, Window window, Tensor map, Tensor pooled) {
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
                pool, pooled, Tensor.takeOver(map.shape(), lost), total / lost.length, kept);
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
