package org.kernelscope.data;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A rectangle of cells in an image; {@code bottom} and {@code right} are outside. Immutable; any
 * thread.
 */
record BoundingBox(int top, int left, int bottom, int right) {
    int rows() {
        return bottom - top;
    }

    int columns() {
        return right - left;
    }

    int longerSide() {
        return Math.max(rows(), columns());
    }

    /** The smallest box around this one and {@code other}. */
    BoundingBox with(BoundingBox other) {
        return new BoundingBox(
                Math.min(top, other.top),
                Math.min(left, other.left),
                Math.max(bottom, other.bottom),
                Math.max(right, other.right));
    }

    /** This box, so many rows and columns farther from the upper left corner. */
    BoundingBox moved(int down, int right) {
        return new BoundingBox(top + down, left + right, bottom + down, this.right + right);
    }

    /** Cells between this box and {@code other}, down or across; 0 if they overlap or touch. */
    int gap(BoundingBox other) {
        int down = Math.max(top - other.bottom, other.top - bottom);
        int across = Math.max(left - other.right, other.left - right);
        return Math.max(0, Math.max(down, across));
    }

    /** True if the cell is inside. */
    boolean holds(int row, int column) {
        return row >= top && row < bottom && column >= left && column < right;
    }

    boolean isEmpty() {
        return rows() <= 0 || columns() <= 0;
    }

    /**
     * The smallest box around all cells of more than {@code threshold} in an image of {@code rows}
     * × {@code columns}; empty if there is none.
     */
    static BoundingBox around(float[] picture, int rows, int columns, float threshold) {
        int top = 0;
        while (top < rows && !anyInRow(picture, columns, top, threshold)) {
            top++;
        }
        if (top == rows) {
            return new BoundingBox(0, 0, 0, 0);
        }
        int bottom = rows;
        while (!anyInRow(picture, columns, bottom - 1, threshold)) {
            bottom--;
        }
        int left = columns;
        int right = 0;
        for (int row = top; row < bottom; row++) {
            // Only what lies outside of the box so far can make it wider.
            for (int column = 0; column < left; column++) {
                if (picture[row * columns + column] > threshold) {
                    left = column;
                }
            }
            for (int column = columns - 1; column >= right; column--) {
                if (picture[row * columns + column] > threshold) {
                    right = column + 1;
                }
            }
        }
        return new BoundingBox(top, left, bottom, right);
    }

    private static boolean anyInRow(float[] picture, int columns, int row, float threshold) {
        for (int column = 0; column < columns; column++) {
            if (picture[row * columns + column] > threshold) {
                return true;
            }
        }
        return false;
    }

    /** The content of the box, cut out of an image with {@code columns} columns. */
    Tensor cut(float[] picture, int columns) {
        float[] cut = new float[rows() * columns()];
        for (int row = 0; row < rows(); row++) {
            System.arraycopy(
                    picture, (top + row) * columns + left, cut, row * columns(), columns());
        }
        return Tensor.takeOver(Shape.of(1, rows(), columns()), cut);
    }
}
