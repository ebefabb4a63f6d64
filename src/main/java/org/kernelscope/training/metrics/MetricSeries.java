package org.kernelscope.training.metrics;

import java.util.Arrays;
import java.util.Objects;

/**
 * The metrics of all steps of a training, from the first to the one at which this was taken. The
 * numbers are shared with the log that still grows, of which this is an unchanging beginning: to
 * take one costs nothing. Immutable; any thread.
 */
public final class MetricSeries {
    public static final int CHUNK = 1 << 12;
    public static final MetricSeries EMPTY = new MetricSeries(new float[0][][], 0);

    /** The metrics of a step. */
    public enum Metric {
        /** The mean loss over the batch, before the step. */
        LOSS,
        /** The accuracy on the minibatch before the step, 0 to 1. */
        ACCURACY,
        /** The learning rate of the step. */
        RATE,
        /** Examples in the batch. */
        COUNT
    }

    /** {@code [chunk][metric][step in the chunk]}. */
    private final float[][][] chunks;

    private final int size;

    MetricSeries(float[][][] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    /** The number of steps; step {@code i} is at index {@code i − 1}. */
    public int size() {
        return size;
    }

    /** One number of the step at {@code index}, which counts from 0. */
    public float get(Metric metric, int index) {
        Objects.checkIndex(index, size);
        return chunks[index / CHUNK][metric.ordinal()][index % CHUNK];
    }

    /** The first {@code count} steps. */
    public MetricSeries first(int count) {
        return new MetricSeries(chunks, Math.min(size, count));
    }

    /** The mean of a metric over the steps from {@code from} to before {@code to}. */
    public double mean(Metric metric, int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += get(metric, i);
        }
        return to == from ? Double.NaN : sum / (to - from);
    }

    /** All numbers of {@code count} steps from {@code from} on: {@code [step][metric]}, flat. */
    public float[] rows(int from, int count) {
        Objects.checkFromIndexSize(from, count, size);
        int metrics = Metric.values().length;
        float[] rows = new float[count * metrics];
        for (int i = 0; i < count; i++) {
            for (Metric metric : Metric.values()) {
                rows[i * metrics + metric.ordinal()] = get(metric, from + i);
            }
        }
        return rows;
    }

    /** The number of examples in all these steps. */
    public long examples() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += get(Metric.COUNT, i);
        }
        return (long) sum;
    }

    /** Two are equal if all their numbers are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MetricSeries that
                && size == that.size
                // Two from one log share its numbers.
                && (chunks == that.chunks || Arrays.equals(rows(0, size), that.rows(0, size)));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows(0, size));
    }
}
