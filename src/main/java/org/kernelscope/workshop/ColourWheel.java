package org.kernelscope.workshop;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * All hues around a centre, paler towards it: an image of three channels, red, green and blue, that
 * the program draws itself. No state; any thread.
 */
public final class ColourWheel {
    /** The usual rows and columns. */
    public static final int USUAL = 64;

    private ColourWheel() {}

    /** The image between 0 and 1, {@code [3, side, side]}. */
    public static Tensor picture(int side) {
        float[] values = new float[3 * side * side];
        for (int i = 0; i < side * side; i++) {
            double x = 2 * (i % side + 0.5) / side - 1;
            double y = 2 * (i / side + 0.5) / side - 1;
            double radius = Math.hypot(x, y);
            double angle = Math.atan2(y, x);
            for (int channel = 0; channel < 3; channel++) {
                double hue = 0.5 + 0.5 * Math.cos(angle - 2 * Math.PI * channel / 3);
                double value = radius > 0.95 ? 1 : 1 - Math.min(1, radius * 1.2) * (1 - hue);
                values[channel * side * side + i] = (float) Math.max(0, Math.min(1, value));
            }
        }
        return Tensor.takeOver(Shape.of(3, side, side), values);
    }
}
