package org.kernelscope.data;

import java.util.Arrays;

/**
 * The value that would stand at a place if all were sorted, such as the median, without sorting
 * them: quickselect (Hoare 1961), in time that grows with the number of values. No state; any
 * thread.
 */
final class OrderStatistic {
    /** Fewer values than this are sorted. */
    private static final int FEW = 24;

    /** Rounds after which the rest is sorted: the pivots were chosen badly. */
    private static final int MOST_ROUNDS = 64;

    private OrderStatistic() {}

    /**
     * The value with {@code rank} smaller ones before it, of the first {@code count}.
     *
     * @param values no NaN; the first {@code count} get another order
     * @param rank 0 to {@code count − 1}
     */
    static float of(float[] values, int count, int rank) {
        if (rank < 0 || rank >= count) {
            throw new IndexOutOfBoundsException(rank + " of " + count);
        }
        int first = 0;
        int last = count - 1;
        for (int round = 0; last - first >= FEW && round < MOST_ROUNDS; round++) {
            float pivot = middle(values[first], values[(first + last) >>> 1], values[last]);
            int low = first;
            int high = last;
            while (low <= high) {
                while (values[low] < pivot) {
                    low++;
                }
                while (values[high] > pivot) {
                    high--;
                }
                if (low <= high) {
                    float larger = values[low];
                    values[low++] = values[high];
                    values[high--] = larger;
                }
            }
            if (rank <= high) {
                last = high;
            } else if (rank >= low) {
                first = low;
            } else {
                return pivot;
            }
        }
        Arrays.sort(values, first, last + 1);
        return values[rank];
    }

    /** The median of all values; of an even number the larger of the two in the middle. */
    static float median(float[] values) {
        return of(values, values.length, values.length / 2);
    }

    private static float middle(float one, float two, float three) {
        return Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
    }
}
