package org.kernelscope.dataset.sheet;

import org.kernelscope.tensor.Tensor;

/**
 * A brightness for each pixel, row by row; places between the centres of the pixels are
 * interpolated, and the rim goes on outside. The array belongs to the plane; callers do not write
 * to it.
 */
record Plane(int rows, int columns, float[] values) {
    static Plane of(Tensor image) {
        return new Plane(image.shape().rows(), image.shape().columns(), image.toArray());
    }

    /** The value at a place; the centre of the first pixel is at 0.5, 0.5. */
    float at(double column, double row) {
        double x = Math.max(0, Math.min(columns - 1.0, column - 0.5));
        double y = Math.max(0, Math.min(rows - 1.0, row - 0.5));
        int left = Math.min((int) x, Math.max(0, columns - 2));
        int top = Math.min((int) y, Math.max(0, rows - 2));
        int right = Math.min(columns - 1, left + 1);
        int below = Math.min(rows - 1, top + 1);
        float far = (float) (x - left);
        float low = (float) (y - top);
        float first = values[top * columns + left];
        float second = values[below * columns + left];
        float upper = first + far * (values[top * columns + right] - first);
        float lower = second + far * (values[below * columns + right] - second);
        return upper + low * (lower - upper);
    }
}
