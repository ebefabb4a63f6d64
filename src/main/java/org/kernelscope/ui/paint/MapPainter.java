package org.kernelscope.ui.paint;

import org.kernelscope.network.InputSpec;
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

    /** Paints a map of ink into its tile on the stage. */
    static void ink(
            Raster raster, Tensor values, int channel, LayerBox box, InputSpec input, Look look) {
        int[] colours = Palette.inkTable(look.theme());
        float scale = (colours.length - 1) / (input.ink() - input.background());
        float zero = -input.background() * scale;
        int x = box.tileX(channel);
        int y = box.tileY(channel);
        paint(raster, values, channel, x, y, box.cell(), box.step(), colours, zero, scale);
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
