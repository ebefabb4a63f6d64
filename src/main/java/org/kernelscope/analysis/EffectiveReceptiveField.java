package org.kernelscope.analysis;

import java.util.Arrays;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.FieldRects;
import org.kernelscope.tensor.Tensor;

/**
 * The part of its receptive field that a cell uses for one image: the gradient of the cell with
 * respect to every pixel. Pixels near the middle reach the cell on many paths, pixels at the edge
 * on few. An inactive rectifier and a maximum that another cell wins pass nothing. The effective
 * field is therefore smaller than the box (W. Luo, Y. Li, R. Urtasun, R. Zemel, <em>Understanding
 * the Effective Receptive Field in Deep Convolutional Neural Networks</em>, NIPS 2016). Immutable;
 * any thread.
 *
 * @param cell the cell of the field
 * @param box the receptive field as if maps had no borders
 * @param gradient dz/dx: how much the cell's weighted sum (its value, where there is no sum) would
 *     change with each pixel, in the shape of the input
 */
public record EffectiveReceptiveField(Cell cell, FieldRects.Field box, Tensor gradient) {
    /** The field of {@code cell}, with the image that made {@code activations}. */
    public static EffectiveReceptiveField of(Model model, Activations activations, Cell cell) {
        return new EffectiveReceptiveField(
                cell,
                FieldRects.unclipped(model.architecture(), cell, Cell.INPUT),
                Backpropagation.ofCell(model, activations, cell).input());
    }

    /**
     * The number of pixels, the most important first, that have {@code share} of the whole effect
     * (the sum of the magnitudes of the gradient); 0 if there is none.
     *
     * @param share between 0 and 1
     */
    public int pixelsWithShare(double share) {
        float[] effects = effects();
        double all = 0;
        for (float effect : effects) {
            all += effect;
        }
        Arrays.sort(effects);
        double held = 0;
        int count = 0;
        while (all > 0 && held < share * all && count < effects.length) {
            held += effects[effects.length - 1 - count++];
        }
        return count;
    }

    /** The number of pixels in the receptive field: the box without the padding. */
    public int fieldPixels() {
        return box.rows().clip(gradient.shape().rows()).length()
                * box.columns().clip(gradient.shape().columns()).length();
    }

    /** The number of pixels with any effect. */
    public int pixels() {
        int count = 0;
        for (float effect : effects()) {
            count += effect == 0 ? 0 : 1;
        }
        return count;
    }

    /** The effect of each pixel: the magnitudes of all its channels. */
    private float[] effects() {
        float[] effects = new float[gradient.shape().plane()];
        for (int i = 0; i < gradient.size(); i++) {
            effects[i % effects.length] += Math.abs(gradient.get(i));
        }
        return effects;
    }
}
