package org.kernelscope.ui.paint.chart;

import java.util.Arrays;

/**
 * Reduces a curve of any length to the width of the screen: of all points in a pixel column, the
 * lowest and the highest are kept, in their order, so that no peak is lost.
 */
public final class Decimation {
    private Decimation() {}

    /**
     * The points of {@code curve} as shares of a chart: x and y in turns, 0, 0 at the lower left. A
     * NaN is a gap.
     *
     * @param columns width in pixels
     */
    public static double[] path(Curve curve, Axis x, Axis y, int columns) {
        double[] path = new double[4 * columns + 8];
        int length = 0;
        int count = curve.x().length;
        int i = Math.max(0, curve.before(x.low()));
        while (i < count && curve.x()[i] <= x.high()) {
            double place = x.place(curve.x()[i]);
            int column = (int) Math.floor(place * columns);
            int lowest = i;
            int highest = i;
            boolean gap = false;
            for (; i < count && (int) Math.floor(x.place(curve.x()[i]) * columns) == column; i++) {
                double value = curve.y()[i];
                gap |= !Double.isFinite(value);
                lowest = less(value, curve.y()[lowest]) ? i : lowest;
                highest = less(curve.y()[highest], value) ? i : highest;
            }
            if (length + 4 > path.length) {
                path = Arrays.copyOf(path, 2 * path.length);
            }
            length = add(path, length, curve, x, y, Math.min(lowest, highest));
            if (lowest != highest) {
                length = add(path, length, curve, x, y, Math.max(lowest, highest));
            }
            if (gap && Double.isFinite(path[length - 1]) && length + 2 <= path.length) {
                path[length++] = Double.NaN;
                path[length++] = Double.NaN;
            }
        }
        return Arrays.copyOf(path, length);
    }

    /** True if the first is less, or the second is NaN. */
    private static boolean less(double first, double second) {
        return first < second || (Double.isNaN(second) && !Double.isNaN(first));
    }

    private static int add(double[] path, int at, Curve curve, Axis x, Axis y, int point) {
        double value = curve.y()[point];
        path[at] = x.place(curve.x()[point]);
        path[at + 1] = Double.isFinite(value) ? y.place(value) : Double.NaN;
        return at + 2;
    }
}
