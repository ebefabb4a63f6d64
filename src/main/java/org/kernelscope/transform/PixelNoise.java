package org.kernelscope.transform;

/**
 * Random numbers that belong to places: the same seed and the same place give the same number, in a
 * image of any size. So noise stays where it is while its strength grows. Places are counted from
 * the middle. No state; any thread.
 */
final class PixelNoise {
    private PixelNoise() {}

    /** Uniform between 0 and 1. */
    static double uniform(long seed, int row, int column) {
        long mixed = seed + 0x9E3779B97F4A7C15L * (row * 4099L + column + 1);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }

    /** Normal with mean 0 and variance 1, after Box and Muller. */
    static double normal(long seed, int row, int column) {
        double radius = Math.sqrt(-2 * Math.log(1 - uniform(seed, row, column)));
        return radius * Math.cos(2 * Math.PI * uniform(~seed, row, column));
    }

    /** Between 0 and 1, and smooth from place to place. */
    static double cloud(long seed, double row, double column) {
        double y = row / 3;
        double x = column / 3;
        int top = (int) Math.floor(y);
        int left = (int) Math.floor(x);
        double low = smooth(y - top);
        double far = smooth(x - left);
        double upper = (1 - far) * uniform(seed, top, left) + far * uniform(seed, top, left + 1);
        double lower =
                (1 - far) * uniform(seed, top + 1, left) + far * uniform(seed, top + 1, left + 1);
        return (1 - low) * upper + low * lower;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }
}
