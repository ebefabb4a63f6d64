package org.kernelscope.ui.paint.chart;

import java.util.Arrays;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Look;

/**
 * A histogram one or two lines of text high: a column for each bin, in the colour of its values,
 * and a thin line at 0. Heights are proportional to the square root of the counts, so that rare
 * values are visible.
 */
public final class SmallHistogram {
    /** Share of the strongest colour for values near 0, so that their columns are visible too. */
    private static final double FAINTEST = 0.35;

    private final CanvasPen pen;

    /** Draws with {@code pen}. */
    public SmallHistogram(CanvasPen pen) {
        this.pen = pen;
    }

    /**
     * Draws into a rectangle.
     *
     * @param counts number of values in each of equal bins
     * @param low lower edge of the first bin
     * @param high upper edge of the last bin
     */
    public void paint(
            int[] counts,
            double low,
            double high,
            double x,
            double y,
            double width,
            double height) {
        double base = y + height - 1;
        double tallest = Math.sqrt(Arrays.stream(counts).max().orElse(0));
        double limit = Math.max(Math.abs(low), Math.abs(high));
        for (int bin = 0; bin < counts.length && tallest > 0; bin++) {
            double left = Math.rint(x + bin * width / counts.length);
            double right = Math.rint(x + (bin + 1) * width / counts.length);
            double tall = Math.ceil(Math.sqrt(counts[bin]) / tallest * (height - 1));
            double value = low + (bin + 0.5) / counts.length * (high - low);
            double gap = right - left > 3 ? 1 : 0;
            int argb = colour(limit > 0 ? value / limit : 0);
            pen.fill(left, base - tall, Math.max(1, right - left - gap), tall, argb);
        }
        pen.fill(x, base, width, 1, pen.look().tileFrame());
        if (low <= 0 && high > 0) {
            double zero = Math.rint(x - low / (high - low) * (width - 1));
            pen.fill(zero, y, 1, height, Look.faded(pen.look().quiet(), 0.8));
        }
    }

    private int colour(double share) {
        double strength = FAINTEST + (1 - FAINTEST) * Math.min(1, Math.abs(share));
        return pen.look().signed(Math.copySign(strength, share));
    }
}
