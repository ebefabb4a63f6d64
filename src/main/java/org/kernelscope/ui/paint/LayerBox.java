package org.kernelscope.ui.paint;

import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Shape;

/**
 * The place of one layer on the stage: its feature maps as tiles in a grid, row by row. Lengths in
 * device pixels. A layer with more values than pixels has squares that show one of several values.
 *
 * @param layer index of the layer, {@link Cell#INPUT} for the input
 * @param shape the layer's shape
 * @param x left edge of the first tile
 * @param y upper edge of the first tile
 * @param columns tiles side by side
 * @param rows rows of tiles
 * @param cell side of a square
 * @param step a square shows one of step × step values; 1 unless the tile would be too large
 * @param gap distance between tiles
 */
public record LayerBox(
        int layer, Shape shape, int x, int y, int columns, int rows, int cell, int step, int gap) {
    /** Width of one tile. */
    public int tileWidth() {
        return squares(shape.columns(), step) * cell;
    }

    /** Height of one tile. */
    public int tileHeight() {
        return squares(shape.rows(), step) * cell;
    }

    /** The number of squares for a row or a column of values. */
    static int squares(int values, int step) {
        return (values + step - 1) / step;
    }

    /** Side of one value; less than a pixel if a square shows one of several. */
    public double scale() {
        return cell / (double) step;
    }

    /** The same layer at another position. */
    LayerBox at(int newX, int newY) {
        return new LayerBox(layer, shape, newX, newY, columns, rows, cell, step, gap);
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
        return tileX(at.channel()) + at.column() / step * cell;
    }

    /** Upper edge of the square of a cell of this layer. */
    public int cellY(Cell at) {
        return tileY(at.channel()) + at.row() / step * cell;
    }

    /** The same layer {@code zoom} times as large, then moved by −dx, −dy. */
    LayerBox zoomed(int zoom, int dx, int dy) {
        int left = x * zoom - dx;
        int top = y * zoom - dy;
        // With enough pixels, every value has a square again.
        if (step > 1 && zoom % step == 0) {
            int whole = cell * (zoom / step);
            return new LayerBox(layer, shape, left, top, columns, rows, whole, 1, gap * zoom);
        }
        return new LayerBox(layer, shape, left, top, columns, rows, cell * zoom, step, gap * zoom);
    }
}
