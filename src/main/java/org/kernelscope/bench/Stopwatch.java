package org.kernelscope.bench;

import java.util.Arrays;

/** Times the same work again and again. */
final class Stopwatch {
    private Stopwatch() {}

    /**
     * Nanoseconds that one call of {@code work} takes: the median over calls that together last
     * {@code nanos}, at least five.
     */
    static long medianNanos(Runnable work, long nanos) {
        long[] times = new long[100_000];
        int count = 0;
        long end = System.nanoTime() + nanos;
        while (count < times.length && (count < 5 || System.nanoTime() < end)) {
            long start = System.nanoTime();
            work.run();
            times[count++] = System.nanoTime() - start;
        }
        return median(Arrays.copyOf(times, count));
    }

    /** The middle one; of an even number, the smaller of the two in the middle. */
    static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }
}
