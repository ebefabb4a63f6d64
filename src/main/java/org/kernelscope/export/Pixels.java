package org.kernelscope.export;

/**
 * An image: ARGB, not premultiplied, row by row.
 *
 * @param width width in pixels
 * @param height height in pixels
 * @param argb the pixels; not copied, and not to be changed afterwards
 */
public record Pixels(int width, int height, int[] argb) {
    public Pixels {
        if (width <= 0 || height <= 0 || argb.length != width * height) {
            throw new IllegalArgumentException(argb.length + " for " + width + "×" + height);
        }
    }
}
