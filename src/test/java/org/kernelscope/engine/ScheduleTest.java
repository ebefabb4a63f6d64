package org.kernelscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Learning rates along the way. */
final class ScheduleTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    @Test
    void cosineFallsFromTheRateToZero() {
        Schedule cosine = new Schedule(Schedule.Kind.COSINE, 100);
        assertThat(cosine.rate(0.2, 0)).isCloseTo(0.2, EXACT);
        assertThat(cosine.rate(0.2, 50)).isCloseTo(0.1, EXACT);
        assertThat(cosine.rate(0.2, 100)).isCloseTo(0, EXACT);
        assertThat(cosine.rate(0.2, 1_000)).isCloseTo(0, EXACT);
    }

    @Test
    void stepsHalveTheRate() {
        Schedule steps = new Schedule(Schedule.Kind.STEPS, 10);
        assertThat(steps.rate(8, 9)).isCloseTo(8, EXACT);
        assertThat(steps.rate(8, 10)).isCloseTo(4, EXACT);
        assertThat(steps.rate(8, 39)).isCloseTo(1, EXACT);
    }

    @Test
    void warmupRisesForATenthOfTheWay() {
        Schedule warmup = new Schedule(Schedule.Kind.WARMUP_COSINE, 1_000);
        assertThat(warmup.rate(1, 0)).isPositive().isLessThan(0.01);
        assertThat(warmup.rate(1, 50)).isCloseTo(0.501, EXACT);
        assertThat(warmup.rate(1, 100)).isCloseTo(1, EXACT);
        assertThat(warmup.rate(1, 550)).isCloseTo(0.5, EXACT);
        assertThat(warmup.rate(1, 1_000)).isCloseTo(0, EXACT);
    }
}
