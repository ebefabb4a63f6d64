package org.kernelscope.ui.paint;

import org.jspecify.annotations.Nullable;
import org.kernelscope.network.InputSpec;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Paints one channel of a tensor: every value is a square of {@code cell} × {@code cell} pixels,
 * never smoothed.
 */
public final class MapPainter {
    private MapPainter() {}

    /**
     * Paints signed values.
     *
     * @param values {@code channel × row × column}
     * @param limit the magnitude with the strongest colour; 0 paints everything as 0
     */
    public static void signed(
            Raster raster,
            Tensor values,
            int channel,
            int x,
            int y,
            int cell,
            float limit,
            Palette palette,
            Theme theme) {
        int[] colours = palette.signedTable(theme);
        int middle = colours.length / 2;
        float scale = limit > 0 ? middle / limit : 0;
        paint(raster, values, channel, x, y, cell, 1, colours, middle, scale);
    }

    /**
     * Paints a map of signed values into its tile on the stage.
     *
     * @param limit the value with the strongest colour
     */
    static void signed(
            Raster raster, Tensor values, int channel, LayerBox box, float limit, Look look) {
        int[] colours = look.palette().signedTable(look.theme());
        int middle = colours.length / 2;
        float scale = limit > 0 ? middle / limit : 0;
        int x = box.tileX(channel);
        int y = box.tileY(channel);
        paint(raster, values, channel, x, y, box.cell(), box.step(), colours, middle, scale);
    }

    /** Paints a map of ink, or a channel of a colour image, into its tile on the stage. */
    static void ink(
            Raster raster, Tensor values, int channel, LayerBox box, InputSpec input, Look look) {
        int[] colours =
                input.isColour() ? Palette.channelTable(channel) : Palette.inkTable(look.theme());
        float scale = (colours.length - 1) / (input.ink() - input.background());
        float zero = -input.background() * scale;
        int x = box.tileX(channel);
        int y = box.tileY(channel);
        paint(raster, values, channel, x, y, box.cell(), box.step(), colours, zero, scale);
    }

    /**
     * Paints the three channels of an input together into the tile before them: its colours, or of
     * signed values their sum.
     *
     * @param input the encoding of colours; null if its values are signed ones
     */
    static void image(
            Raster raster, Tensor values, LayerBox box, @Nullable InputSpec input, Look look) {
        int plane = values.shape().plane();
        int x = box.tileX(-1);
        int y = box.tileY(-1);
        if (input == null) {
            float[] sum = new float[plane];
            float limit = 0;
            for (int i = 0; i < plane; i++) {
                sum[i] = values.get(i) + values.get(plane + i) + values.get(2 * plane + i);
                limit = Math.max(limit, Math.abs(sum[i]));
            }
            Tensor one =
                    Tensor.takeOver(
                            Shape.of(1, values.shape().rows(), values.shape().columns()), sum);
            int[] colours = look.palette().signedTable(look.theme());
            int middle = colours.length / 2;
            float scale = limit > 0 ? middle / limit : 0;
            paint(raster, one, 0, x, y, box.cell(), box.step(), colours, middle, scale);
            return;
        }
        float range = input.ink() - input.background();
        int columns = values.shape().columns();
        int cell = box.cell();
        for (int row = 0; row < values.shape().rows(); row += box.step()) {
            int top = y + row / box.step() * cell;
            if (top + cell <= 0 || top >= raster.height()) {
                continue;
            }
            for (int column = 0; column < columns; column += box.step()) {
                int at = row * columns + column;
                int argb =
                        ColourPlanes.argb(
                                (values.get(at) - input.background()) / range,
                                (values.get(plane + at) - input.background()) / range,
                                (values.get(2 * plane + at) - input.background()) / range);
                raster.fill(x + column / box.step() * cell, top, cell, cell, argb);
            }
        }
    }

    private static void paint(
            Raster raster,
            Tensor values,
            int channel,
            int x,
            int y,
            int cell,
            int step,
            int[] colours,
            float zero,
            float scale) {
        int rows = LayerBox.squares(values.shape().rows(), step);
        int columns = LayerBox.squares(values.shape().columns(), step);
        int all = values.shape().columns();
        if (y + rows * cell <= 0
                || y >= raster.height()
                || x + columns * cell <= 0
                || x >= raster.width()) {
            return;
        }
        int first = channel * values.shape().plane();
        // In a zoomed stage most of a map is outside of the raster.
        int lastRow = Math.min(rows, (raster.height() - y + cell - 1) / cell);
        int firstColumn = Math.max(0, -x / cell);
        int lastColumn = Math.min(columns, (raster.width() - x + cell - 1) / cell);
        for (int row = Math.max(0, -y / cell); row < lastRow; row++) {
            int top = y + row * cell;
            for (int column = firstColumn; column < lastColumn; column++) {
                float shift = values.get(first + (row * all + column) * step) * scale;
                // NaN, or 0 on an infinite scale, is painted as 0.
                int index = Math.round(Float.isNaN(shift) ? zero : zero + shift);
                int colour = colours[Math.max(0, Math.min(colours.length - 1, index))];
                raster.fill(x + column * cell, Math.max(0, top), cell, 1, colour);
            }
            raster.repeatRow(x, Math.max(0, top), columns * cell, top + cell);
        }
    }
}
