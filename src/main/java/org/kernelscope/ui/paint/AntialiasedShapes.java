package org.kernelscope.ui.paint;

/** Lines and discs with smooth edges: each pixel takes as much colour as it is covered. */
final class AntialiasedShapes {
    private static final double LEVEL = 1e-6;

    private AntialiasedShapes() {}

    static void line(
            Raster raster,
            double x1,
            double y1,
            double x2,
            double y2,
            double width,
            int argb,
            double share) {
        double length = distance(x2 - x1, y2 - y1);
        if (length == 0) {
            return;
        }
        double reach = width / 2 + 1;
        int left = (int) Math.floor(Math.min(x1, x2) - reach);
        int right = (int) Math.ceil(Math.max(x1, x2) + reach);
        int top = Math.max(0, (int) Math.floor(Math.min(y1, y2) - reach));
        int bottom = Math.min(raster.height(), (int) Math.ceil(Math.max(y1, y2) + reach));
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        for (int y = top; y < bottom; y++) {
            // Only the columns near the line in this row, not the whole box around it.
            double py = y + 0.5 - y1;
            double from = left;
            double to = right;
            if (Math.abs(uy) > LEVEL) {
                double middle = x1 + py * ux / uy;
                double half = reach / Math.abs(uy);
                from = Math.max(from, middle - half);
                to = Math.min(to, middle + half);
            }
            int last = Math.min(raster.width() - 1, (int) Math.ceil(to));
            for (int x = Math.max(0, (int) Math.floor(from)); x <= last; x++) {
                double px = x + 0.5 - x1;
                double along = px * ux + py * uy;
                double beyond = Math.max(0, Math.max(-along, along - length));
                double distance = distance(px * uy - py * ux, beyond);
                raster.blend(x, y, argb, weight(share, width / 2 - distance));
            }
        }
    }

    /** Paints a column of pixels from {@code top} to {@code bottom}, in part at its ends. */
    static void span(Raster raster, int x, double top, double bottom, int argb) {
        for (int y = (int) Math.floor(top); y < bottom; y++) {
            double cover = Math.min(bottom, y + 1) - Math.max(top, y);
            raster.blend(x, y, argb, (int) Math.round(256 * Math.min(1, cover)));
        }
    }

    static void disc(Raster raster, double centreX, double centreY, double radius, int argb) {
        for (int y = (int) (centreY - radius - 1); y <= centreY + radius + 1; y++) {
            for (int x = (int) (centreX - radius - 1); x <= centreX + radius + 1; x++) {
                double distance = distance(x + 0.5 - centreX, y + 0.5 - centreY);
                raster.blend(x, y, argb, weight(1, radius - distance));
            }
        }
    }

    /** As Math.hypot, which guards against overflow that no screen can cause, many times faster. */
    private static double distance(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    /** How much of a pixel is covered whose middle lies {@code inside} an edge. */
    private static int weight(double share, double inside) {
        return (int) Math.round(256 * share * Math.max(0, Math.min(1, inside + 0.5)));
    }
}
