package org.kernelscope.ui.paint.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.paint.chart.Curve.Style;

/** A long line is drawn with few points, and none of its peaks is lost. */
final class DecimationTest {
    private static final int COLUMNS = 200;

    @Test
    void everyPeakIsKeptAndTheLineStaysShort() {
        Random random = new Random(7);
        double[] x = new double[50_000];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = random.nextDouble();
        }
        y[31_415] = 40;
        y[271] = -40;
        Axis across = Axis.linear(0, x.length);
        double[] path =
                Decimation.path(
                        new Curve("", 0, Style.SOLID, x, y), across, Axis.linear(-50, 50), COLUMNS);
        assertThat(path.length).isLessThanOrEqualTo(4 * COLUMNS + 4);
        assertThat(java.util.Arrays.stream(path).map(v -> Math.rint(v * 1e9) / 1e9))
                .contains(0.9, 0.1);
        for (int i = 2; i < path.length; i += 2) {
            assertThat(path[i]).isGreaterThanOrEqualTo(path[i - 2]);
        }
    }

    @Test
    void aFewPointsAreKeptAsTheyAre() {
        Curve curve = new Curve("", 0, Style.SOLID, new double[] {0, 1, 2}, new double[] {3, 1, 2});
        assertThat(Decimation.path(curve, Axis.linear(0, 2), Axis.linear(0, 4), COLUMNS))
                .containsExactly(0, 0.75, 0.5, 0.25, 1, 0.5);
    }

    @Test
    void whatIsNoNumberLeavesAGap() {
        Curve curve =
                new Curve(
                        "",
                        0,
                        Style.SOLID,
                        new double[] {0, 1, 2},
                        new double[] {1, Double.POSITIVE_INFINITY, 1});
        double[] path = Decimation.path(curve, Axis.linear(0, 2), Axis.linear(0, 1), COLUMNS);
        assertThat(path[3]).isNaN();
        assertThat(path[path.length - 1]).isEqualTo(1);
    }

    @Test
    void theMeanIsNotPulledToItsBeginning() {
        double[] same = new double[100];
        java.util.Arrays.fill(same, 2.5);
        assertThat(Curve.smooth(same, 0.98))
                .contains(new double[] {2.5}, within(1e-9))
                .doesNotContain(0);
        double[] noisy = {1, 3, 1, 3, Double.NaN, 1, 3};
        double[] smooth = Curve.smooth(noisy, 0.9);
        assertThat(smooth[3]).isBetween(1.8, 2.2);
        assertThat(smooth[4]).isNaN();
        assertThat(smooth[6]).isBetween(1.8, 2.3);
    }

    @Test
    void theValueUnderThePointerIsThatOfTheLastPointBefore() {
        Curve curve = new Curve("", 0, Style.SOLID, new double[] {1, 5}, new double[] {10, 20});
        assertThat(curve.valueAt(0)).isNaN();
        assertThat(curve.valueAt(1)).isEqualTo(10);
        assertThat(curve.valueAt(4.9)).isEqualTo(10);
        assertThat(curve.valueAt(99)).isEqualTo(20);
    }
}
