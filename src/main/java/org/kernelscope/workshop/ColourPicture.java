package org.kernelscope.workshop;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Small colour images that the program draws itself: three channels, red, green and blue, each
 * between 0 and 1. They are a part of the program and have its licence.
 */
public enum ColourPicture {
    /** All hues around a centre, paler towards it. */
    WHEEL {
        @Override
        void paint(double x, double y, double[] rgb) {
            double radius = Math.hypot(x, y);
            double angle = Math.atan2(y, x);
            for (int i = 0; i < 3; i++) {
                double hue = 0.5 + 0.5 * Math.cos(angle - 2 * Math.PI * i / 3);
                rgb[i] = radius > 0.95 ? 1 : 1 - Math.min(1, radius * 1.2) * (1 - hue);
            }
        }
    },
    /** A red, a green and a yellow fruit on a table, lit from the upper left. */
    FRUIT {
        @Override
        void paint(double x, double y, double[] rgb) {
            boolean table = y > 0.15;
            // Boards of wood, and a wall.
            double grain = 0.06 * Math.sin(40 * y + 3 * Math.sin(5 * x));
            set(rgb, table ? 0.55 + grain : 0.75, table ? 0.36 + grain : 0.8, table ? 0.2 : 0.86);
            ball(x, y, -0.4, 0.25, 0.38, rgb, 0.85, 0.12, 0.1);
            ball(x, y, 0.42, 0.3, 0.34, rgb, 0.35, 0.65, 0.15);
            ball(x, y, 0.02, 0.52, 0.3, rgb, 0.95, 0.8, 0.15);
        }
    },
    /** A red ring, a blue disc with a white bar and a yellow diamond. */
    SIGNS {
        @Override
        void paint(double x, double y, double[] rgb) {
            set(rgb, 0.6, 0.75, 0.9);
            double ring = Math.hypot(x + 0.5, y + 0.45);
            if (ring < 0.42) {
                boolean red = ring > 0.28;
                set(rgb, red ? 0.8 : 1, red ? 0.1 : 1, red ? 0.1 : 1);
            }
            if (Math.hypot(x - 0.5, y + 0.45) < 0.42) {
                boolean bar = Math.abs(y + 0.45) < 0.09 && Math.abs(x - 0.5) < 0.28;
                set(rgb, bar ? 1 : 0.1, bar ? 1 : 0.25, bar ? 1 : 0.7);
            }
            double diamond = Math.abs(x) + Math.abs(y - 0.48);
            if (diamond < 0.48) {
                boolean border = diamond > 0.4;
                set(rgb, border ? 0.1 : 0.95, border ? 0.1 : 0.8, 0.1);
            }
        }
    };

    /** The usual rows and columns. */
    public static final int USUAL = 64;

    /** Sets the colour at a point; x and y go from −1 to 1, downwards. */
    abstract void paint(double x, double y, double[] rgb);

    private static void set(double[] rgb, double red, double green, double blue) {
        rgb[0] = red;
        rgb[1] = green;
        rgb[2] = blue;
    }

    /** A ball with a highlight. */
    private static void ball(
            double x,
            double y,
            double centreX,
            double centreY,
            double radius,
            double[] rgb,
            double red,
            double green,
            double blue) {
        double dx = (x - centreX) / radius;
        double dy = (y - centreY) / radius;
        double square = dx * dx + dy * dy;
        if (square < 1) {
            double light = 0.35 + 0.65 * Math.max(0, (-dx - dy + Math.sqrt(1 - square)) / 1.75);
            double shine = Math.pow(Math.max(0, 1 - Math.hypot(dx + 0.4, dy + 0.4) / 0.35), 2);
            set(rgb, red * light + shine, green * light + shine, blue * light + shine);
        }
    }

    /** The image, {@code [3, side, side]}. */
    public Tensor picture(int side) {
        float[] values = new float[3 * side * side];
        double[] rgb = new double[3];
        for (int i = 0; i < side * side; i++) {
            paint(2 * (i % side + 0.5) / side - 1, 2 * (i / side + 0.5) / side - 1, rgb);
            for (int channel = 0; channel < 3; channel++) {
                values[channel * side * side + i] = (float) Math.max(0, Math.min(1, rgb[channel]));
            }
        }
        return Tensor.takeOver(Shape.of(3, side, side), values);
    }
}
