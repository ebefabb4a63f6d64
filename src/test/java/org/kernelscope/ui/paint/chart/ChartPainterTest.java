package org.kernelscope.ui.paint.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.paint.Painted;
import org.kernelscope.ui.paint.chart.Chart.Mark;
import org.kernelscope.ui.paint.chart.ChartPainter.Plot;
import org.kernelscope.ui.paint.chart.Curve.Style;

/** Curves stand where their values are, marks where something happened. */
final class ChartPainterTest {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 400;
    private static final int BLUE = 0xFF0969DA;

    private static Chart chart(Style style, List<Mark> marks) {
        Curve curve =
                new Curve("c", BLUE, style, new double[] {0, 50, 100}, new double[] {1, 1, 1});
        return new Chart("t", Axis.linear(0, 100), Axis.linear(0, 2), false, List.of(curve), marks);
    }

    private static Painted painted(Chart chart, double hover) {
        return Painted.by(
                WIDTH,
                HEIGHT,
                pen -> new ChartPainter(pen, geometry(chart)).paint(hover, "Step 7"));
    }

    private static Plot geometry(Chart chart) {
        return new Plot(chart, Painted.EM, WIDTH, HEIGHT);
    }

    @Test
    void aLevelCurveIsALineAtItsHeight() {
        Plot place = geometry(chart(Style.SOLID, List.of()));
        Painted image = painted(chart(Style.SOLID, List.of()), Double.NaN);
        double middle = place.top() + place.plotHeight() / 2;
        double left = place.left() + 2;
        int wide = (int) place.plotWidth() - 4;
        assertThat(image.count(BLUE, left, middle - 2, wide, 4)).isGreaterThanOrEqualTo(wide);
        assertThat(image.count(BLUE, left, place.top() + 3, wide, middle - place.top() - 8))
                .isZero();
    }

    /** How many pixels around the level curve have its colour. */
    private static int onTheLine(Chart chart) {
        Plot place = geometry(chart);
        double middle = place.top() + place.plotHeight() / 2;
        int wide = (int) place.plotWidth() - 4;
        return painted(chart, Double.NaN).count(BLUE, place.left() + 2, middle - 2, wide, 4);
    }

    @Test
    void theCurvesOfAnotherRunHaveALineOfTheKeyForThemselves() {
        Plot alone = geometry(chart(Style.SOLID, List.of()));
        Chart dashed = chart(Style.DASHED, List.of());
        Plot two = geometry(dashed);
        assertThat(two.top()).isGreaterThan(alone.top());
        Painted image = painted(dashed, Double.NaN);
        double line = two.top() - alone.top();
        assertThat(image.count(BLUE, 0, 0, WIDTH, two.top() - line - 2)).isZero();
        assertThat(image.count(BLUE, 0, two.top() - line - 2, WIDTH, line)).isPositive();
    }

    @Test
    void whereThePointerIsIsWrittenBelowIt() {
        Chart chart = chart(Style.SOLID, List.of());
        Plot place = geometry(chart);
        double x = place.left() + 0.3 * place.plotWidth();
        double y = place.top() + place.plotHeight() + 2;
        int ink = Painted.LOOK.emphasis();
        assertThat(painted(chart, 30).count(ink, x - 15, y, 30, 8)).isGreaterThan(100);
        assertThat(painted(chart, Double.NaN).count(ink, x - 15, y, 30, 8)).isZero();
    }

    @Test
    void theLastNumberBelowIsWholeHoweverNearTheEdge() {
        Curve curve =
                new Curve("c", BLUE, Style.SOLID, new double[] {0, 3010}, new double[] {1, 1});
        Chart chart =
                new Chart(
                        "t",
                        Axis.linear(0, 3050),
                        Axis.linear(0, 2),
                        false,
                        List.of(curve),
                        List.of());
        Plot place = geometry(chart);
        double below = place.top() + place.plotHeight() + 3;
        Painted image = painted(chart, Double.NaN);
        int ink = Painted.LOOK.quiet();
        double high = HEIGHT - below;
        assertThat(image.count(ink, WIDTH - 60, below, 60, high)).isPositive();
        int ground = 0xFFFFFFFF;
        assertThat(image.count(ground, WIDTH - 1, below, 1, high))
                .isGreaterThanOrEqualTo((int) high);
    }

    @Test
    void aDashedCurveHasGapsAndAFaintOneIsPale() {
        int solid = onTheLine(chart(Style.SOLID, List.of()));
        int dashed = onTheLine(chart(Style.DASHED, List.of()));
        int faint = onTheLine(chart(Style.FAINT, List.of()));
        assertThat(solid).isPositive();
        assertThat(dashed).isBetween(solid / 10, 9 * solid / 10);
        assertThat(faint).isZero();
    }

    @Test
    void aFailureIsARedLineWhereItHappened() {
        Plot place = geometry(chart(Style.SOLID, List.of()));
        List<Mark> marks = List.of(new Mark(25, Mark.Kind.FAILURE, ""));
        Painted image = painted(chart(Style.SOLID, marks), Double.NaN);
        double x = place.left() + 0.25 * place.plotWidth();
        int red = Painted.LOOK.wrong();
        assertThat(image.count(red, x - 2, place.top(), 5, place.plotHeight()))
                .isGreaterThan((int) place.plotHeight() / 2);
        assertThat(image.count(red, x + 5, place.top(), 100, place.plotHeight())).isZero();
    }

    @Test
    void thePointerFindsTheValueBelowIt() {
        Plot place = geometry(chart(Style.SOLID, List.of()));
        Chart chart = chart(Style.SOLID, List.of());
        assertThat(place.xAt(place.left() + 0.25 * place.plotWidth())).isCloseTo(25, within(1e-6));
        assertThat(place.xAt(0)).isZero();
        assertThat(place.xAt(10_000)).isEqualTo(100);
        Painted pointed = painted(chart, 50);
        double middle = place.top() + place.plotHeight() / 2;
        double x = place.left() + place.plotWidth() / 2;
        assertThat(pointed.count(BLUE, x - 8, middle - 8, 16, 16)).isGreaterThan(120);
    }
}
