package org.kernelscope.data;

import java.util.Arrays;

/**
 * Filters of whole images. The largest and smallest value in a square around each pixel (dilation
 * and erosion) are found axis by axis, in as many comparisons a pixel as the side of the square has
 * binary digits. No state; any thread.
 */
public final class PlaneFilters {
    private static final int SAMPLES = 16_384;

    /** Columns that go down together, so that what they need stays in the cache. */
    private static final int STRIP = 64;

    private PlaneFilters() {}

    /** The largest value in the square of {@code 2 · radius + 1} pixels around each pixel. */
    public static float[] max(float[] plane, int rows, int columns, int radius) {
        float[] largest = new float[plane.length];
        Stretches across = new Stretches(columns, 1, radius);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(plane, row * columns, across.start(), radius, columns);
            across.slide(largest, row * columns);
        }
        for (int first = 0; first < columns; first += STRIP) {
            int width = Math.min(STRIP, columns - first);
            Stretches down = new Stretches(rows, width, radius);
            float[] strip = down.start();
            for (int row = 0; row < rows; row++) {
                int to = (radius + row) * width;
                System.arraycopy(largest, row * columns + first, strip, to, width);
            }
            float[] narrow = new float[rows * width];
            down.slide(narrow, 0);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(narrow, row * width, largest, row * columns + first, width);
            }
        }
        return largest;
    }

    /** The smallest value in the square of {@code 2 · radius + 1} pixels around each pixel. */
    public static float[] min(float[] plane, int rows, int columns, int radius) {
        float[] max = max(negative(plane), rows, columns, radius);
        for (int i = 0; i < max.length; i++) {
            max[i] = -max[i];
        }
        return max;
    }

    /**
     * The largest of so many neighbours along a line of units, each of several values: of two, of
     * four, of eight, …, and at last of two such stretches that overlap.
     */
    private static final class Stretches {
        private final int count;
        private final int unit;
        private final int radius;
        private float[] line;
        private float[] spare;

        private Stretches(int count, int unit, int radius) {
            this.count = count;
            this.unit = unit;
            this.radius = radius;
            this.line = new float[(count + 2 * radius) * unit];
            this.spare = new float[line.length];
        }

        /** The line to write to, from unit {@code radius} on. */
        private float[] start() {
            Arrays.fill(line, 0, radius * unit, Float.NEGATIVE_INFINITY);
            Arrays.fill(line, (radius + count) * unit, line.length, Float.NEGATIVE_INFINITY);
            return line;
        }

        /** Writes the largest value around each unit from {@code place} on. */
        private void slide(float[] largest, int place) {
            int width = 2 * radius + 1;
            int reach = 1;
            for (; 2 * reach <= width; reach *= 2) {
                int places = (count + 2 * radius - 2 * reach + 1) * unit;
                larger(line, reach * unit, spare, 0, places);
                float[] done = spare;
                spare = line;
                line = done;
            }
            larger(line, (width - reach) * unit, largest, place, count * unit);
        }

        private static void larger(float[] from, int reach, float[] to, int place, int places) {
            for (int i = 0; i < places; i++) {
                to[place + i] = Math.max(from[i], from[i + reach]);
            }
        }
    }

    /** The median of every so many pixels: enough to know the noise or the ground. */
    static float median(float[] plane) {
        int step = Math.max(1, plane.length / SAMPLES) | 1;
        float[] samples = new float[(plane.length + step - 1) / step];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = plane[i * step];
        }
        return OrderStatistic.median(samples);
    }

    static float[] negative(float[] plane) {
        float[] negative = new float[plane.length];
        for (int i = 0; i < negative.length; i++) {
            negative[i] = -plane[i];
        }
        return negative;
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
