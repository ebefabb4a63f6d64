package org.kernelscope.op;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Dropout: sets randomly chosen cells to 0 during training, so that no unit can rely on any other.
 * A trained network uses all cells. During training the remaining cells are divided by 1 − rate,
 * which keeps the expected sum in the layer above the same.
 *
 * <p>Formula: {@code y[k] = x[k] · m[k]}, where the mask m[k] is 0 with probability {@code rate}
 * and {@code 1 / (1 − rate)} otherwise.
 *
 * <p>Output size: that of the input.
 *
 * <p>Shapes: x, m and y any, all the same.
 *
 * <p>Example: rate 0.5, so the factor of the remaining cells is 2
 *
 * <pre>{@code
 * x = 3 4 1 5     m = 0 2 2 0     y = 0 8 2 0
 * }</pre>
 *
 * <p>The mask is a function of a key and of the position of the cell; there is no generator with a
 * state. The same key always drops the same cells, whichever thread computes which part of a batch.
 *
 * <p>Source: N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov, JMLR 15,
 * 2014.
 *
 * @param rate share of the cells that are dropped, 0 to below 1
 */
public record Dropout(double rate) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    /**
     * The mask m of one example.
     *
     * @param key from {@link #key}
     */
    public Tensor mask(Shape shape, long key) {
        float[] mask = new float[shape.size()];
        for (int cell = 0; cell < mask.length; cell++) {
            mask[cell] = factor(key, cell);
        }
        return Tensor.takeOver(shape, mask);
    }

    /** The factor m of the cell with the flat index {@code cell}. */
    public float factor(long key, int cell) {
        boolean dropped = (scramble(key + GOLDEN * (cell + 1L)) >>> 11) * UNIT < rate;
        return dropped ? 0 : (float) (1 / (1 - rate));
    }

    /**
     * The key of one example's mask.
     *
     * @param seed of the training run
     * @param step number of the training step, from 0
     * @param layer index of the layer; two layers drop different cells
     * @param example position of the example in the batch
     */
    public static long key(long seed, long step, int layer, int example) {
        return scramble(scramble(scramble(scramble(seed) + step) + layer) + example);
    }

    /**
     * Multiplies {@code values} by {@code mask}: y from x in the forward pass, dL/dx from dL/dy in
     * the backward pass.
     */
    public static Tensor apply(Tensor values, Tensor mask) {
        float[] kept = values.toArray();
        for (int i = 0; i < kept.length; i++) {
            kept[i] *= mask.get(i);
        }
        return Tensor.takeOver(values.shape(), kept);
    }

    /**
     * A pseudo-random value for each input (G. Steele, D. Lea, C. Flood, SplitMix, OOPSLA 2014).
     */
    private static long scramble(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
