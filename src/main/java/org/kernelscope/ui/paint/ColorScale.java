package org.kernelscope.ui.paint;

import java.util.Arrays;
import org.kernelscope.engine.Activations;
import org.kernelscope.tensor.Tensor;

/**
 * The value with the strongest colour in each feature map, under a {@link ScaleMode}. Scales are
 * symmetric about 0. Immutable.
 */
public final class ColorScale {
    private static final int NONE = Integer.MIN_VALUE;

    private final ScaleMode mode;
    private final float[] layerLimits;
    private final float[][] mapLimits;
    private final float networkLimit;
    private final float inputLimit;
    private final int unlit;

    /**
     * @param unlit a layer in which everything is painted as 0; {@link #NONE} for none
     */
    private ColorScale(
            ScaleMode mode,
            float[] layerLimits,
            float[][] mapLimits,
            float networkLimit,
            float inputLimit,
            int unlit) {
        this.mode = mode;
        this.layerLimits = layerLimits;
        this.mapLimits = mapLimits;
        this.networkLimit = networkLimit;
        this.inputLimit = inputLimit;
        this.unlit = unlit;
    }

    /**
     * The scale for the activations of one input. The units of a dense layer share a scale in every
     * mode.
     */
    public static ColorScale of(ScaleMode mode, Activations activations) {
        int layers = activations.layers().size();
        float[] layerLimits = new float[layers];
        float[][] mapLimits = new float[layers][];
        float networkLimit = 0;
        for (int layer = 0; layer < layers; layer++) {
            Tensor output = activations.output(layer);
            mapLimits[layer] = new float[output.shape().channels()];
            for (int channel = 0; channel < mapLimits[layer].length; channel++) {
                float limit = output.channel(channel).absMax();
                mapLimits[layer][channel] = limit;
                layerLimits[layer] = Math.max(layerLimits[layer], limit);
            }
            if (output.shape().isUnits()) {
                // A single value would always be at its own limit.
                Arrays.fill(mapLimits[layer], layerLimits[layer]);
            }
            networkLimit = Math.max(networkLimit, layerLimits[layer]);
        }
        float inputLimit = activations.input().absMax();
        return new ColorScale(mode, layerLimits, mapLimits, networkLimit, inputLimit, NONE);
    }

    /** The same, but everything in the last layer, the answer, is painted as 0. */
    public ColorScale withoutAnswer() {
        int last = layerLimits.length - 1;
        return new ColorScale(mode, layerLimits, mapLimits, networkLimit, inputLimit, last);
    }

    /** The values that share a scale. */
    public ScaleMode mode() {
        return mode;
    }

    /**
     * The value of the strongest colour in feature map {@code channel} of layer {@code layer}; −1
     * is the input, which has a scale of its own in every mode.
     */
    public float limit(int layer, int channel) {
        if (layer == unlit) {
            return 0;
        }
        if (layer < 0) {
            return inputLimit;
        }
        return switch (mode) {
            case NETWORK -> networkLimit;
            case LAYER -> layerLimits[layer];
            case MAP -> mapLimits[layer][channel];
        };
    }
}
