package org.kernelscope.ui.train.curves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.paint.chart.Chart;
import org.kernelscope.ui.paint.chart.Curve;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TabChoices;
import org.kernelscope.ui.train.tab.RunCurves;

/** Which curves there are of one run and of two. */
final class RunChartsTest {
    private final RunRecord one = SomeRuns.withCheckpoints(1, 0, 40);
    private final RunRecord two = SomeRuns.withCheckpoints(2, 0, 90);
    private final RunCharts charts = charts(TabChoices.Axis.STEPS);

    private static RunCharts charts(TabChoices.Axis span) {
        return new RunCharts(
                new RunCurves.Cache(),
                Texts.in(Language.ENGLISH),
                run -> "Run " + run.number(),
                new Look(Palette.BLUE_ORANGE, Theme.LIGHT),
                new TabChoices.Curves(true, true, span, 0));
    }

    @Test
    void theCurvesOfAnotherRunAreDashedInBothCharts() {
        for (Chart chart : List.of(charts.loss(two, one), charts.accuracy(two, one))) {
            List<Curve> dashed =
                    chart.curves().stream()
                            .filter(curve -> curve.style() == Curve.Style.DASHED)
                            .toList();
            assertThat(dashed).extracting(Curve::name).containsExactly("Run 1 training", "test");
            assertThat(chart.curves()).extracting(Curve::name).contains("Run 2 training", "test");
            assertThat(chart.x().high()).isEqualTo(90);
        }
    }

    /** What training on a hundred examples for sixty epochs comes to. */
    @Test
    void theTestCurveOfARunThatOverFitsIsOnTheAxis() {
        RunRecord fitted = SomeRuns.learning(1, 0.999f, 7_000, 7_390, 7_380);
        assertThat(charts.accuracy(fitted, null).y().low()).isEqualTo(0.5);
        RunRecord worse = SomeRuns.learning(1, 0.999f, 3_000, 4_390);
        assertThat(charts.accuracy(worse, null).y().low()).isZero();
        RunRecord good = SomeRuns.learning(2, 0.999f, 9_800, 9_900);
        assertThat(charts.accuracy(good, null).y().low()).isEqualTo(0.9);
        // The other run is shown, too.
        assertThat(charts.accuracy(good, fitted).y().low()).isEqualTo(0.5);
        assertThat(charts.accuracy(good, worse).y().low()).isZero();
    }

    @Test
    void everyCurveIsOnBothAxes() {
        for (int correct = 0; correct <= 10_000; correct += 250) {
            for (float trained : new float[] {0.05f, 0.55f, 0.85f, 0.999f}) {
                RunRecord run = SomeRuns.learning(1, trained, correct, 9_900);
                RunRecord other = SomeRuns.learning(2, 1 - trained, 9_900, correct, 9_000);
                for (Chart chart : List.of(charts.accuracy(run, other), charts.loss(run, other))) {
                    for (Curve curve : chart.curves()) {
                        for (double value : curve.y()) {
                            assertThat(chart.y().place(value)).isBetween(0.0, 1.0);
                        }
                    }
                }
            }
        }
    }

    @Test
    void aShortRunIsAsWideAsALongOneByItsShare() {
        RunRecord brief = SomeRuns.learning(1, 0.9f, 9_000);
        RunRecord longer = SomeRuns.learning(2, 0.9f, 9_000, 9_100, 9_200, 9_300);
        RunCharts byShare = charts(TabChoices.Axis.SHARE);
        for (Chart chart : List.of(byShare.loss(brief, longer), byShare.accuracy(brief, longer))) {
            assertThat(chart.x().high()).isEqualTo(100);
            for (Curve curve : chart.curves()) {
                assertThat(curve.x()[curve.x().length - 1]).isEqualTo(100);
            }
        }
        assertThat(byShare.step(longer, 25)).isEqualTo(100);
        assertThat(byShare.x(longer, 100)).isEqualTo(25);
        assertThat(byShare.where(25)).contains("25 %");
        RunPosition end = RunPosition.newest(longer);
        assertThat(byShare.marks(brief, null, end, longer))
                .extracting(Chart.Mark::x)
                .containsExactly(100.0);
        assertThat(charts.marks(brief, null, end, longer))
                .extracting(Chart.Mark::x)
                .containsExactly(400.0);
    }

    @Test
    void aRunAloneNeedsNoNumber() {
        assertThat(charts.loss(one, null).curves())
                .extracting(Curve::name)
                .containsExactly("", "training", "test");
    }
}
