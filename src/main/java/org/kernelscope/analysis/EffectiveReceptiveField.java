package org.kernelscope.analysis;

import java.util.Arrays;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.FieldRects;
import org.kernelscope.tensor.Tensor;

/**
 * How much of its receptive field a cell really uses, with one picture before it: the gradient of
 * the cell with respect to every pixel. What is near the middle of a field feeds the cell on many
 * paths, what is at its edge on few, and a rectifier that is silent or a maximum that another cell
 * won lets nothing through; so the field that matters is smaller than the box (W. Luo, Y. Li, R.
 * Urtasun, R. Zemel, <em>Understanding the Effective Receptive Field in Deep Convolutional Neural
 * Networks</em>, NIPS 2016). Immutable; any thread.
 *
 * @param cell whose field it is
 * @param box what the cell can see of the input if maps had no borders
 * @param gradient dz/dx: how much the cell's weighted sum (its value, where there is no sum) would
 *     change with each pixel, in the shape of the input
 */
public record EffectiveReceptiveField(Cell cell, FieldRects.Field box, Tensor gradient) {
    /** The field of {@code cell}, with the picture that made {@code activations}. */
    public static EffectiveReceptiveField of(Model model, Activations activations, Cell cell) {
        return new EffectiveReceptiveField(
                cell,
                FieldRects.unclipped(model.architecture(), cell, Cell.INPUT),
                Backpropagation.ofCell(model, activations, cell).input());
    }

    /**
     * How many pixels, the most important first, hold {@code share} of the whole effect (the sum of
     * the magnitudes of the gradient); 0 if nothing has any.
     *
     * @param share between 0 and 1
     */
    public int pixelsHolding(double share) {
        float[] effects = gradient.toArray();
        double all = 0;
        for (int i = 0; i < effects.length; i++) {
            effects[i] = Math.abs(effects[i]);
            all += effects[i];
        }
        Arrays.sort(effects);
        double held = 0;
        int count = 0;
        while (all > 0 && held < share * all && count < effects.length) {
            held += effects[effects.length - 1 - count++];
        }
        return count;
    }

    /** How many pixels the cell sees: the box without what lies in the padding. */
    public int seen() {
        return box.rows().clip(gradient.shape().rows()).length()
                * box.columns().clip(gradient.shape().columns()).length();
    }

    /** How many pixels have any effect at all. */
    public int pixels() {
        int count = 0;
        for (int i = 0; i < gradient.size(); i++) {
            count += gradient.get(i) == 0 ? 0 : 1;
        }
        return count;
    }
}
