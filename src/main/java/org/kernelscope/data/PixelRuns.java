package org.kernelscope.data;

import java.util.Arrays;

/**
 * Runs of pixels in the rows of an image, and which of them hang together: a union-find of runs
 * (Rosenfeld and Pfaltz 1966), several times as fast as a search from pixel to pixel. They are
 * added row by row, from left to right. Belongs to one thread.
 */
final class PixelRuns {
    private final int columns;

    /** 0 if pixels touch at their sides, 1 if at their corners as well. */
    private final int reach;

    private int[] starts = new int[256];
    private int[] ends = new int[256];

    /** For each run an earlier one that it hangs together with; itself for the first. */
    private int[] earlier = new int[256];

    private int count;

    // The runs of the row above that may still touch one of this row, and the first of this row.
    private int above;
    private int here;

    /**
     * @param corners true if pixels that touch at a corner hang together
     */
    PixelRuns(int columns, boolean corners) {
        this.columns = columns;
        this.reach = corners ? 1 : 0;
    }

    /** Begins the next row. */
    void nextRow() {
        above = here;
        here = count;
    }

    /**
     * Adds a run.
     *
     * @param start its first pixel, counted row by row in the image
     * @param end the pixel after its last
     */
    void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            earlier = Arrays.copyOf(earlier, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        earlier[count] = count;
        while (above < here && ends[above] + columns + reach <= start) {
            above++;
        }
        for (int other = above; other < here && starts[other] + columns < end + reach; other++) {
            join(other, count);
        }
        count++;
    }

    private void join(int one, int other) {
        int first = first(one);
        int second = first(other);
        earlier[Math.max(first, second)] = Math.min(first, second);
    }

    /** The first run of those that hang together with {@code run}. */
    int first(int run) {
        int first = run;
        while (earlier[first] != first) {
            earlier[first] = earlier[earlier[first]];
            first = earlier[first];
        }
        return first;
    }

    int count() {
        return count;
    }

    int start(int run) {
        return starts[run];
    }

    int end(int run) {
        return ends[run];
    }
}
