package org.kernelscope.ui.paint;

import org.kernelscope.tensor.Tensor;

/**
 * The rectangle in which a map is painted. A pure value; lengths in device pixels.
 *
 * @param x left edge
 * @param y upper edge
 * @param cell side of a cell
 * @param rows rows of the map
 * @param columns columns of the map
 */
public record Tile(double x, double y, double cell, int rows, int columns) {
    /** The largest tile of a map in a square; its cells have whole pixels if there is room. */
    public static Tile in(double x, double y, double side, Tensor map) {
        int rows = map.shape().rows();
        int columns = map.shape().columns();
        double cell = side / Math.max(rows, columns);
        return new Tile(x, y, cell >= 1 ? Math.floor(cell) : cell, rows, columns);
    }

    /** Width. */
    public double width() {
        return columns * cell;
    }

    /** Height. */
    public double height() {
        return rows * cell;
    }

    /** Left edge of a column. */
    public double cellX(double column) {
        return x + column * cell;
    }

    /** Upper edge of a row. */
    public double cellY(double row) {
        return y + row * cell;
    }

    /** The same tile at another position. */
    public Tile at(double newX, double newY) {
        return new Tile(newX, newY, cell, rows, columns);
    }

    /** Index of the cell that contains a point, row by row; −1 if none does. */
    public int indexAt(double px, double py) {
        int column = (int) Math.floor((px - x) / cell);
        int row = (int) Math.floor((py - y) / cell);
        boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
        return inside ? row * columns + column : -1;
    }
}
