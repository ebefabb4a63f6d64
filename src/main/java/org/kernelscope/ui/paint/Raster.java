package org.kernelscope.ui.paint;

import java.util.Arrays;

/**
 * An image in memory: opaque ARGB pixels, row by row. Painting outside of it is clipped. Not
 * thread-safe.
 */
public final class Raster {
    /** A direction whose vertical part is smaller than this is horizontal. */
    private static final double LEVEL = 1e-6;

    private final int width;
    private final int height;
    private final int[] pixels;

    /** A transparent image of the given size, in pixels. */
    public Raster(int width, int height) {
        this(width, height, new int[width * height]);
    }

    /** An image that paints into {@code pixels}, an array that the caller displays. */
    public Raster(int width, int height, int[] pixels) {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels for " + width + "×" + height);
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** The pixels themselves, row by row; not a copy. */
    public int[] pixels() {
        return pixels;
    }

    /** The colour at {@code x, y}. */
    public int at(int x, int y) {
        return pixels[y * width + x];
    }

    /** Fills everything with one colour. */
    public void clear(int argb) {
        Arrays.fill(pixels, argb);
    }

    /** Fills a rectangle. */
    public void fill(int x, int y, int w, int h, int argb) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + w);
        if (left >= right) {
            return;
        }
        for (int row = Math.max(0, y); row < Math.min(height, y + h); row++) {
            Arrays.fill(pixels, row * width + left, row * width + right, argb);
        }
    }

    /**
     * Copies the {@code w} pixels from {@code x, y} on into the rows {@code y + 1} to {@code end} −
     * 1.
     */
    public void repeatRow(int x, int y, int w, int end) {
        int left = Math.max(0, x);
        int length = Math.min(width, x + w) - left;
        if (length <= 0 || y < 0 || y >= height) {
            return;
        }
        for (int row = y + 1; row < Math.min(height, end); row++) {
            System.arraycopy(pixels, y * width + left, pixels, row * width + left, length);
        }
    }

    /** Draws a frame, {@code thickness} pixels wide, outside of a rectangle. */
    public void frame(int x, int y, int w, int h, int thickness, int argb) {
        fill(x - thickness, y - thickness, w + 2 * thickness, thickness, argb);
        fill(x - thickness, y + h, w + 2 * thickness, thickness, argb);
        fill(x - thickness, y, thickness, h, argb);
        fill(x + w, y, thickness, h, argb);
    }

    /**
     * Blends a colour over a rectangle.
     *
     * @param opacity 0 … 1
     */
    public void overlay(int x, int y, int w, int h, int argb, double opacity) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + w);
        int weight = (int) Math.round(256 * Math.max(0, Math.min(1, opacity)));
        for (int row = Math.max(0, y); row < Math.min(height, y + h); row++) {
            for (int at = row * width + left; at < row * width + right; at++) {
                pixels[at] = mix(pixels[at], argb, weight);
            }
        }
    }

    /**
     * Draws an antialiased line.
     *
     * @param thickness width of the line
     * @param opacity 0 … 1
     */
    void line(
            double x1,
            double y1,
            double x2,
            double y2,
            double thickness,
            int argb,
            double opacity) {
        double length = distance(x2 - x1, y2 - y1);
        if (length == 0) {
            return;
        }
        double reach = thickness / 2 + 1;
        int left = (int) Math.floor(Math.min(x1, x2) - reach);
        int right = (int) Math.ceil(Math.max(x1, x2) + reach);
        int top = Math.max(0, (int) Math.floor(Math.min(y1, y2) - reach));
        int bottom = Math.min(height, (int) Math.ceil(Math.max(y1, y2) + reach));
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        for (int y = top; y < bottom; y++) {
            // Only the columns near the line in this row, not the whole bounding box.
            double py = y + 0.5 - y1;
            double from = left;
            double to = right;
            if (Math.abs(uy) > LEVEL) {
                double middle = x1 + py * ux / uy;
                double half = reach / Math.abs(uy);
                from = Math.max(from, middle - half);
                to = Math.min(to, middle + half);
            }
            int last = Math.min(width - 1, (int) Math.ceil(to));
            for (int x = Math.max(0, (int) Math.floor(from)); x <= last; x++) {
                double px = x + 0.5 - x1;
                double along = px * ux + py * uy;
                double beyond = Math.max(0, Math.max(-along, along - length));
                double distance = distance(px * uy - py * ux, beyond);
                blend(x, y, argb, weight(opacity, thickness / 2 - distance));
            }
        }
    }

    /** Fills a column of pixels from {@code top} to {@code bottom}, antialiased at its ends. */
    void span(int x, double top, double bottom, int argb) {
        for (int y = (int) Math.floor(top); y < bottom; y++) {
            double coverage = Math.min(bottom, y + 1) - Math.max(top, y);
            blend(x, y, argb, (int) Math.round(256 * Math.min(1, coverage)));
        }
    }

    /** Paints an antialiased disc. */
    void disc(double centreX, double centreY, double radius, int argb) {
        for (int y = (int) (centreY - radius - 1); y <= centreY + radius + 1; y++) {
            for (int x = (int) (centreX - radius - 1); x <= centreX + radius + 1; x++) {
                double distance = distance(x + 0.5 - centreX, y + 0.5 - centreY);
                blend(x, y, argb, weight(1, radius - distance));
            }
        }
    }

    /** Blends a colour over one pixel: {@code weight} of 256 parts. */
    void blend(int x, int y, int argb, int weight) {
        if (x >= 0 && y >= 0 && x < width && y < height && weight > 0) {
            int at = y * width + x;
            pixels[at] = mix(pixels[at], argb, Math.min(256, weight));
        }
    }

    private static int mix(int under, int over, int weight) {
        int rest = 256 - weight;
        int redBlue = ((under & 0xff00ff) * rest + (over & 0xff00ff) * weight) >>> 8;
        int green = ((under & 0xff00) * rest + (over & 0xff00) * weight) >>> 8;
        return 0xff000000 | (redBlue & 0xff00ff) | (green & 0xff00);
    }

    /** Math.hypot without its guard against overflow, which no screen can cause: much faster. */
    private static double distance(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    /** The weight, of 256, of a pixel whose centre is {@code inside} pixels within an edge. */
    private static int weight(double opacity, double inside) {
        return (int) Math.round(256 * opacity * Math.max(0, Math.min(1, inside + 0.5)));
    }
}
