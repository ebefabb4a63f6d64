package org.kernelscope.ui.paint.chart;

/**
 * One curve of a chart. The arrays are not copied and must not be modified afterwards.
 *
 * @param name name for the key and the tooltip
 * @param argb colour
 * @param style the style of the line
 * @param x x of each point, ascending
 * @param y y of each point; a value that is not finite is a gap
 */
public record Curve(String name, int argb, Style style, double[] x, double[] y) {
    /** The style of a curve. */
    public enum Style {
        /** A thin pale line: raw, noisy measurements. */
        FAINT,
        /** A line. */
        SOLID,
        /** A dashed line: another run. */
        DASHED,
        /** A line with a dot at every point: few measurements. */
        DOTS
    }

    public Curve {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
        }
    }

    /** The index of the last point not right of {@code at}; −1 if there is none. */
    public int before(double at) {
        int found = java.util.Arrays.binarySearch(x, at);
        return found >= 0 ? found : -found - 2;
    }

    /** The value at the last point not right of {@code at}; NaN if there is none. */
    public double valueAt(double at) {
        int index = before(at);
        return index < 0 ? Double.NaN : y[index];
    }

    /** The same curve in another style. */
    public Curve in(Style other) {
        return new Curve(name, argb, other, x, y);
    }

    /**
     * Returns the values smoothed by an exponential moving average, corrected for its bias towards
     * the start as in Adam: each point weighs {@code keep} times the one after it.
     */
    public static double[] smooth(double[] values, double keep) {
        double[] smooth = new double[values.length];
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                sum = keep * sum + (1 - keep) * values[i];
                weight = keep * weight + (1 - keep);
            }
            smooth[i] = weight > 0 && Double.isFinite(values[i]) ? sum / weight : Double.NaN;
        }
        return smooth;
    }
}
