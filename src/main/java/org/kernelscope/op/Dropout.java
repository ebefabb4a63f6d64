package org.kernelscope.op;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Dropout: while the network learns, some cells, drawn anew at each step, are left out (set to 0),
 * so that no unit can rely on any other one being there. Asked later, the network uses all of them.
 * The cells that stay are made larger in training by 1 / (1 − rate), so that what the layer above
 * sums is as large on the average with dropout as without (N. Srivastava, G. Hinton, A. Krizhevsky,
 * I. Sutskever, R. Salakhutdinov, JMLR 15, 2014).
 *
 * <p>{@code y[k] = x[k] · m[k]}, with {@code m[k] = 0} with probability {@code rate}, else {@code 1
 * / (1 − rate)}.
 *
 * <p>The draw is a function of a key and of the cell's place, not of a generator that runs along:
 * the same key always leaves out the same cells, whoever computes which part of a batch. Immutable;
 * any thread.
 *
 * @param rate share of the cells that are left out, 0 to below 1
 */
public record Dropout(double rate) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    /**
     * What every cell of one example is multiplied with.
     *
     * @param key as {@link #key} makes it
     */
    public Tensor mask(Shape shape, long key) {
        float[] mask = new float[shape.size()];
        for (int cell = 0; cell < mask.length; cell++) {
            mask[cell] = factor(key, cell);
        }
        return Tensor.takeOver(shape, mask);
    }

    /** What cell {@code cell}, counted in the order channel, row, column, is multiplied with. */
    public float factor(long key, int cell) {
        boolean left = (scramble(key + GOLDEN * (cell + 1L)) >>> 11) * UNIT < rate;
        return left ? 0 : (float) (1 / (1 - rate));
    }

    /**
     * The key of one example's draw.
     *
     * @param seed of the training
     * @param step which step it is, counted from 0
     * @param layer which layer, so that two of them do not leave out the same cells
     * @param example its place in the batch
     */
    public static long key(long seed, long step, int layer, int example) {
        return scramble(scramble(scramble(scramble(seed) + step) + layer) + example);
    }

    /** y from x, or dL/dx from dL/dy: both are multiplied with the same mask. */
    public static Tensor apply(Tensor values, Tensor mask) {
        float[] kept = values.toArray();
        for (int i = 0; i < kept.length; i++) {
            kept[i] *= mask.get(i);
        }
        return Tensor.takeOver(values.shape(), kept);
    }

    /** A number that looks random for each number (G. Steele et al., SplitMix, OOPSLA 2014). */
    private static long scramble(long number) {
        long z = number + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
