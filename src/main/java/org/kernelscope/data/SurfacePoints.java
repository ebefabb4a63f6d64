package org.kernelscope.data;

import java.util.Arrays;

/**
 * Some pixels of an image, and those of them that a surface is fitted to. Belongs to one thread.
 */
final class SurfacePoints {
    /** No point was chosen yet. */
    private static final int NONE = -1;

    private final int[] places;
    private final double[] xs;
    private final double[] ys;
    private final float[] values;

    /** The indices of the points that were chosen last, and those that were before. */
    private int[] chosen;

    private int count = NONE;
    private int[] former;

    /**
     * @param plane the values of the image, row by row
     * @param places pixels, counted row by row
     * @param flat any surface over the image
     */
    SurfacePoints(float[] plane, int[] places, QuadraticSurface flat) {
        this.places = places;
        this.xs = new double[places.length];
        this.ys = new double[places.length];
        this.values = new float[places.length];
        flat.coordinates(places, xs, ys);
        for (int i = 0; i < places.length; i++) {
            values[i] = plane[places[i]];
        }
        this.chosen = new int[places.length];
        this.former = new int[places.length];
    }

    int count() {
        return places.length;
    }

    /** Writes by how much each point differs from {@code surface}, without sign. */
    void deviate(QuadraticSurface surface, float[] deviations) {
        surface.at(xs, ys, deviations);
        Vectors.distance(deviations, values, places.length);
    }

    /**
     * Chooses the points that do not differ by more than {@code tolerance}.
     *
     * @return false if they are those that were chosen before: a fit would give the same surface
     */
    boolean choose(float[] deviations, double tolerance) {
        int[] spare = former;
        former = chosen;
        int formerCount = count;
        chosen = spare;
        int found = 0;
        for (int i = 0; i < places.length; i++) {
            chosen[found] = i;
            found += deviations[i] <= tolerance ? 1 : 0;
        }
        count = found;
        return formerCount == NONE || !Arrays.equals(chosen, 0, count, former, 0, formerCount);
    }

    /** The surface with the least squares through the chosen points; all if none was chosen yet. */
    QuadraticSurface fit(QuadraticSurface flat) {
        if (count == NONE) {
            Arrays.setAll(chosen, i -> i);
        }
        return flat.fit(xs, ys, values, chosen, count == NONE ? places.length : count);
    }
}
