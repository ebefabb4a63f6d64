package org.kernelscope.data;

import org.kernelscope.data.Blots.Blot;

/**
 * Drops specks of dust: blots of ink that are tiny beside the largest. The eyes of a face are, too;
 * in a sign that may have dots, what is as wide as the stroke of the pen is none. No state; any
 * thread.
 */
final class SpeckFilter {
    /** A blot of less than this share of the largest blot's ink is a speck. */
    private static final double SHARE = 0.02;

    /** A dot has at least this share of the width of a stroke, in both directions. */
    private static final double WIDTH = 0.7;

    private SpeckFilter() {}

    /**
     * Sets the ink of all specks to 0.
     *
     * @param one true for one shape, false for a sign that may have dots
     */
    static void remove(float[] ink, int rows, int columns, boolean one) {
        Blots blots = Blots.of(ink, rows, columns, 0);
        double least = SHARE * blots.largestMass();
        double dot = one ? Double.POSITIVE_INFINITY : WIDTH * strokeWidth(ink, blots, columns);
        for (int i = 0; i < ink.length; i++) {
            int number = blots.numberAt(i);
            if (number > 0 && isSpeck(blots.all().get(number - 1), least, dot)) {
                ink[i] = 0;
            }
        }
    }

    private static boolean isSpeck(Blot blot, double least, double dot) {
        int shorter = Math.min(blot.box().rows(), blot.box().columns());
        // A disc fills three quarters of its box.
        boolean wide = shorter >= dot && blot.mass() >= dot * dot / 2;
        return blot.mass() < least && !wide;
    }

    /** The width of the largest blot, in pixels: a stroke has two edges as long as itself. */
    private static double strokeWidth(float[] ink, Blots blots, int columns) {
        int largest = 0;
        for (int i = 0; i < blots.all().size(); i++) {
            boolean larger = blots.all().get(i).mass() > blots.all().get(largest).mass();
            largest = larger ? i : largest;
        }
        double mass = 0;
        double edge = 0;
        for (int i = 0; i < ink.length; i++) {
            // The slope of the ink, added up over the image, is the length of its edges.
            boolean mine = blots.numberAt(i) == largest + 1;
            mass += mine ? ink[i] : 0;
            int right = i % columns < columns - 1 ? i + 1 : i;
            int down = i + columns < ink.length ? i + columns : i;
            if (mine
                    || blots.numberAt(right) == largest + 1
                    || blots.numberAt(down) == largest + 1) {
                edge += Math.hypot(ink[right] - ink[i], ink[down] - ink[i]);
            }
        }
        return edge == 0 ? 0 : 2 * mass / edge;
    }
}
