package org.kernelscope.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.training.metrics.MetricSeries.Bucket;
import org.kernelscope.training.metrics.MetricSeries.Metric;

/** The log of the steps against a plain list, and what a chart makes of it. */
final class MetricSeriesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasHandedOutNeverChangesWhileTheLogGrows(long seed) {
        Random random = new Random(seed);
        MetricLog log = new MetricLog();
        List<Float> losses = new ArrayList<>();
        List<MetricSeries> taken = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        while (losses.size() < 3 * MetricSeries.CHUNK) {
            int more = random.nextInt(900);
            for (int i = 0; i < more; i++) {
                float loss = random.nextFloat();
                losses.add(loss);
                log.add(loss, loss / 2, 0.1f, 1 + random.nextInt(64));
            }
            taken.add(log.series());
            sizes.add(losses.size());
        }
        for (int i = 0; i < taken.size(); i++) {
            MetricSeries series = taken.get(i);
            assertThat(series.size()).isEqualTo(sizes.get(i));
            for (int step = 0; step < series.size(); step += 97) {
                assertThat(series.get(Metric.LOSS, step)).isEqualTo(losses.get(step));
                assertThat(series.get(Metric.ACCURACY, step)).isEqualTo(losses.get(step) / 2);
            }
        }
        assertThat(new MetricLog(log.series()).series()).isEqualTo(log.series());
        assertThat(log.series().first(100)).isNotEqualTo(log.series());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bucketsLoseNoSpikeAndNoStep(long seed) {
        Random random = new Random(seed);
        MetricSeries series = random(random, 1 + random.nextInt(6_000));
        int from = random.nextInt(series.size());
        int to = from + 1 + random.nextInt(series.size() - from);
        List<Bucket> buckets = series.buckets(Metric.LOSS, from, to, 1 + random.nextInt(300));
        assertThat(buckets.get(0).firstStep()).isEqualTo(from + 1);
        assertThat(buckets.get(buckets.size() - 1).lastStep()).isEqualTo(to);
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        double sum = 0;
        int next = from + 1;
        for (Bucket bucket : buckets) {
            assertThat(bucket.firstStep()).isEqualTo(next);
            next = bucket.lastStep() + 1;
            min = Math.min(min, bucket.min());
            max = Math.max(max, bucket.max());
            sum += bucket.mean() * (bucket.lastStep() - bucket.firstStep() + 1);
        }
        float realMin = Float.POSITIVE_INFINITY;
        float realMax = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            realMin = Math.min(realMin, series.get(Metric.LOSS, i));
            realMax = Math.max(realMax, series.get(Metric.LOSS, i));
        }
        assertThat(min).isEqualTo(realMin);
        assertThat(max).isEqualTo(realMax);
        assertThat(sum / (to - from))
                .isCloseTo(series.mean(Metric.LOSS, from, to), Offset.offset(1e-9));
    }

    @Test
    void withRoomEnoughEveryStepIsABucketOfItsOwn() {
        MetricSeries series = random(new Random(1), 50);
        assertThat(series.buckets(Metric.LOSS, 0, 50, 1_000)).hasSize(50);
        assertThat(series.buckets(Metric.LOSS, 7, 7, 10)).isEmpty();
    }

    @Test
    void withoutWeightTheSmoothedCurveIsTheRawOne() {
        MetricSeries series = random(new Random(1), 200);
        List<Bucket> smoothed = series.smoothed(Metric.LOSS, 0, 0, 200, 200);
        for (int i = 0; i < 200; i++) {
            assertThat(smoothed.get(i).mean()).isEqualTo(series.get(Metric.LOSS, i));
        }
    }

    @Test
    void smoothingKeepsAConstantAndBeginsWithoutAnOffset() {
        MetricLog log = new MetricLog();
        for (int i = 0; i < 500; i++) {
            log.add(3, 1, 1, 1);
        }
        for (Bucket bucket : log.series().smoothed(Metric.LOSS, 0.98, 0, 500, 50)) {
            assertThat(bucket.mean()).isCloseTo(3, Offset.offset(1e-5));
        }
    }

    @Test
    void aYoungRunIsNotLaggedBehind() {
        MetricLog log = new MetricLog();
        for (int i = 0; i < 60; i++) {
            log.add(i, 1, 1, 1);
        }
        // A mean over all of it would say 29.5; a fifth of it is 12 steps.
        List<Bucket> smoothed = log.series().smoothed(Metric.LOSS, 0.99, 0, 60, 60);
        assertThat(smoothed.get(59).mean()).isBetween(45.0, 55.0);
    }

    @Test
    void aWindowIntoTheMiddleIsSmoothedAsTheWholeIs() {
        MetricSeries series = random(new Random(3), 3_000);
        List<Bucket> whole = series.smoothed(Metric.LOSS, 0.95, 0, 3_000, 3_000);
        List<Bucket> part = series.smoothed(Metric.LOSS, 0.95, 2_000, 3_000, 1_000);
        for (int i = 0; i < 1_000; i++) {
            assertThat(part.get(i).mean())
                    .isCloseTo(whole.get(2_000 + i).mean(), Offset.offset(1e-4));
        }
    }

    private static MetricSeries random(Random random, int count) {
        MetricLog log = new MetricLog();
        for (int i = 0; i < count; i++) {
            log.add(random.nextFloat(), random.nextFloat(), 0.1f, 64);
        }
        return log.series();
    }
}
