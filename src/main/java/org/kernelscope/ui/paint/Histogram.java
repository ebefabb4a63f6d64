package org.kernelscope.ui.paint;

import org.kernelscope.tensor.Tensor;

/**
 * A histogram over equal bins between −{@code limit} and +{@code limit}. Values outside are counted
 * in the outermost bins. Immutable.
 *
 * @param counts number of values in each bin, from the lowest
 * @param limit outer edge of the last bin
 * @param zero index of the bin of 0
 */
public record Histogram(int[] counts, float limit, int zero) {
    /**
     * Counts the elements {@code from} (inclusive) to {@code to} (exclusive) of {@code values} in
     * row-major order.
     *
     * @param bins number of bins; odd, so that 0 is in the middle of one
     */
    public static Histogram of(Tensor values, int from, int to, int bins, float limit) {
        int[] counts = new int[bins];
        for (int i = from; i < to; i++) {
            double place = limit > 0 ? (values.get(i) / limit + 1) / 2 : 0.5;
            int bin = (int) Math.floor(place * bins);
            counts[Math.max(0, Math.min(bins - 1, bin))]++;
        }
        return new Histogram(counts, limit, bins / 2);
    }

    /** Counts ink in bins from 0 to 1. */
    public static Histogram ofInk(Tensor ink, int bins) {
        int[] counts = new int[bins];
        for (int i = 0; i < ink.size(); i++) {
            int bin = (int) Math.floor(ink.get(i) * bins);
            counts[Math.max(0, Math.min(bins - 1, bin))]++;
        }
        return new Histogram(counts, 1, 0);
    }

    /**
     * The largest count, without the bin of 0: after a ReLU, or in an empty image, it would dwarf
     * all others.
     */
    public int tallest() {
        int tallest = 1;
        for (int i = 0; i < counts.length; i++) {
            if (i != zero) {
                tallest = Math.max(tallest, counts[i]);
            }
        }
        return tallest;
    }
}
