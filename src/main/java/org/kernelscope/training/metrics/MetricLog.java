package org.kernelscope.training.metrics;

import java.util.Arrays;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.training.metrics.MetricSeries.Metric;

/**
 * The log of all steps, which only grows. One thread writes; what {@link #series} hands out can be
 * read by any other that got it from there safely.
 */
public final class MetricLog {
    private float[][][] chunks = new float[0][][];
    private int size;

    /** An empty one. */
    public MetricLog() {}

    /** A log that continues {@code series}. */
    public MetricLog(MetricSeries series) {
        for (int i = 0; i < series.size(); i++) {
            float[] row = series.rows(i, 1);
            add(row[0], row[1], row[2], row[3]);
        }
    }

    /** Adds a step. */
    public void add(TrainingRun.StepResult result) {
        add(
                (float) result.loss(),
                result.correct() / (float) result.count(),
                (float) result.rate(),
                result.count());
    }

    public void add(float loss, float accuracy, float rate, float count) {
        if (size == chunks.length * MetricSeries.CHUNK) {
            // The old outer array may be in the hands of a reader and stays as it is.
            chunks = Arrays.copyOf(chunks, chunks.length + 1);
            chunks[chunks.length - 1] = new float[Metric.values().length][MetricSeries.CHUNK];
        }
        float[][] chunk = chunks[size / MetricSeries.CHUNK];
        int at = size % MetricSeries.CHUNK;
        chunk[Metric.LOSS.ordinal()][at] = loss;
        chunk[Metric.ACCURACY.ordinal()][at] = accuracy;
        chunk[Metric.RATE.ordinal()][at] = rate;
        chunk[Metric.COUNT.ordinal()][at] = count;
        size++;
    }

    public int size() {
        return size;
    }

    /** All steps so far. */
    public MetricSeries series() {
        return new MetricSeries(chunks, size);
    }
}
