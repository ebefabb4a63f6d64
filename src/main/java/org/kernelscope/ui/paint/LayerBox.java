package org.kernelscope.ui.paint;

import java.util.OptionalInt;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Shape;

/**
 * The place of one layer on the stage: its feature maps as tiles in a grid, row by row. Lengths in
 * device pixels. A layer with more values than pixels has squares that show one of several values.
 * Before the channels of a colour image there is a tile for the image itself.
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
    /** The number of tiles before those of the channels: 1 for a colour image, else 0. */
    static int lead(int layer, Shape shape) {
        return layer == Cell.INPUT && shape.channels() == ColourPlanes.COUNT ? 1 : 0;
    }

    /** True if the first tile is for the colours of all channels together. */
    public boolean hasImage() {
        return lead(layer, shape) > 0;
    }

    /** The channel at a place of the grid; none before the first and after the last. */
    OptionalInt channelAt(int row, int column) {
        int channel = row * columns + column - lead(layer, shape);
        return channel < 0 || channel >= shape.channels()
                ? OptionalInt.empty()
                : OptionalInt.of(channel);
    }

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
        return x + (channel + lead(layer, shape)) % columns * (tileWidth() + gap);
    }

    /** Upper edge of the tile of feature map {@code channel}. */
    public int tileY(int channel) {
        return y + (channel + lead(layer, shape)) / columns * (tileHeight() + gap);
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
