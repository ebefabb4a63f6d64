package org.kernelscope.training.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What every step of a training brought, from the first to the one at which this was taken. The
 * numbers are shared with the log that still grows, of which this is an unchanging beginning: to
 * take one costs nothing. Immutable; any thread.
 */
public final class MetricSeries {
    /** How many times longer than its memory a young run is. */
    private static final double YOUNG = 5;

    public static final int CHUNK = 1 << 12;
    public static final MetricSeries EMPTY = new MetricSeries(new float[0][][], 0);

    /** What is known of a step. */
    public enum Metric {
        /** The mean loss over the batch, before the step. */
        LOSS,
        /** The share of the batch that was read correctly, before the step: 0 to 1. */
        ACCURACY,
        /** The learning rate of the step. */
        RATE,
        /** Digits in the batch. */
        COUNT
    }

    /** {@code [chunk][metric][step in the chunk]}. */
    private final float[][][] chunks;

    private final int size;

    MetricSeries(float[][][] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    /** How many steps; step {@code i} is at index {@code i − 1}. */
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

    /**
     * A metric for a chart that is fewer points wide than there are steps: equal parts of the
     * steps, each with its smallest, largest and mean value, so that no spike is lost.
     *
     * @param from first step's index
     * @param to index after the last
     * @param parts how many parts at the most
     */
    public List<Bucket> buckets(Metric metric, int from, int to, int parts) {
        Objects.checkFromToIndex(from, to, size);
        int count = Math.min(parts, to - from);
        List<Bucket> buckets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int first = from + (int) ((long) (to - from) * i / count);
            int end = from + (int) ((long) (to - from) * (i + 1) / count);
            buckets.add(bucket(metric, first, end));
        }
        return buckets;
    }

    private Bucket bucket(Metric metric, int from, int to) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = from; i < to; i++) {
            float value = chunks[i / CHUNK][metric.ordinal()][i % CHUNK];
            min = Math.min(min, value);
            max = Math.max(max, value);
            sum += value;
        }
        return new Bucket(from + 1, to, min, max, sum / (to - from));
    }

    /**
     * A metric smoothed by an exponential moving average, at the last step of each of {@code parts}
     * equal parts. Its memory grows with the run, to a fifth of the steps so far, until it is that
     * of {@code weight}: a young run changes fast, and a long memory would lag behind it.
     *
     * @param weight of what was before, 0 (raw) to below 1
     */
    public List<Bucket> smoothed(Metric metric, double weight, int from, int to, int parts) {
        Objects.checkFromToIndex(from, to, size);
        int count = Math.min(parts, to - from);
        List<Bucket> buckets = new ArrayList<>(count);
        double average = 0;
        // What lies this far back no longer counts.
        int begin = weight <= 0 ? from : Math.max(0, from - (int) (-12 / Math.log(weight)));
        int at = begin;
        for (int i = 0; i < count; i++) {
            int first = from + (int) ((long) (to - from) * i / count);
            int end = from + (int) ((long) (to - from) * (i + 1) / count);
            for (; at < end; at++) {
                double kept = Math.min(weight, at / (at + YOUNG));
                average = kept * average + (1 - kept) * get(metric, at);
            }
            float value = (float) average;
            buckets.add(new Bucket(first + 1, end, value, value, value));
        }
        return buckets;
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

    /** How many digits were learned from in all these steps. */
    public long digits() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += get(Metric.COUNT, i);
        }
        return (long) sum;
    }

    /**
     * Some steps in one.
     *
     * @param firstStep number of the first, counted from 1
     * @param lastStep number of the last
     * @param min smallest value
     * @param max largest value
     * @param mean mean value
     */
    public record Bucket(int firstStep, int lastStep, float min, float max, double mean) {}

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
