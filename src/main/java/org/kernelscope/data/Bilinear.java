package org.kernelscope.data;

/** Reads an image between its pixels. No state; any thread. */
public final class Bilinear {
    private Bilinear() {}

    /**
     * The value at {@code row, column} by bilinear interpolation; 0 outside the image. At the
     * centre of a pixel this is exactly the pixel.
     *
     * @param ink {@code rows × columns}, row by row, from index 0 on
     */
    public static float at(float[] ink, int rows, int columns, float row, float column) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        float low = row - top;
        float far = column - left;
        if (top >= 0 && left >= 0 && top < rows - 1 && left < columns - 1) {
            int i = top * columns + left;
            float upper = ink[i] + far * (ink[i + 1] - ink[i]);
            float lower = ink[i + columns] + far * (ink[i + columns + 1] - ink[i + columns]);
            return upper + low * (lower - upper);
        }
        if (top < -1 || left < -1 || top >= rows || left >= columns) {
            return 0;
        }
        float upper =
                (1 - far) * pixel(ink, rows, columns, top, left)
                        + far * pixel(ink, rows, columns, top, left + 1);
        float lower =
                (1 - far) * pixel(ink, rows, columns, top + 1, left)
                        + far * pixel(ink, rows, columns, top + 1, left + 1);
        return (1 - low) * upper + low * lower;
    }

    private static float pixel(float[] ink, int rows, int columns, int row, int column) {
        boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
        return inside ? ink[row * columns + column] : 0;
    }
}
