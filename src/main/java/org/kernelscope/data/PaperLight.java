package org.kernelscope.data;

import java.util.Arrays;

/**
 * The light on paper: a surface is fitted to all of it, then to what is in the same light. After
 * the first round only the pixels that may have changed sides are looked at. Belongs to one thread.
 */
final class PaperLight {
    /** A pixel that differs by more from the surface is in another light. */
    private static final double OTHER_LIGHT = 0.06;

    /** Less may be a blurred stroke that was taken for paper. */
    private static final double UNEVEN = 0.04;

    /** Pixels that differ by less at first are not tested again while the surface stays near. */
    private static final double CLEAR = 0.02;

    /** The surface is near while it has moved by no more than this, with room for rounding. */
    private static final double NEAR = 0.0195;

    private static final int ROUNDS = 3;

    private final float[] plane;
    private final int[] places;
    private final int rows;
    private final int columns;

    /** Pixels that may change sides, as indices of places, and how far each is from the surface. */
    private int[] doubtful = {};

    private float[] distances = {};

    /**
     * @param plane the brightness of each pixel
     * @param places the pixels that are paper, in order
     */
    PaperLight(float[] plane, int[] places, int rows, int columns) {
        this.plane = plane;
        this.places = places;
        this.rows = rows;
        this.columns = columns;
    }

    /** The number of pixels of the paper that hardly differ from the surface at last. */
    int even() {
        int[] others = {};
        QuadraticSurface first = PaperSurface.through(plane, places, others, rows, columns);
        lookAtAll(first);
        for (int round = 0; round < ROUNDS; round++) {
            int[] now = others();
            if (Arrays.equals(now, others)) {
                break;
            }
            others = now;
            QuadraticSurface next = PaperSurface.through(plane, places, others, rows, columns);
            if (next.distanceFrom(first) < NEAR) {
                lookAgain(next);
            } else {
                lookAtAll(next);
                first = next;
            }
        }
        int even = places.length - doubtful.length;
        for (float distance : distances) {
            even += distance < UNEVEN ? 1 : 0;
        }
        return even;
    }

    /** The pixels in another light, as indices of places. */
    private int[] others() {
        int[] others = new int[doubtful.length];
        int count = 0;
        for (int i = 0; i < doubtful.length; i++) {
            others[count] = doubtful[i];
            count += distances[i] < OTHER_LIGHT ? 0 : 1;
        }
        return Arrays.copyOf(others, count);
    }

    private void lookAtAll(QuadraticSurface surface) {
        QuadraticSurface.Rows lines = surface.rows();
        float[] line = new float[columns];
        float[] here = new float[columns];
        int[] found = new int[64];
        float[] far = new float[64];
        int count = 0;
        int first = 0;
        for (int row = 0; row < rows && first < places.length; row++) {
            int start = row * columns;
            lines.write(row, line);
            System.arraycopy(plane, start, here, 0, columns);
            Vectors.distance(line, here, columns);
            for (; first < places.length && places[first] < start + columns; first++) {
                float distance = line[places[first] - start];
                if (!(distance < CLEAR)) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, 2 * count);
                        far = Arrays.copyOf(far, 2 * count);
                    }
                    found[count] = first;
                    far[count++] = distance;
                }
            }
        }
        doubtful = Arrays.copyOf(found, count);
        distances = Arrays.copyOf(far, count);
    }

    private void lookAgain(QuadraticSurface surface) {
        for (int i = 0; i < doubtful.length; i++) {
            int place = places[doubtful[i]];
            distances[i] = Math.abs(plane[place] - surface.at(place));
        }
    }
}
