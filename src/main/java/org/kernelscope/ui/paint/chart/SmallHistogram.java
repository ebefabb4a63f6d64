package org.kernelscope.ui.paint.chart;

import javafx.scene.canvas.GraphicsContext;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.StageLook;

/**
 * A histogram in the height of a line or two: a column for each bin, in the colour of the values in
 * it, and a thin line where 0 is. Heights follow the square root of the counts, so that rare values
 * are seen. JavaFX thread.
 */
public final class SmallHistogram {
    private final GraphicsContext graphics;
    private final StageLook look;

    /** Draws on {@code graphics}. */
    public SmallHistogram(GraphicsContext graphics, StageLook look) {
        this.graphics = graphics;
        this.look = look;
    }

    /**
     * Draws into a rectangle.
     *
     * @param counts how many values are in each of equal bins
     * @param low the lower edge of the first bin
     * @param high the upper edge of the last
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
        double tallest = Math.sqrt(java.util.Arrays.stream(counts).max().orElse(0));
        double limit = Math.max(Math.abs(low), Math.abs(high));
        for (int bin = 0; bin < counts.length && tallest > 0; bin++) {
            double left = Math.rint(x + bin * width / counts.length);
            double right = Math.rint(x + (bin + 1) * width / counts.length);
            double tall = Math.ceil(Math.sqrt(counts[bin]) / tallest * (height - 1));
            double value = low + (bin + 0.5) / counts.length * (high - low);
            graphics.setFill(ChartLook.colour(colour(limit > 0 ? value / limit : 0)));
            double gap = right - left > 3 ? 1 : 0;
            graphics.fillRect(left, base - tall, Math.max(1, right - left - gap), tall);
        }
        graphics.setFill(ChartLook.colour(look.tileFrame()));
        graphics.fillRect(x, base, width, 1);
        if (low <= 0 && high > 0) {
            graphics.setFill(ChartLook.colour(look.quiet(), 0.8));
            graphics.fillRect(Math.rint(x - low / (high - low) * (width - 1)), y, 1, height);
        }
    }

    /** Strong enough to be seen near 0, too. */
    private int colour(double share) {
        Palette palette = look.palette();
        double shown = Math.copySign(0.35 + 0.65 * Math.min(1, Math.abs(share)), share);
        return palette.signed(look.theme(), (float) shown);
    }
}
