package org.kernelscope.data;

import java.util.Arrays;

/**
 * The value that would stand at a place if all were sorted, such as the median, without sorting
 * them: quickselect (Hoare 1961), of many values among those that a sample shows to be near (Floyd
 * and Rivest 1975), in time that grows with their number. No state; any thread.
 */
final class OrderStatistic {
    /** Fewer values than this are sorted. */
    private static final int FEW = 24;

    /** Rounds after which the rest is sorted: the pivots were chosen badly. */
    private static final int MOST_ROUNDS = 64;

    /** Of as many values as this a sample is taken first. */
    static final int MANY = 1_024;

    private static final int SAMPLES = 127;

    /** Places in the sample on both sides: three standard deviations. */
    private static final int MARGIN = 17;

    private OrderStatistic() {}

    /**
     * The value with {@code rank} smaller ones before it, of the first {@code count}.
     *
     * @param values no NaN; the first {@code count} may get another order
     * @param rank 0 to {@code count − 1}
     */
    static float of(float[] values, int count, int rank) {
        if (rank < 0 || rank >= count) {
            throw new IndexOutOfBoundsException(rank + " of " + count);
        }
        return count < MANY ? selected(values, count, rank) : bracketed(values, count, rank);
    }

    /**
     * True if the value with {@code rank} smaller ones before it is less than {@code limit}: no
     * need to find it.
     */
    static boolean isBelow(double limit, float[] values, int count, int rank) {
        int below = 0;
        for (int i = 0; i < count; i++) {
            below += values[i] < limit ? 1 : 0;
        }
        return below > rank;
    }

    /** The same of many: a few of them tell between which two values it nearly always is. */
    private static float bracketed(float[] values, int count, int rank) {
        float[] few = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            few[i] = values[(int) ((long) i * count / SAMPLES)];
        }
        Arrays.sort(few);
        int middle = (int) ((long) rank * SAMPLES / count);
        float low = few[Math.max(0, middle - MARGIN)];
        float high = few[Math.min(SAMPLES - 1, middle + MARGIN)];
        float likely = few[middle];
        if (likely == few[Math.max(0, middle - 1)] && isAt(likely, values, count, rank)) {
            return likely;
        }
        float[] between = new float[count];
        int below = 0;
        int found = 0;
        for (int i = 0; i < count; i++) {
            float value = values[i];
            between[found] = value;
            below += value < low ? 1 : 0;
            found += value >= low && value <= high ? 1 : 0;
        }
        boolean missed = rank < below || rank >= below + found;
        return missed ? selected(values, count, rank) : selected(between, found, rank - below);
    }

    /** True if {@code likely} is the value: in an image of 256 levels, many are equal to it. */
    private static boolean isAt(float likely, float[] values, int count, int rank) {
        int below = 0;
        int above = 0;
        for (int i = 0; i < count; i++) {
            below += values[i] < likely ? 1 : 0;
            above += values[i] > likely ? 1 : 0;
        }
        return rank >= below && rank < count - above;
    }

    private static float selected(float[] values, int count, int rank) {
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
