package org.kernelscope.ui.paint;

/**
 * Mixes colours in Oklab (B. Ottosson, <em>A perceptual color space for image processing</em>,
 * 2020).
 */
final class Oklab {
    private Oklab() {}

    /**
     * Interpolates between two sRGB colours; the alpha of both is ignored.
     *
     * @param t 0 for {@code from}, 1 for {@code to}
     * @return opaque ARGB
     */
    static int mix(int from, int to, float t) {
        double[] a = ofRgb(from);
        double[] b = ofRgb(to);
        double[] mixed = new double[3];
        for (int i = 0; i < 3; i++) {
            mixed[i] = a[i] + (b[i] - a[i]) * t;
        }
        return toArgb(mixed);
    }

    private static double[] ofRgb(int rgb) {
        double r = linear((rgb >> 16) & 0xff);
        double g = linear((rgb >> 8) & 0xff);
        double b = linear(rgb & 0xff);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static int toArgb(double[] lab) {
        double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
        double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
        double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
        int r = encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int g = encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int b = encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        return 0xff000000 | r << 16 | g << 8 | b;
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int encoded(double linear) {
        double c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.max(0, Math.min(1, c)));
    }
}
