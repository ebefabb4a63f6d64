package org.kernelscope.ui.paint;

import java.util.Arrays;

/**
 * A picture in memory that painters fill: opaque ARGB pixels, row by row. Painting outside of it is
 * cut off. One thread at a time.
 */
public final class Raster {
    private final int width;
    private final int height;
    private final int[] pixels;

    /** A picture of the given size, in pixels, all transparent. */
    public Raster(int width, int height) {
        this(width, height, new int[width * height]);
    }

    /** A picture that paints into {@code pixels}, which somebody else shows. */
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

    /** Fills a rectangle, as far as it lies inside. */
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
     * Repeats the {@code w} pixels from {@code x, y} on in the rows below, down to the row before
     * {@code end}, as far as they lie inside.
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

    /** Draws the frame of a rectangle, {@code thickness} pixels wide, outside of it. */
    public void frame(int x, int y, int w, int h, int thickness, int argb) {
        fill(x - thickness, y - thickness, w + 2 * thickness, thickness, argb);
        fill(x - thickness, y + h, w + 2 * thickness, thickness, argb);
        fill(x - thickness, y, thickness, h, argb);
        fill(x + w, y, thickness, h, argb);
    }

    /** Lays a colour over a rectangle: {@code share} (0 … 1) of it, the rest shines through. */
    public void veil(int x, int y, int w, int h, int argb, double share) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + w);
        int weight = (int) Math.round(256 * Math.max(0, Math.min(1, share)));
        for (int row = Math.max(0, y); row < Math.min(height, y + h); row++) {
            for (int at = row * width + left; at < row * width + right; at++) {
                pixels[at] = mix(pixels[at], argb, weight);
            }
        }
    }

    /** Lays a colour over one pixel: {@code weight} of 256 parts. */
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
}
