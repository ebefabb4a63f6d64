package org.kernelscope.data;

import java.util.Arrays;

/**
 * Filters of whole images. The largest and smallest value in a square around each pixel (dilation
 * and erosion) take three comparisons a pixel, whatever the size of the square (van Herk 1992). No
 * state; any thread.
 */
public final class PlaneFilters {
    private static final int SAMPLES = 16_384;

    private PlaneFilters() {}

    /** The largest value in the square of {@code 2 · radius + 1} pixels around each pixel. */
    public static float[] max(float[] plane, int rows, int columns, int radius) {
        float[] across = new float[plane.length];
        float[] values = new float[Math.max(rows, columns) + 2 * radius];
        float[] line = new float[Math.max(rows, columns)];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(plane, row * columns, line, 0, columns);
            slide(line, columns, radius, values);
            System.arraycopy(line, 0, across, row * columns, columns);
        }
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                line[row] = across[row * columns + column];
            }
            slide(line, rows, radius, values);
            for (int row = 0; row < rows; row++) {
                across[row * columns + column] = line[row];
            }
        }
        return across;
    }

    /** The smallest value in the square of {@code 2 · radius + 1} pixels around each pixel. */
    public static float[] min(float[] plane, int rows, int columns, int radius) {
        float[] negative = negative(plane);
        float[] max = max(negative, rows, columns, radius);
        for (int i = 0; i < max.length; i++) {
            max[i] = -max[i];
        }
        return max;
    }

    /** The median of every so many pixels: enough to know the noise or the ground. */
    static float median(float[] plane) {
        int step = Math.max(1, plane.length / SAMPLES) | 1;
        float[] samples = new float[(plane.length + step - 1) / step];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = plane[i * step];
        }
        Arrays.sort(samples);
        return samples[samples.length / 2];
    }

    static float[] negative(float[] plane) {
        float[] negative = new float[plane.length];
        for (int i = 0; i < negative.length; i++) {
            negative[i] = -plane[i];
        }
        return negative;
    }

    /** Replaces each of the first {@code count} values by the largest within {@code radius}. */
    private static void slide(float[] line, int count, int radius, float[] forward) {
        int width = 2 * radius + 1;
        int padded = count + 2 * radius;
        float[] backward = new float[padded];
        for (int i = 0; i < padded; i++) {
            float value = valueAt(line, count, i - radius);
            forward[i] = i % width == 0 ? value : Math.max(forward[i - 1], value);
        }
        for (int i = padded - 1; i >= 0; i--) {
            float value = valueAt(line, count, i - radius);
            boolean last = i == padded - 1 || (i + 1) % width == 0;
            backward[i] = last ? value : Math.max(backward[i + 1], value);
        }
        for (int i = 0; i < count; i++) {
            line[i] = Math.max(backward[i], forward[i + width - 1]);
        }
    }

    private static float valueAt(float[] line, int count, int place) {
        return place < 0 || place >= count ? Float.NEGATIVE_INFINITY : line[place];
    }

    /** The mean of the 3×3 pixels around each pixel. */
    public static float[] smooth(float[] plane, int rows, int columns) {
        float[] across = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            int column = i % columns;
            float left = plane[column > 0 ? i - 1 : i];
            float right = plane[column < columns - 1 ? i + 1 : i];
            across[i] = (left + plane[i] + right) / 3;
        }
        float[] smooth = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            float above = across[i >= columns ? i - columns : i];
            float below = across[i < plane.length - columns ? i + columns : i];
            smooth[i] = (above + across[i] + below) / 3;
        }
        return smooth;
    }
}
