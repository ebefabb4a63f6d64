package org.kernelscope.ui.paint.chart;

import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLook;

/**
 * A histogram in the height of a line or two: a column for each bin, in the colour of the values in
 * it, and a thin line where 0 is. Heights follow the square root of the counts, so that rare values
 * are seen. Stateless; any thread.
 */
public final class SmallHistogram {
    private SmallHistogram() {}

    /**
     * Paints into the whole raster.
     *
     * @param counts how many values are in each of equal bins
     * @param low the lower edge of the first bin
     * @param high the upper edge of the last
     */
    public static void paint(
            Raster raster, int[] counts, double low, double high, StageLook look, double unit) {
        raster.clear(0);
        int line = Math.max(1, (int) Math.round(unit));
        int base = raster.height() - line;
        int width = raster.width();
        double tallest = Math.sqrt(java.util.Arrays.stream(counts).max().orElse(0));
        double limit = Math.max(Math.abs(low), Math.abs(high));
        for (int bin = 0; bin < counts.length && tallest > 0; bin++) {
            int left = (int) Math.round(bin * (double) width / counts.length);
            int right = (int) Math.round((bin + 1) * (double) width / counts.length);
            int height = (int) Math.ceil(Math.sqrt(counts[bin]) / tallest * (base - line));
            double value = low + (bin + 0.5) / counts.length * (high - low);
            raster.fill(
                    left,
                    base - height,
                    Math.max(1, right - left - (right - left > 3 * line ? line : 0)),
                    height,
                    colour(look, limit > 0 ? value / limit : 0));
        }
        raster.fill(0, base, width, line, look.tileFrame());
        if (low < 0 && high > 0) {
            int zero = (int) Math.round(-low / (high - low) * (width - 1));
            raster.fill(zero, 0, line, raster.height(), look.quiet());
        }
    }

    /** Strong enough to be seen near 0, too. */
    private static int colour(StageLook look, double share) {
        Palette palette = look.palette();
        double shown = Math.copySign(0.35 + 0.65 * Math.min(1, Math.abs(share)), share);
        return palette.signed(look.theme(), (float) shown);
    }
}
