package org.kernelscope.data;

import java.util.Random;

/**
 * Small random changes to a digit that do not change which digit it is, so that a network sees more
 * handwriting than there is: shift, rotation, scale, shear, and elastic distortion (P. Simard, D.
 * Steinkraus, J. Platt, <em>Best Practices for Convolutional Neural Networks Applied to Visual
 * Document Analysis</em>, ICDAR 2003). Each is drawn anew for every image, uniformly within its
 * limits. Immutable; any thread.
 *
 * @param shift largest shift along each axis, in pixels
 * @param degrees largest rotation either way
 * @param scale largest change of size along each axis: 0.1 is 90 % to 110 %
 * @param shear largest slant, columns a row
 * @param elastic largest displacement of the control points of the elastic distortion, in pixels
 */
public record Augmentation(
        double shift, double degrees, double scale, double shear, double elastic) {
    /** The digits as they are. */
    public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0);

    /** Limits that suit MNIST. */
    public static final Augmentation MNIST = new Augmentation(1.5, 10, 0.12, 0.15, 1.6);

    public Augmentation {
        boolean sane =
                within(shift, 100)
                        && within(degrees, 180)
                        && within(scale, 0.9)
                        && within(shear, 2)
                        && within(elastic, 100);
        if (!sane) {
            throw new IllegalArgumentException(
                    "shift %s, rotation %s, scale %s, shear %s, elastic %s"
                            .formatted(shift, degrees, scale, shear, elastic));
        }
    }

    private static boolean within(double value, double most) {
        return value >= 0 && value <= most;
    }

    /** True if images stay as they are. */
    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * A distortion for images of this size, to be drawn anew for each.
     *
     * @param edges true if an image goes on beyond its edge, as the ground of a colour image does
     */
    Distortion distortion(int rows, int columns, boolean edges) {
        return new Distortion(this, rows, columns, edges);
    }

    /** Uniform in ±{@code limit}. */
    static double draw(Random random, double limit) {
        return (2 * random.nextDouble() - 1) * limit;
    }
}
