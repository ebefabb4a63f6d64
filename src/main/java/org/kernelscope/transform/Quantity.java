package org.kernelscope.transform;

import java.util.Arrays;
import java.util.Optional;

/**
 * One quantity of a {@link Transform}, with its unit, its range and the value that does nothing.
 */
public enum Quantity {
    /** Shift to the right, in pixels of the 28×28 digit. */
    RIGHT("right", 0, -16, 16, 0.5),
    /** Shift downwards, in pixels. */
    DOWN("down", 0, -16, 16, 0.5),
    /** Rotation about the middle, in degrees, clockwise. */
    TURN("turn", 0, -180, 180, 1),
    /** Size as a factor. */
    SCALE("scale", 1, 0.25, 3, 0.05),
    /** Slant: columns to the right for each row upwards. */
    SHEAR("shear", 0, -1.5, 1.5, 0.05),
    /** Pixels added on each side of a line; negative for thinner. */
    THICKNESS("thickness", 0, -2, 3, 0.1),
    /** Standard deviation of Gaussian noise; full ink is 1. */
    GAUSSIAN("gaussian", 0, 0, 1, 0.02),
    /** Share of the pixels that become white or black, each with the same probability. */
    SALT("salt", 0, 0, 1, 0.02),
    /** Probability with which a pixel is inverted (LeCun et al. 1998, section III.E). */
    FLIP("flip", 0, 0, 1, 0.02),
    /** Standard deviation of a Gaussian blur, in pixels. */
    BLUR("blur", 0, 0, 5, 0.1),
    /** Factor of the difference from middle grey. */
    CONTRAST("contrast", 1, 0, 3, 0.05),
    /** Share of the negative: 0 is the image, 1 its negative. */
    INVERT("invert", 0, 0, 1, 0.05),
    /** Width of a bar of ink across the middle, in pixels. */
    BAR("bar", 0, 0, 10, 0.5),
    /** Strength of a cloudy texture behind the ink. */
    TEXTURE("texture", 0, 0, 1, 0.02);

    private final String id;
    private final double neutral;
    private final double least;
    private final double most;
    private final double step;

    Quantity(String id, double neutral, double least, double most, double step) {
        this.id = id;
        this.neutral = neutral;
        this.least = least;
        this.most = most;
        this.step = step;
    }

    /** Its name in files and on the command line. */
    public String id() {
        return id;
    }

    /** The value that changes nothing. */
    public double neutral() {
        return neutral;
    }

    /** The smallest value. */
    public double least() {
        return least;
    }

    /** The largest value. */
    public double most() {
        return most;
    }

    /** The step of a key or a slider. */
    public double step() {
        return step;
    }

    /** {@code value} within the range; the neutral value for what is not a number. */
    public double clamp(double value) {
        return Double.isNaN(value) ? neutral : Math.max(least, Math.min(most, value));
    }

    /** The quantity called {@code id}. */
    public static Optional<Quantity> byId(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
