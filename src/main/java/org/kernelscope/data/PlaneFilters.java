package org.kernelscope.data;

import java.util.Arrays;

/**
 * Filters of whole images. The largest and smallest value in a square around each pixel (dilation
 * and erosion) are found axis by axis, in as many comparisons a pixel as the side of the square has
 * binary digits. No state; any thread.
 */
public final class PlaneFilters {
    private static final int SAMPLES = 16_384;

    /** Values that are filtered together, so that they stay in the cache. */
    private static final int BAND = 8_192;

    /** Kept, for new arrays would have to be cleared for each filter. */
    private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

    private PlaneFilters() {}

    /** The largest value in the square of {@code 2 · radius + 1} pixels around each pixel. */
    public static float[] max(float[] plane, int rows, int columns, int radius) {
        return filtered(plane, rows, columns, radius, true);
    }

    /** The smallest value in the square of {@code 2 · radius + 1} pixels around each pixel. */
    public static float[] min(float[] plane, int rows, int columns, int radius) {
        return filtered(plane, rows, columns, radius, false);
    }

    /** The largest less the smallest value in the square around each pixel. */
    static float[] range(float[] plane, int rows, int columns, int radius) {
        float[] range = max(plane, rows, columns, radius);
        float[] low = min(plane, rows, columns, radius);
        Vectors.subtract(range, low, range.length);
        return range;
    }

    private static float[] filtered(
            float[] plane, int rows, int columns, int radius, boolean largest) {
        float nothing = largest ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
        int wide = columns + 2 * radius;
        int band = Math.max(4 * radius, BAND / columns + 1);
        int lines = Math.min(rows, band);
        Buffers buffers = BUFFERS.get();
        buffers.ask((lines + 2 * radius) * wide, (rows + 2 * radius) * columns);
        Window window = new Window(2 * radius + 1, largest, buffers.line, buffers.beside);
        // With the rows above and below, in which there is nothing.
        float[] across = buffers.across;
        Arrays.fill(across, 0, radius * columns, nothing);
        Arrays.fill(across, (radius + rows) * columns, (2 * radius + rows) * columns, nothing);
        float[] line = window.line;
        for (int first = 0; first < rows; first += lines) {
            // Rows with a gap after each, one after the other, are one long line.
            int count = Math.min(lines, rows - first);
            Arrays.fill(line, 0, count * wide, nothing);
            for (int i = 0; i < count; i++) {
                int from = (first + i) * columns;
                System.arraycopy(plane, from, line, i * wide + radius, columns);
            }
            window.slide(1, count * wide - 2 * radius);
            for (int i = 0; i < count; i++) {
                int to = (radius + first + i) * columns;
                System.arraycopy(line, i * wide, across, to, columns);
            }
        }
        float[] filtered = new float[plane.length];
        for (int first = 0; first < rows; first += lines) {
            int count = Math.min(lines, rows - first);
            int length = (count + 2 * radius) * columns;
            System.arraycopy(across, first * columns, line, 0, length);
            window.slide(columns, count * columns);
            System.arraycopy(line, 0, filtered, first * columns, count * columns);
        }
        return filtered;
    }

    /** Buffers of a running filter. Belongs to one thread. */
    private static final class Buffers {
        private float[] line = {};
        private float[] beside = {};
        private float[] across = {};

        private void ask(int ofLine, int ofAcross) {
            if (line.length < ofLine) {
                line = new float[ofLine];
                beside = new float[ofLine];
            }
            if (across.length < ofAcross) {
                across = new float[ofAcross];
            }
        }
    }

    /**
     * The largest, or smallest, of so many neighbours along a line: of two, of four, of eight, …,
     * and at last of two such stretches that overlap. Belongs to one thread.
     */
    private static final class Window {
        private final int width;
        private final boolean largest;
        private final float[] line;
        private final float[] beside;

        private Window(int width, boolean largest, float[] line, float[] beside) {
            this.width = width;
            this.largest = largest;
            this.line = line;
            this.beside = beside;
        }

        /**
         * Replaces each of the first {@code count} values of the line by what is in the window that
         * begins there.
         *
         * @param unit the distance of neighbours
         */
        private void slide(int unit, int count) {
            int reach = 1;
            for (; 2 * reach <= width; reach *= 2) {
                widen(reach * unit, count + (width - 2 * reach) * unit);
            }
            if (reach < width) {
                widen((width - reach) * unit, count);
            }
        }

        private void widen(int distance, int count) {
            System.arraycopy(line, distance, beside, 0, count);
            if (largest) {
                Vectors.max(line, beside, count);
            } else {
                Vectors.min(line, beside, count);
            }
        }
    }

    /**
     * The median of every so many pixels: enough to know the noise or the ground.
     *
     * @param turned true if the pixels are counted column by column
     * @param enough what is less may be told as 0, which is faster
     */
    static float median(float[] plane, int rows, int columns, boolean turned, float enough) {
        if (!turned && isMedianBelow(enough, plane)) {
            return 0;
        }
        int step = step(plane);
        float[] samples = new float[(plane.length + step - 1) / step];
        int below = 0;
        int column = 0;
        int row = 0;
        for (int i = 0; i < samples.length; i++) {
            float value = turned ? plane[row * columns + column] : plane[i * step];
            samples[i] = value;
            below += value < enough ? 1 : 0;
            for (row += step; row >= rows && turned; row -= rows) {
                column++;
            }
        }
        return below > samples.length / 2 ? 0 : OrderStatistic.median(samples);
    }

    /** True if the median of every so many pixels is less than {@code limit}. */
    static boolean isMedianBelow(float limit, float[] plane) {
        int step = step(plane);
        int below = 0;
        for (int i = 0; i < plane.length; i += step) {
            below += plane[i] < limit ? 1 : 0;
        }
        return below > (plane.length + step - 1) / step / 2;
    }

    private static int step(float[] plane) {
        return Math.max(1, plane.length / SAMPLES) | 1;
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
        int length = plane.length;
        float[] across = new float[length];
        float[] beside = new float[length];
        System.arraycopy(plane, 0, across, 1, length - 1);
        System.arraycopy(plane, 1, beside, 0, length - 1);
        Vectors.add(across, plane, length);
        Vectors.add(across, beside, length);
        Vectors.divide(across, 3, length);
        for (int first = 0; first < length; first += columns) {
            // Beyond the edge the pixel itself stands for its neighbour.
            int last = first + columns - 1;
            int second = Math.min(last, first + 1);
            int beforeLast = Math.max(first, last - 1);
            across[first] = (plane[first] + plane[first] + plane[second]) / 3;
            across[last] = (plane[beforeLast] + plane[last] + plane[last]) / 3;
        }
        float[] smooth = new float[length];
        System.arraycopy(across, 0, smooth, 0, columns);
        System.arraycopy(across, 0, smooth, columns, length - columns);
        System.arraycopy(across, columns, beside, 0, length - columns);
        System.arraycopy(across, length - columns, beside, length - columns, columns);
        Vectors.add(smooth, across, length);
        Vectors.add(smooth, beside, length);
        Vectors.divide(smooth, 3, length);
        return smooth;
    }
}
