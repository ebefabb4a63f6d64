package org.kernelscope.ui.paint;

import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Shape;

/**
 * Where one layer stands on the stage: its feature maps as tiles in a grid, row by row. Lengths in
 * device pixels. Where there are more numbers than pixels, a square stands for several of them.
 *
 * @param layer index of the layer, {@link Cell#INPUT} for the input
 * @param shape the layer's shape
 * @param x left edge of the first tile
 * @param y upper edge of the first tile
 * @param columns tiles side by side
 * @param rows tiles one above another
 * @param cell side of a square
 * @param step how many numbers side by side, and one below another, a square stands for: 1 unless
 *     the tile would be too large
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

    /** How many squares stand for a row or a column of numbers. */
    static int squares(int numbers, int step) {
        return (numbers + step - 1) / step;
    }

    /** Side of what stands for one number; less than a pixel if a square stands for several. */
    public double scale() {
        return cell / (double) step;
    }

    /** The same layer elsewhere. */
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

    /** The same layer drawn {@code zoom} times as large, then moved. */
    LayerBox zoomed(int zoom, int dx, int dy) {
        int left = x * zoom - dx;
        int top = y * zoom - dy;
        // With more pixels a square may stand for fewer numbers again.
        if (step > 1 && zoom % step == 0) {
            int whole = cell * (zoom / step);
            return new LayerBox(layer, shape, left, top, columns, rows, whole, 1, gap * zoom);
        }
        return new LayerBox(layer, shape, left, top, columns, rows, cell * zoom, step, gap * zoom);
    }
}
