package org.kernelscope.export;

import java.util.Arrays;

/**
 * Counts how often each colour occurs in the frames of an animation. With too many different
 * colours, neighbours are counted together. One thread.
 */
final class ColourCounts {
    private static final int MOST = 1 << 16;
    private static final int NONE = -1;

    /** Open addressing; at most half full. */
    private final int[] colours = new int[2 * MOST];

    private final long[] counts = new long[2 * MOST];
    private int size;
    private int mask = 0xffffff;
    private int dropped;
    private int last = NONE;
    private long lastTimes;

    ColourCounts() {
        Arrays.fill(colours, NONE);
    }

    /** Counts one pixel of {@code argb}; its alpha does not matter. */
    void add(int argb) {
        int rgb = argb & 0xffffff;
        if (rgb != last) {
            addLast();
            last = rgb;
        }
        lastTimes++;
    }

    private void addLast() {
        if (lastTimes > 0) {
            add(last & mask, lastTimes);
            lastTimes = 0;
        }
    }

    private void add(int colour, long times) {
        int at = slot(colour);
        if (colours[at] == NONE) {
            if (size == MOST) {
                coarsen();
                add(colour & mask, times);
                return;
            }
            colours[at] = colour;
            size++;
        }
        counts[at] += times;
    }

    /** Drops the lowest bit of each channel that is left. */
    private void coarsen() {
        dropped++;
        int channel = 0xff & ~((1 << dropped) - 1);
        mask = channel << 16 | channel << 8 | channel;
        int[] before = colours.clone();
        long[] times = counts.clone();
        Arrays.fill(colours, NONE);
        Arrays.fill(counts, 0);
        size = 0;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != NONE) {
                add(before[i] & mask, times[i]);
            }
        }
    }

    private int slot(int colour) {
        int at = hash(colour, colours.length);
        while (colours[at] != NONE && colours[at] != colour) {
            at = at + 1 & colours.length - 1;
        }
        return at;
    }

    static int hash(int colour, int slots) {
        int mixed = colour * 0x9e3779b1;
        return (mixed ^ mixed >>> 15) & slots - 1;
    }

    /** The different colours, the most frequent first. */
    Weighted[] byFrequency() {
        addLast();
        Weighted[] all = new Weighted[size];
        int found = 0;
        int half = dropped == 0 ? 0 : 1 << dropped - 1;
        for (int i = 0; i < colours.length; i++) {
            if (colours[i] != NONE) {
                int middle = colours[i] | half << 16 | half << 8 | half;
                all[found++] = new Weighted(middle, counts[i]);
            }
        }
        Arrays.sort(
                all,
                (a, b) ->
                        a.count() == b.count()
                                ? Integer.compare(a.rgb(), b.rgb())
                                : Long.compare(b.count(), a.count()));
        return all;
    }

    /** A colour and how many pixels have it. */
    record Weighted(int rgb, long count) {
        int red() {
            return rgb >> 16 & 0xff;
        }

        int green() {
            return rgb >> 8 & 0xff;
        }

        int blue() {
            return rgb & 0xff;
        }
    }
}
