package org.kernelscope.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.training.metrics.MetricSeries.Metric;

/** Curves that grow against curves that are computed from all steps at once. */
final class DecimatedSeriesTest {
    private static final double KEEP = 0.97;

    /** The parts of a chart: about a pixel each. */
    private static final int PIXELS = 500;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 499, 1_023, 1_024, 1_025, 2_049, 7_777, 100_000})
    void theEnvelopeIsThatOfAllStepsWithinAPixel(int size) {
        MetricSeries series = random(new Random(size), size);
        DecimatedSeries decimated = grown(series, new Random(size));
        assertThat(decimated.count()).isLessThanOrEqualTo(DecimatedSeries.MOST);
        int parts = Math.min(PIXELS, size);
        for (int i = 0; i < parts; i++) {
            int first = (int) ((long) size * i / parts);
            int end = (int) ((long) size * (i + 1) / parts);
            float[] drawn = drawn(decimated, first, end);
            float[] whole = range(series, first, end);
            // No spike is lost …
            assertThat(drawn[0]).isLessThanOrEqualTo(whole[0]);
            assertThat(drawn[1]).isGreaterThanOrEqualTo(whole[1]);
            // … and none is drawn farther than a pixel from its place.
            int pixel = (size + parts - 1) / parts;
            float[] wider = range(series, Math.max(0, first - pixel), Math.min(size, end + pixel));
            assertThat(drawn[0]).isGreaterThanOrEqualTo(wider[0]);
            assertThat(drawn[1]).isLessThanOrEqualTo(wider[1]);
        }
    }

    /** Smallest and largest value of the buckets that touch the steps. */
    private static float[] drawn(DecimatedSeries series, int first, int end) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < series.count(); i++) {
            if (series.lastStep(i) > first && series.firstStep(i) <= end) {
                low = Math.min(low, series.min(i));
                high = Math.max(high, series.max(i));
            }
        }
        return new float[] {low, high};
    }

    private static float[] range(MetricSeries series, int first, int end) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = first; i < end; i++) {
            low = Math.min(low, series.get(Metric.LOSS, i));
            high = Math.max(high, series.get(Metric.LOSS, i));
        }
        return new float[] {low, high};
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 700, 1_024, 5_000, 40_000})
    void bucketsFollowOneAnotherToTheLastStep(int size) {
        DecimatedSeries decimated = grown(random(new Random(1), size), new Random(2));
        int next = 1;
        for (int i = 0; i < decimated.count(); i++) {
            assertThat(decimated.firstStep(i)).isEqualTo(next);
            next = decimated.lastStep(i) + 1;
        }
        assertThat(next).isEqualTo(size + 1);
        if (size > DecimatedSeries.MOST) {
            assertThat(decimated.count()).isGreaterThan(DecimatedSeries.MOST / 2 - 1);
        }
    }

    @Test
    void theSmoothedCurveIsAMovingAverageOverAllSteps() {
        MetricSeries series = random(new Random(4), 9_000);
        DecimatedSeries decimated = grown(series, new Random(5));
        double average = 0;
        double[] averages = new double[series.size()];
        for (int i = 0; i < averages.length; i++) {
            double kept = Math.min(KEEP, i / (i + 5.0));
            average = kept * average + (1 - kept) * series.get(Metric.LOSS, i);
            averages[i] = average;
        }
        for (int i = 0; i < decimated.count(); i++) {
            assertThat((double) decimated.smoothed(i))
                    .isCloseTo(averages[decimated.lastStep(i) - 1], within(1e-6));
        }
    }

    @Test
    void withoutWeightTheSmoothedCurveIsTheRawOne() {
        MetricSeries series = random(new Random(1), 200);
        DecimatedSeries raw = new DecimatedSeries(Metric.LOSS, 0);
        raw.grow(series);
        for (int i = 0; i < 200; i++) {
            assertThat(raw.smoothed(i)).isEqualTo(series.get(Metric.LOSS, i));
            assertThat(raw.min(i)).isEqualTo(raw.max(i)).isEqualTo(raw.smoothed(i));
        }
    }

    @Test
    void smoothingKeepsAConstantAndAYoungRunIsNotLaggedBehind() {
        MetricLog constant = new MetricLog();
        MetricLog rising = new MetricLog();
        for (int i = 0; i < 60; i++) {
            constant.add(3, 1, 1, 1);
            rising.add(i, 1, 1, 1);
        }
        DecimatedSeries smoothed = new DecimatedSeries(Metric.LOSS, 0.99);
        smoothed.grow(constant.series());
        for (int i = 0; i < 60; i++) {
            assertThat(smoothed.smoothed(i)).isCloseTo(3, within(1e-5f));
        }
        // A mean over all of it would say 29.5; a fifth of it is 12 steps.
        DecimatedSeries young = new DecimatedSeries(Metric.LOSS, 0.99);
        young.grow(rising.series());
        assertThat(young.smoothed(59)).isBetween(45f, 55f);
    }

    @Test
    void aSeriesThatIsShorterIsOfAnotherRun() {
        DecimatedSeries decimated = grown(random(new Random(1), 20), new Random(1));
        assertThatThrownBy(() -> decimated.grow(random(new Random(1), 19)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** As in the window: the run is seen now and then while it grows. */
    private static DecimatedSeries grown(MetricSeries series, Random random) {
        DecimatedSeries decimated = new DecimatedSeries(Metric.LOSS, KEEP);
        int seen = 0;
        while (seen < series.size()) {
            seen = Math.min(series.size(), seen + 1 + random.nextInt(900));
            decimated.grow(series.first(seen));
        }
        return decimated;
    }

    private static MetricSeries random(Random random, int count) {
        MetricLog log = new MetricLog();
        for (int i = 0; i < count; i++) {
            float spike = random.nextInt(300) == 0 ? 10 : 1;
            log.add(spike * random.nextFloat(), random.nextFloat(), 0.1f, 64);
        }
        return log.series();
    }
}
