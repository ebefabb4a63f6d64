package org.kernelscope.transform;

import org.kernelscope.data.Bilinear;

/**
 * An affine map of an image about its middle. A point of the original at {@code y, x} from the
 * middle goes to {@code (a·y + b·x + down, c·y + d·x + right)}. Immutable; any thread.
 *
 * @param a new row by old row
 * @param b new row by old column
 * @param c new column by old row
 * @param d new column by old column
 * @param down shift of the result, in pixels
 * @param right shift of the result, in pixels
 */
public record Affine(double a, double b, double c, double d, double down, double right) {
    /**
     * Shear, then scale, then rotation, then shift.
     *
     * @param angle clockwise, in radians
     * @param scale factor, above 0
     * @param shear columns to the right for each row upwards
     */
    static Affine of(double angle, double scale, double shear, double down, double right) {
        double cos = scale * Math.cos(angle);
        double sin = scale * Math.sin(angle);
        return new Affine(cos - sin * shear, sin, -sin - cos * shear, cos, down, right);
    }

    /** The row, from the middle, to which {@code y, x} goes. */
    public double row(double y, double x) {
        return a * y + b * x + down;
    }

    /** The column, from the middle, to which {@code y, x} goes. */
    public double column(double y, double x) {
        return c * y + d * x + right;
    }

    /** The same map with shifts {@code factor} times as large: for a coarser or finer grid. */
    public Affine shiftedBy(double factor) {
        return new Affine(a, b, c, d, down * factor, right * factor);
    }

    /** Factor by which the area grows; above 0. */
    public double area() {
        return a * d - b * c;
    }

    /**
     * Writes the image moved. Each new pixel reads the original where it comes from, between the
     * pixels. Outside the original there is 0.
     *
     * @param from {@code rows × columns}, from {@code at} 0 on
     * @param target gets {@code rows × columns}
     */
    public void move(float[] from, int rows, int columns, float[] target) {
        double determinant = area();
        float rowByRow = (float) (d / determinant);
        float rowByColumn = (float) (-b / determinant);
        float columnByRow = (float) (-c / determinant);
        float columnByColumn = (float) (a / determinant);
        float middleRow = (rows - 1) / 2f;
        float middleColumn = (columns - 1) / 2f;
        for (int row = 0; row < rows; row++) {
            float y = row - middleRow - (float) down;
            float firstRow = middleRow + rowByRow * y;
            float firstColumn = middleColumn + columnByRow * y;
            for (int column = 0; column < columns; column++) {
                float x = column - middleColumn - (float) right;
                target[row * columns + column] =
                        Bilinear.at(
                                from,
                                rows,
                                columns,
                                firstRow + rowByColumn * x,
                                firstColumn + columnByColumn * x);
            }
        }
    }
}
