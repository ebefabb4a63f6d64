package org.kernelscope.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.training.metrics.MetricSeries.Metric;

/** The log of the steps against a plain list. */
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
}
