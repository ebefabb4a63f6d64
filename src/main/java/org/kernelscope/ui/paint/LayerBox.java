package org.kernelscope.ui.paint;

import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Shape;

/**
 * Where one layer stands on the stage: its feature maps as tiles in a grid, row by row. Lengths in
 * device pixels.
 *
 * @param layer index of the layer, {@link Cell#INPUT} for the input
 * @param shape the layer's shape
 * @param x left edge of the first tile
 * @param y upper edge of the first tile
 * @param columns tiles side by side
 * @param rows tiles one above another
 * @param cell side of the square that stands for one number
 * @param gap distance between tiles
 */
public record LayerBox(
        int layer, Shape shape, int x, int y, int columns, int rows, int cell, int gap) {
    /** Width of one tile. */
    public int tileWidth() {
        return shape.columns() * cell;
    }

    /** Height of one tile. */
    public int tileHeight() {
        return shape.rows() * cell;
    }

    /** Width of the whole grid. */
    public int width() {
        return columns * (tileWidth() + gap) - gap;
    }

    /** Height of the whole grid. */
    public int height() {
        return rows * (tileHeight() + gap) - gap;
    }

    /** Left edge of the tile of feature map {@code channel}. */
    public int tileX(int channel) {
        return x + channel % columns * (tileWidth() + gap);
    }

    /** Upper edge of the tile of feature map {@code channel}. */
    public int tileY(int channel) {
        return y + channel / columns * (tileHeight() + gap);
    }

    /** Left edge of the square of a cell of this layer. */
    public int cellX(Cell at) {
        return tileX(at.channel()) + at.column() * cell;
    }

    /** Upper edge of the square of a cell of this layer. */
    public int cellY(Cell at) {
        return tileY(at.channel()) + at.row() * cell;
    }

    /** The same layer drawn {@code zoom} times as large, then moved. */
    LayerBox zoomed(int zoom, int dx, int dy) {
        return new LayerBox(
                layer, shape, x * zoom - dx, y * zoom - dy, columns, rows, cell * zoom, gap * zoom);
    }
}
