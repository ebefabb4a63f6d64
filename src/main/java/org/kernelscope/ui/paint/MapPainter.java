package org.kernelscope.ui.paint;

import org.kernelscope.tensor.Tensor;

/**
 * Paints one channel of a tensor as a picture in which every number is a square of {@code cell} ×
 * {@code cell} pixels, never smoothed. Any thread, as long as the raster has one.
 */
public final class MapPainter {
    private MapPainter() {}

    /**
     * Paints signed values: 0 without colour, ±{@code limit} with the strongest.
     *
     * @param values {@code channel × row × column}
     * @param limit the magnitude at which the colour is strongest; 0 paints everything as 0
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
        paint(raster, values, channel, x, y, cell, colours, middle, scale);
    }

    /**
     * Paints ink: {@code none} without colour, {@code full} with full ink.
     *
     * @param values {@code channel × row × column}
     */
    public static void ink(
            Raster raster,
            Tensor values,
            int channel,
            int x,
            int y,
            int cell,
            float none,
            float full,
            Theme theme) {
        int[] colours = Palette.inkTable(theme);
        float scale = (colours.length - 1) / (full - none);
        paint(raster, values, channel, x, y, cell, colours, -none * scale, scale);
    }

    private static void paint(
            Raster raster,
            Tensor values,
            int channel,
            int x,
            int y,
            int cell,
            int[] colours,
            float zero,
            float scale) {
        int rows = values.shape().rows();
        int columns = values.shape().columns();
        if (y + rows * cell <= 0
                || y >= raster.height()
                || x + columns * cell <= 0
                || x >= raster.width()) {
            return;
        }
        int first = channel * rows * columns;
        for (int row = 0; row < rows; row++) {
            int top = y + row * cell;
            for (int column = 0; column < columns; column++) {
                float shift = values.get(first + row * columns + column) * scale;
                // What is no number, or 0 on an endless scale, is painted as 0.
                int index = Math.round(Float.isNaN(shift) ? zero : zero + shift);
                int colour = colours[Math.max(0, Math.min(colours.length - 1, index))];
                raster.fill(x + column * cell, Math.max(0, top), cell, 1, colour);
            }
            raster.repeatRow(x, Math.max(0, top), columns * cell, top + cell);
        }
    }
}
