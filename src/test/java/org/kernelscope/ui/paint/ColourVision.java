package org.kernelscope.ui.paint;

/**
 * How far apart two colours look to different eyes: the distance in Oklab, in which black and white
 * are 1 apart.
 *
 * <p>Dichromats are simulated with the matrices for severity 1.0 of G. Machado, M. Oliveira, L.
 * Fernandes, <em>A Physiologically-based Model for Simulation of Color Vision Deficiency</em>, IEEE
 * Trans. Visualization and Computer Graphics 15(6), 2009, on linear RGB.
 */
enum ColourVision {
    COMMON(1, 0, 0, 0, 1, 0, 0, 0, 1),
    PROTANOPIA(
            0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
            1.051998),
    DEUTERANOPIA(
            0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
            0.968881);

    private static final double[] CONES = {
        0.4122214708,
        0.5363325363,
        0.0514459929,
        0.2119034982,
        0.6806995451,
        0.1073969566,
        0.0883024619,
        0.2817188376,
        0.6299787005
    };
    private static final double[] LAB = {
        0.2104542553,
        0.7936177850,
        -0.0040720468,
        1.9779984951,
        -2.4285922050,
        0.4505937099,
        0.0259040371,
        0.7827717662,
        -0.8086757660
    };

    private final double[] matrix;

    ColourVision(double... matrix) {
        this.matrix = matrix;
    }

    double distance(int one, int other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    double lightness(int rgb) {
        return lab(rgb)[0];
    }

    private double[] lab(int rgb) {
        double[] seen =
                times(
                        matrix,
                        linear(rgb >> 16 & 0xff),
                        linear(rgb >> 8 & 0xff),
                        linear(rgb & 0xff));
        double[] cones = times(CONES, clamp(seen[0]), clamp(seen[1]), clamp(seen[2]));
        return times(LAB, Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2]));
    }

    private static double[] times(double[] m, double x, double y, double z) {
        return new double[] {
            m[0] * x + m[1] * y + m[2] * z,
            m[3] * x + m[4] * y + m[5] * z,
            m[6] * x + m[7] * y + m[8] * z
        };
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double clamp(double c) {
        return Math.max(0, Math.min(1, c));
    }
}
