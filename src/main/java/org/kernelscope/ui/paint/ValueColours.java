package org.kernelscope.ui.paint;

import org.kernelscope.network.Cell;
import org.kernelscope.network.InputSpec;

/** Maps the values of a feature map to colours. NaN, a value outside of a map, is painted as 0. */
@FunctionalInterface
public interface ValueColours {
    /** The opaque ARGB of a value. */
    int of(float value);

    /** The colours of signed values, the strongest at the magnitude {@code limit}. */
    static ValueColours signed(Look look, double limit) {
        return value -> look.signed(limit > 0 && !Float.isNaN(value) ? value / limit : 0);
    }

    /** The colours of a channel of the input, encoded as {@code input} says. */
    static ValueColours ink(Look look, InputSpec input, int channel) {
        float background = input.background();
        float range = input.ink() - background;
        if (input.isColour()) {
            int[] table = Palette.channelTable(channel);
            int last = table.length - 1;
            return value -> {
                float share = Float.isNaN(value) ? 0 : (value - background) / range;
                return table[Math.max(0, Math.min(last, Math.round(share * last)))];
            };
        }
        return value -> look.ink(Float.isNaN(value) ? 0 : (value - background) / range);
    }

    /**
     * The colours that a map has on the stage: ink or a colour for the input, signed values by the
     * scale of the stage for a feature map. Whatever shows a part of a map uses these.
     *
     * @param layer index of a layer, or {@link Cell#INPUT}
     */
    static ValueColours onStage(
            Look look, InputSpec input, ColorScale scale, int layer, int channel) {
        return layer == Cell.INPUT
                ? ink(look, input, channel)
                : signed(look, scale.limit(layer, channel));
    }
}
