package org.kernelscope.ui.paint;

/**
 * Paints a histogram that is also a colour legend: each column has the colour of its values, and
 * the bar below shows the whole scale. Heights are proportional to the square root of the counts,
 * so that rare values are visible.
 */
public final class HistogramPainter {
    private static final double BAR = 9;

    private HistogramPainter() {}

    /**
     * Paints into the whole raster.
     *
     * @param signed true for the colours of signed values, false for those of ink
     * @param unit device pixels in a logical pixel
     */
    public static void paint(
            Raster raster, Histogram histogram, Look look, boolean signed, double unit) {
        raster.clear(0);
        int bar = (int) Math.round(BAR * unit);
        int line = Math.max(1, (int) Math.round(unit));
        int room = raster.height() - bar - 2 * line;
        int width = raster.width();
        for (int x = 0; x < width; x++) {
            raster.fill(x, raster.height() - bar, 1, bar, colour(x / (width - 1f), look, signed));
        }
        frame(raster, raster.height() - bar, bar, line, look);
        int bins = histogram.counts().length;
        double tallest = Math.sqrt(histogram.tallest());
        for (int bin = 0; bin < bins; bin++) {
            int left = (int) Math.round(bin * (double) width / bins);
            int right = (int) Math.round((bin + 1) * (double) width / bins) - line;
            double share = Math.min(1, Math.sqrt(histogram.counts()[bin]) / tallest);
            int height = (int) Math.ceil(share * room);
            if (height > 0) {
                int top = room - height;
                raster.fill(left, top, right - left, height, look.tileFrame());
                int colour = colour((bin + 0.5f) / bins, look, signed);
                raster.fill(
                        left + line, top + line, right - left - 2 * line, height - line, colour);
            }
        }
        raster.fill(0, room, width, line, look.tileFrame());
    }

    private static void frame(Raster raster, int top, int height, int line, Look look) {
        int width = raster.width();
        raster.fill(0, top, width, line, look.tileFrame());
        raster.fill(0, top + height - line, width, line, look.tileFrame());
        raster.fill(0, top, line, height, look.tileFrame());
        raster.fill(width - line, top, line, height, look.tileFrame());
    }

    private static int colour(float place, Look look, boolean signed) {
        return signed ? look.signed(2 * place - 1) : look.ink(place);
    }
}
