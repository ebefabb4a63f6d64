package org.kernelscope.export;

import java.util.List;
import org.kernelscope.text.UserFacingException;

/** The size limits of an image. */
public final class ImageLimits {
    /** By how much an image can be larger than what it shows. */
    public static final List<Integer> ZOOMS = List.of(1, 2, 4);

    /** An image of a full-HD screen at four times its size has 33 million. */
    private static final long MOST_PIXELS = 40_000_000;

    private ImageLimits() {}

    /**
     * Checks a size before anything is painted.
     *
     * @throws UserFacingException if the image would have too many pixels
     */
    public static void check(double width, double height, int zoom) throws UserFacingException {
        long wide = Math.round(width * zoom);
        long high = Math.round(height * zoom);
        if (wide * high > MOST_PIXELS) {
            throw new UserFacingException(
                    "export.tooLarge", wide, high, MOST_PIXELS / 1_000_000, zoom);
        }
    }
}
