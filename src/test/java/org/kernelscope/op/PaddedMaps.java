package org.kernelscope.op;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kernelscope.tensor.Tensor;

/** Slow definitions of sliding windows: pads by building the larger map, then multiplies. */
final class PaddedMaps {
    private PaddedMaps() {}

    /** The cells of a padded row, by their number in the row; −1 for a zero. */
    static int[] row(int extent, SlidingAxis sliding) {
        List<Integer> inside = new ArrayList<>();
        for (int i = 0; i < extent; i++) {
            inside.add(i);
        }
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        List<Integer> reversed = new ArrayList<>(inside);
        Collections.reverse(reversed);
        for (int i = 0; i < Math.max(sliding.before(), sliding.after()); i++) {
            switch (sliding.mode()) {
                case ZEROS -> {
                    before.add(-1);
                    after.add(-1);
                }
                case REPLICATE -> {
                    before.add(inside.get(0));
                    after.add(reversed.get(0));
                }
                case REFLECT -> {
                    before.add(inside.get(i + 1));
                    after.add(reversed.get(i + 1));
                }
                case CIRCULAR -> {
                    before.add(reversed.get(i));
                    after.add(inside.get(i));
                }
            }
        }
        List<Integer> row = new ArrayList<>(before.subList(0, sliding.before()));
        Collections.reverse(row);
        row.addAll(inside);
        row.addAll(after.subList(0, sliding.after()));
        return row.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The padded map {@code channel}, by rows. */
    static double[][] padded(Tensor input, int channel, SlidingAxis down, SlidingAxis across) {
        int[] rows = row(input.shape().rows(), down);
        int[] columns = row(input.shape().columns(), across);
        double[][] padded = new double[rows.length][columns.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                boolean zero = rows[r] < 0 || columns[c] < 0;
                padded[r][c] = zero ? 0 : input.at(channel, rows[r], columns[c]);
            }
        }
        return padded;
    }

    /** One output of a convolution, straight from the formula. */
    static double convolved(
            Convolution op, Tensor input, Tensor w, Tensor bias, int out, int row, int column) {
        int perGroup = w.shape().extent(1);
        int group = out / (w.shape().extent(0) / op.groups());
        int height = w.shape().extent(2);
        int width = w.shape().extent(3);
        double sum = bias.get(out);
        for (int i = 0; i < perGroup; i++) {
            double[][] map = padded(input, group * perGroup + i, op.down(), op.across());
            for (int u = 0; u < height; u++) {
                for (int v = 0; v < width; v++) {
                    int atU = op.turned() ? height - 1 - u : u;
                    int atV = op.turned() ? width - 1 - v : v;
                    double weight = w.get(((out * perGroup + i) * height + atU) * width + atV);
                    sum +=
                            weight
                                    * map[row * op.down().stride() + u * op.down().dilation()][
                                            column * op.across().stride()
                                                    + v * op.across().dilation()];
                }
            }
        }
        return sum;
    }
}
