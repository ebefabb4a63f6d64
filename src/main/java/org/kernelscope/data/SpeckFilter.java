package org.kernelscope.data;

/** Drops specks of dust: blots of ink that are tiny beside the largest. No state; any thread. */
final class SpeckFilter {
    /** A blot of less than this share of the largest blot's ink is a speck. */
    private static final double SHARE = 0.02;

    private SpeckFilter() {}

    /** Sets the ink of all specks to 0. */
    static void remove(float[] ink, int rows, int columns) {
        Blots blots = Blots.of(ink, rows, columns, 0);
        double least = SHARE * blots.largestMass();
        for (int i = 0; i < ink.length; i++) {
            if (blots.massAt(i) < least) {
                ink[i] = 0;
            }
        }
    }
}
