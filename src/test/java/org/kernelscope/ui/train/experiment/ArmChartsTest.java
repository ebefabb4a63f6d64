package org.kernelscope.ui.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Score;
import org.kernelscope.experiment.ArmResult;
import org.kernelscope.experiment.ArmResult.Measurement;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.paint.chart.Chart;
import org.kernelscope.ui.paint.chart.Curve;

/** All arms are in the same charts, each in its colour. */
final class ArmChartsTest {
    private static final Texts TEXTS = Texts.in(Language.ENGLISH);
    private static final Look LOOK = new Look(Palette.BLUE_ORANGE, Theme.LIGHT);

    private static ArmResult arm(Experiment experiment, int index, int steps, double gradient) {
        List<Measurement> measurements =
                List.of(
                        new Measurement(
                                1,
                                2.3,
                                new Score(100, 10, 2.3),
                                new Score(100, 12, 2.4),
                                Map.of("C1", gradient, "output", 0.1)),
                        new Measurement(
                                steps,
                                0.5,
                                new Score(100, 90, 0.4),
                                new Score(100, 80, 0.6),
                                Map.of("C1", gradient, "output", 0.2)));
        return new ArmResult(
                experiment.arms().get(index),
                SomeRuns.withCheckpoints(-1 - index, 0, steps),
                measurements,
                null);
    }

    @Test
    void armsOfTheSameLengthShareAnAxisOfSteps() {
        List<ArmResult> arms =
                List.of(
                        arm(Experiment.VANISHING, 0, 300, 1e-4),
                        arm(Experiment.VANISHING, 1, 300, 0.02));
        Chart accuracy = new ArmCharts().accuracy(TEXTS, LOOK, arms);
        assertThat(accuracy.x().high()).isEqualTo(300);
        assertThat(accuracy.curves())
                .extracting(Curve::name)
                .containsExactly("", "sigmoid", "", "ReLU");
        assertThat(accuracy.curves().get(1).y()).containsExactly(0.12, 0.8);
        assertThat(accuracy.curves().get(0).y()).as("training digits").containsExactly(0.1, 0.9);
        assertThat(accuracy.curves().get(1).argb()).isNotEqualTo(accuracy.curves().get(3).argb());
    }

    @Test
    void armsOfOtherLengthsShareAnAxisOfTheirShares() {
        List<ArmResult> arms =
                List.of(arm(Experiment.BATCH, 0, 4_096, 0.1), arm(Experiment.BATCH, 2, 4, 0.1));
        Chart accuracy = new ArmCharts().accuracy(TEXTS, LOOK, arms);
        assertThat(accuracy.x().high()).isEqualTo(100);
        assertThat(accuracy.curves().get(1).x()).containsExactly(100.0 / 4_096, 100);
        assertThat(accuracy.curves().get(3).x()).containsExactly(25, 100);
        assertThat(ArmCharts.step(false, arms.get(1).arm(), 50)).isEqualTo(2);
        assertThat(ArmCharts.step(true, arms.get(0).arm(), 50)).isEqualTo(50);
    }

    @Test
    void aGradientOfNothingIsAGap() {
        List<ArmResult> arms =
                List.of(
                        arm(Experiment.VANISHING, 0, 300, 0),
                        arm(Experiment.VANISHING, 1, 300, 0.02));
        Chart gradients = new ArmCharts().gradients(TEXTS, LOOK, arms);
        assertThat(gradients.curves())
                .filteredOn(curve -> curve.name().equals("C1 sigmoid"))
                .singleElement()
                .satisfies(curve -> assertThat(curve.y()).containsOnly(Double.NaN));
        assertThat(gradients.y().low()).isPositive();
    }
}
