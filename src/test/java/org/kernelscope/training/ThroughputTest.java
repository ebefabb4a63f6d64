package org.kernelscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ThroughputTest {
    private static final long MILLI = 1_000_000;

    @Test
    void beforeAStepNothingIsKnown() {
        Throughput pace = new Throughput(3);
        assertThat(pace.seconds()).isEqualTo(3);
        assertThat(pace.examplesPerSecond()).isZero();
        assertThat(pace.secondsFor(1_000, 1)).isNaN();
    }

    @Test
    void evenTheShortestRunHasARateButNoForecast() {
        Throughput pace = new Throughput(0);
        pace.learned(64, MILLI);
        pace.learned(64, 3 * MILLI);
        assertThat(pace.examplesPerSecond()).isCloseTo(32_000, within(1e-6));
        assertThat(pace.secondsFor(1_000, 1)).isNaN();
    }

    @Test
    void theRateIsThatOfTheLastFullWindowAndTheForecastIsSteadier() {
        Throughput pace = new Throughput(0);
        pace.learned(1_000, 200 * MILLI);
        assertThat(pace.examplesPerSecond()).isCloseTo(5_000, within(1e-6));
        pace.learned(5_000, 500 * MILLI);
        assertThat(pace.examplesPerSecond()).as("window not full").isCloseTo(5_000, within(1e-6));
        pace.learned(5_000, 500 * MILLI);
        assertThat(pace.examplesPerSecond()).isCloseTo(10_000, within(1e-6));
        pace.learned(20_000, 1_000 * MILLI);
        assertThat(pace.secondsFor(5_500, 0)).as("still warming up").isNaN();
        pace.learned(20_000, 1_000 * MILLI);
        assertThat(pace.secondsFor(20_000, 0)).isCloseTo(1, within(1e-6));
        pace.learned(30_000, 1_000 * MILLI);
        assertThat(pace.secondsFor(25_000, 0)).as("the mean").isCloseTo(1, within(1e-6));
        for (int i = 3; i <= 10; i++) {
            pace.learned(25_000, 1_000 * MILLI);
        }
        pace.learned(35_000, 1_000 * MILLI);
        assertThat(pace.secondsFor(26_000, 0)).as("a tenth").isCloseTo(1, within(1e-6));
    }

    @Test
    void theForecastCountsATestForEveryEpochThatIsLeft() {
        Throughput pace = new Throughput(0);
        for (int i = 0; i < 3; i++) {
            pace.learned(1_000, 1_000 * MILLI);
        }
        pace.tested(2_000 * MILLI);
        assertThat(pace.seconds()).isCloseTo(5, within(1e-9));
        assertThat(pace.secondsFor(2_500, 2.5)).isCloseTo(2.5 + 3 * 2, within(1e-6));
    }
}
