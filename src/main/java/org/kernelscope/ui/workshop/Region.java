package org.kernelscope.ui.workshop;

import org.kernelscope.tensor.Shape;

/**
 * Neighbouring cells of a map.
 *
 * @param row first row
 * @param column first column
 * @param rows the number of rows
 * @param columns the number of columns
 */
record Region(int row, int column, int rows, int columns) {
    /** The smallest region with two cells, given by their flat indices in maps of a shape. */
    static Region of(Shape shape, int first, int second) {
        int plane = shape.plane();
        int firstRow = first % plane / shape.columns();
        int secondRow = second % plane / shape.columns();
        int firstColumn = first % shape.columns();
        int secondColumn = second % shape.columns();
        return new Region(
                Math.min(firstRow, secondRow),
                Math.min(firstColumn, secondColumn),
                Math.abs(firstRow - secondRow) + 1,
                Math.abs(firstColumn - secondColumn) + 1);
    }
}
