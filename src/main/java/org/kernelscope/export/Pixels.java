package org.kernelscope.export;

import java.util.List;
import org.kernelscope.text.UserFacingException;

/**
 * An image: ARGB, not premultiplied, row by row.
 *
 * @param width width in pixels
 * @param height height in pixels
 * @param argb the pixels; not copied, and not to be changed afterwards
 */
public record Pixels(int width, int height, int[] argb) {
    /** By how much an image can be larger than what it shows. */
    public static final List<Integer> ZOOMS = List.of(1, 2, 4);

    /** An image of a full-HD screen at four times its size has 33 million. */
    private static final long MOST_PIXELS = 40_000_000;

    public Pixels {
        if (width <= 0 || height <= 0 || argb.length != width * height) {
            throw new IllegalArgumentException(argb.length + " for " + width + "×" + height);
        }
    }

    /**
     * Checks a size before anything is painted.
     *
     * @throws UserFacingException if the image would have too many pixels
     */
    public static void checkSize(double width, double height, int zoom) throws UserFacingException {
        long wide = Math.round(width * zoom);
        long high = Math.round(height * zoom);
        if (wide * high > MOST_PIXELS) {
            throw new UserFacingException(
                    "export.tooLarge", wide, high, MOST_PIXELS / 1_000_000, zoom);
        }
    }
}
