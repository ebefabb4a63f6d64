package org.kernelscope.training.metrics;

import java.util.Objects;
import org.kernelscope.training.metrics.MetricSeries.Metric;

/**
 * A metric of a run for a chart, decimated as the run grows: at most {@value #MOST} buckets of
 * equally many steps, each with its smallest and largest value, so that no spike is lost, and with
 * the smoothed curve at its last step. When the buckets are full, each pair becomes one. A new step
 * costs the same however long the run is (amortised); nothing is computed twice.
 *
 * <p>The smoothed curve is an exponential moving average. Its memory grows with the run, to a fifth
 * of the steps so far, until it is that of the weight: a young run changes fast, and a long memory
 * would lag behind it. One thread.
 */
public final class DecimatedSeries {
    /** The buckets at the most; from as many steps on, at least half as many. */
    public static final int MOST = 1024;

    /** The ratio of the length of a young run to its memory. */
    private static final double YOUNG = 5;

    private final Metric metric;
    private final double weight;
    private final float[] min = new float[MOST];
    private final float[] max = new float[MOST];
    private final float[] smoothed = new float[MOST];
    private int count;
    private int width = 1;
    private int size;
    private double average;

    /**
     * An empty one.
     *
     * @param weight the weight of a step relative to the one after it, from 0 (raw) to below 1
     */
    public DecimatedSeries(Metric metric, double weight) {
        this.metric = metric;
        this.weight = weight;
    }

    /** Steps that are in the buckets. */
    public int size() {
        return size;
    }

    /**
     * Adds the steps of {@code series} that are not yet in the buckets.
     *
     * @param series a longer series of the same run
     * @throws IllegalArgumentException if it is shorter than what is known
     */
    public void grow(MetricSeries series) {
        if (series.size() < size) {
            throw new IllegalArgumentException(series.size() + " steps after " + size);
        }
        for (int i = size; i < series.size(); i++) {
            add(series.get(metric, i));
        }
    }

    private void add(float value) {
        double kept = Math.min(weight, size / (size + YOUNG));
        average = kept * average + (1 - kept) * value;
        if (size == count * width) {
            if (count == MOST) {
                halve();
            }
            min[count] = value;
            max[count] = value;
            count++;
        } else {
            min[count - 1] = Math.min(min[count - 1], value);
            max[count - 1] = Math.max(max[count - 1], value);
        }
        smoothed[count - 1] = (float) average;
        size++;
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            min[i] = Math.min(min[2 * i], min[2 * i + 1]);
            max[i] = Math.max(max[2 * i], max[2 * i + 1]);
            smoothed[i] = smoothed[2 * i + 1];
        }
        count = MOST / 2;
        width *= 2;
    }

    /** The number of buckets. */
    public int count() {
        return count;
    }

    /** The number of the first step in a bucket; the first of all is 1. */
    public int firstStep(int bucket) {
        return Objects.checkIndex(bucket, count) * width + 1;
    }

    /** The number of the last step in a bucket. */
    public int lastStep(int bucket) {
        return Math.min(size, (Objects.checkIndex(bucket, count) + 1) * width);
    }

    /** The smallest value in a bucket. */
    public float min(int bucket) {
        return min[Objects.checkIndex(bucket, count)];
    }

    /** The largest value in a bucket. */
    public float max(int bucket) {
        return max[Objects.checkIndex(bucket, count)];
    }

    /** The smoothed curve at the last step of a bucket. */
    public float smoothed(int bucket) {
        return smoothed[Objects.checkIndex(bucket, count)];
    }
}
