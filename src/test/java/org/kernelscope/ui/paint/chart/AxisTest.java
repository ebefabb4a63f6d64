package org.kernelscope.ui.paint.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines stand at round values, and a place on the screen and a value are two ways to say one. */
final class AxisTest {
    @Test
    void ticksAreRoundAndInside() {
        assertThat(labels(Axis.linear(0, 937), 5)).containsExactly("0", "200", "400", "600", "800");
        assertThat(labels(Axis.linear(0.94, 1), 4)).containsExactly("0.94", "0.96", "0.98", "1.00");
        assertThat(labels(Axis.linear(-3, 3), 4)).containsExactly("−2", "0", "2");
        assertThat(labels(Axis.linear(0, 46_900), 4)).containsExactly("0", "20,000", "40,000");
    }

    @Test
    void aLogarithmicAxisCountsInDecades() {
        assertThat(labels(Axis.log(0.008, 3), 3)).containsExactly("0.01", "0.1", "1");
        assertThat(labels(Axis.log(0.008, 3), 9))
                .containsExactly("0.01", "0.03", "0.1", "0.3", "1", "3");
        assertThat(Axis.log(0.01, 1).place(0.1)).isCloseTo(0.5, within(1e-12));
        assertThat(Axis.log(0.01, 1).place(0)).isNegative();
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "0, 0", "7, 3", "1e9, 1e9"})
    void aRangeWithoutExtentGetsOne(double low, double high) {
        assertThat(Axis.linear(low, high).place(low)).isZero();
        assertThat(Axis.log(low, high).high()).isGreaterThan(Axis.log(low, high).low());
    }

    @Test
    void endlessRangesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Axis(0, Double.POSITIVE_INFINITY, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Axis(0, 1, true));
    }

    @Test
    void placeAndValueAreInverse() {
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            double low = Math.exp(8 * random.nextGaussian());
            double high = low * (1.1 + 50 * random.nextDouble());
            double place = random.nextDouble();
            for (Axis axis : List.of(Axis.linear(low, high), Axis.log(low, high))) {
                assertThat(axis.place(axis.value(place))).isCloseTo(place, within(1e-6));
                assertThat(axis.ticks(5))
                        .hasSizeLessThan(15)
                        .allSatisfy(
                                tick ->
                                        assertThat(axis.place(tick.value()))
                                                .isBetween(-1e-6, 1 + 1e-6));
            }
        }
    }

    private static List<String> labels(Axis axis, int wanted) {
        return axis.ticks(wanted).stream().map(Axis.Tick::label).toList();
    }
}
