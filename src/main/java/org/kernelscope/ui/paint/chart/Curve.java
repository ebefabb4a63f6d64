package org.kernelscope.ui.paint.chart;

/**
 * One line of a chart. The arrays are taken over and must not be changed again; any thread.
 *
 * @param name what it is, for the key and the hover
 * @param argb its colour
 * @param style how it is drawn
 * @param x ascending
 * @param y as many; what is no finite number leaves a gap
 */
public record Curve(String name, int argb, Style style, double[] x, double[] y) {
    /** How a curve is drawn. */
    public enum Style {
        /** A thin pale line: what was measured, with its noise. */
        FAINT,
        /** A line. */
        SOLID,
        /** A dashed line: of another run. */
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

    /** The same line in the place of {@code style}. */
    public Curve in(Style other) {
        return new Curve(name, argb, other, x, y);
    }

    /**
     * The values smoothed by an exponential mean that is not pulled to its beginning (as in Adam's
     * bias correction): each point weighs {@code keep} times the one after it.
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
