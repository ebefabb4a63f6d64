package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OrderStatisticTest {
    @Test
    void itIsTheValueThatSortingWouldBringThere() {
        Random random = new Random(1);
        for (int trial = 0; trial < 2_000; trial++) {
            float[] values = new float[1 + random.nextInt(300)];
            int levels = 1 + random.nextInt(400);
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(levels) - 5;
            }
            int count = 1 + random.nextInt(values.length);
            int rank = random.nextInt(count);
            float[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            assertThat(OrderStatistic.of(values, count, rank)).isEqualTo(sorted[rank]);
        }
    }

    @Test
    void theOrderOfTheValuesDoesNotMatter() {
        int count = 10_001;
        float[] rising = new float[count];
        float[] falling = new float[count];
        float[] organ = new float[count];
        for (int i = 0; i < count; i++) {
            rising[i] = i;
            falling[i] = count - 1 - i;
            organ[i] = Math.min(2 * i, 2 * (count - 1 - i) + 1);
        }
        for (float[] values : new float[][] {rising, falling, organ, new float[count]}) {
            float[] sorted = values.clone();
            Arrays.sort(sorted);
            assertThat(OrderStatistic.median(values)).isEqualTo(sorted[count / 2]);
        }
    }

    @Test
    void thereIsNoRankBeyondTheLast() {
        assertThatThrownBy(() -> OrderStatistic.of(new float[3], 3, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> OrderStatistic.of(new float[0], 0, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Of many values a sample is taken first: continuous ones, and those of an 8-bit image. */
    @Test
    void aSampleOfManyLosesNothing() {
        Random random = new Random(2);
        for (int trial = 0; trial < 300; trial++) {
            float[] values = new float[OrderStatistic.MANY + random.nextInt(3_000)];
            int levels = trial % 3 == 0 ? 1 << 20 : 1 + random.nextInt(40);
            for (int i = 0; i < values.length; i++) {
                float noise = (float) Math.abs(random.nextGaussian());
                values[i] = Math.round(noise * levels) / (float) levels;
            }
            int rank = trial % 2 == 0 ? values.length / 2 : random.nextInt(values.length);
            float[] sorted = values.clone();
            Arrays.sort(sorted);
            double limit = sorted[random.nextInt(sorted.length)];
            assertThat(OrderStatistic.isBelow(limit, values, values.length, rank))
                    .isEqualTo(sorted[rank] < limit);
            assertThat(OrderStatistic.of(values, values.length, rank)).isEqualTo(sorted[rank]);
        }
    }
}
