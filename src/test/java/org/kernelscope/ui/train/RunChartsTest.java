package org.kernelscope.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.training.RunRecord;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.paint.chart.Chart;
import org.kernelscope.ui.paint.chart.Curve;

/** Which curves there are of one run and of two. */
final class RunChartsTest {
    private final RunRecord one = SomeRuns.withMoments(1, 0, 40);
    private final RunRecord two = SomeRuns.withMoments(2, 0, 90);
    private final RunCharts charts =
            new RunCharts(
                    Texts.in(Language.ENGLISH),
                    new Look(Palette.BLUE_ORANGE, Theme.LIGHT),
                    true,
                    true);

    @Test
    void theCurvesOfAnotherRunAreDashedInBothCharts() {
        for (Chart chart : List.of(charts.loss(two, one), charts.accuracy(two, one))) {
            List<Curve> dashed =
                    chart.curves().stream()
                            .filter(curve -> curve.style() == Curve.Style.DASHED)
                            .toList();
            assertThat(dashed).extracting(Curve::name).containsExactly("run 1 training", "test");
            assertThat(chart.curves()).extracting(Curve::name).contains("run 2 training", "test");
            assertThat(chart.x().high()).isEqualTo(90);
        }
    }

    @Test
    void aRunAloneNeedsNoNumber() {
        assertThat(charts.loss(one, null).curves())
                .extracting(Curve::name)
                .containsExactly("", "training", "test");
    }
}
