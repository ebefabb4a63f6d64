package org.kernelscope.training.inspection;

import org.kernelscope.tensor.Tensor;

/**
 * A distribution of values: a histogram in equal bins over all of them, with their mean and
 * standard deviation. Immutable; any thread.
 *
 * @param low the left edge of the first bin: the smallest number
 * @param high the right edge of the last bin: the largest number
 * @param counts numbers in each bin; not to be changed
 * @param mean their mean
 * @param deviation their standard deviation σ
 */
public record ValueDistribution(
        float low, float high, int[] counts, double mean, double deviation) {
    /** Counts {@code values} in {@code bins} bins. */
    static ValueDistribution of(Tensor values, int bins) {
        return of(values.toArray(), bins);
    }

    static ValueDistribution of(float[] values, int bins) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
            sum += value;
            squares += (double) value * value;
        }
        int[] counts = new int[bins];
        double perUnit = high > low ? bins / ((double) high - low) : 0;
        for (float value : values) {
            counts[Math.min(bins - 1, (int) ((value - low) * perUnit))]++;
        }
        double mean = sum / values.length;
        double variance = Math.max(0, squares / values.length - mean * mean);
        return new ValueDistribution(low, high, counts, mean, Math.sqrt(variance));
    }

    /** The number of values. */
    public int total() {
        int total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }
}
