package org.kernelscope.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * Durations of one thing done many times, and what is usual and what is rare among them. One
 * thread.
 */
public final class Timings {
    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1024];
    private int count;

    /** Takes down one duration. */
    public void add(long elapsedNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = elapsedNanos;
    }

    /** The number of timings. */
    public int count() {
        return count;
    }

    /** The median, in milliseconds. */
    public double medianMillis() {
        return quantileMillis(0.5);
    }

    /**
     * The duration, in milliseconds, that the share {@code quantile} of all stays under (nearest
     * rank).
     *
     * @throws IllegalStateException if none was taken down
     */
    public double quantileMillis(double quantile) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(quantile * count);
        return sorted[Math.max(1, rank) - 1] / NANOS_PER_MILLI;
    }

    /** Median and 99th percentile as a line of a table, in milliseconds. */
    public String row(String name) {
        return String.format(
                Locale.ROOT, "%-34s %9.3f %9.3f", name, medianMillis(), quantileMillis(0.99));
    }
}
