package org.kernelscope.ui.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.GradientReport;
import org.kernelscope.analysis.GradientReport.OfActivation;
import org.kernelscope.analysis.GradientReport.Term;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.card.GradientContent.Line;
import org.kernelscope.ui.paint.Numbers;

/** The text on the card of a gradient, without a window. */
final class GradientContentTest {
    private static final Texts TEXTS = Texts.in(Texts.Language.ENGLISH);
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static final Model MODEL = new Model(LENET, InitialWeights.draw(LENET, 1), Map.of());
    private static final int LABEL = 3;
    private static final Cell C1_CELL = new Cell(0, 2, 5, 6);
    private static final Cell INPUT_CELL = new Cell(Cell.INPUT, 0, 1, 2);

    @Test
    void aCellOfAMapHasTheSumOfTheLayerAboveTheSlopeAndTheGradientOfItsSum() {
        List<Term> terms = List.of(new Term(new Cell(1, 2, 2, 3), 1, 0.5));
        GradientContent content = card(C1_CELL, terms, 0.5f, new OfActivation(2, 1, 0.5f));
        assertThat(content.title()).contains(CardContent.title(TEXTS, MODEL, C1_CELL));
        assertThat(content.lines())
                .containsExactly(
                        new Line(TEXTS.get("backward.sum", "S2", 1), Numbers.signed(0.5), false),
                        new Line(
                                TEXTS.get("backward.slope", Numbers.value(2)),
                                Numbers.value(1),
                                false),
                        new Line(TEXTS.get("backward.atSum"), Numbers.signed(0.5), true));
        assertThat(content.meaning())
                .isEqualTo(TEXTS.get("backward.growsWithSum", 0.01, Numbers.value(0.005)));
    }

    @Test
    void aClosedReluPassesNothingAndSaysSo() {
        GradientContent content = card(C1_CELL, List.of(), 0.5f, new OfActivation(-2, 0, 0));
        assertThat(content.meaning()).isEqualTo(TEXTS.get("backward.closed"));
    }

    @Test
    void theSignIsSaidInWordsAndNoGradientToo() {
        OfActivation down = new OfActivation(2, 1, -0.5f);
        assertThat(card(C1_CELL, List.of(), -0.5f, down).meaning())
                .isEqualTo(TEXTS.get("backward.fallsWithSum", 0.01, Numbers.value(0.005)));
        OfActivation none = new OfActivation(2, 1, 0);
        assertThat(card(C1_CELL, List.of(), 0, none).meaning())
                .isEqualTo(TEXTS.get("backward.noneOfSum"));
    }

    @Test
    void aPixelHasNoSumOfItsOwn() {
        List<Term> terms = List.of(new Term(new Cell(0, 0, 1, 2), 0.1, -2));
        GradientContent content = card(INPUT_CELL, terms, -0.2f, null);
        assertThat(content.lines())
                .containsExactly(
                        new Line(TEXTS.get("backward.sum", "C1", 1), Numbers.signed(-0.2), true));
        assertThat(content.meaning())
                .isEqualTo(TEXTS.get("backward.falls", 0.01, Numbers.value(0.002)));
        assertThat(card(INPUT_CELL, List.of(), 0, null).meaning())
                .isEqualTo(TEXTS.get("backward.none"));
    }

    @Test
    void aClassOfASoftmaxHasItsProbabilityAndItsTarget() {
        int last = LENET.layers().size() - 1;
        OfActivation softmax = new OfActivation(4, Double.NaN, -0.25f);
        for (int channel : new int[] {LABEL, LABEL + 1}) {
            GradientContent content =
                    card(new Cell(last, channel, 0, 0), List.of(), -1.3f, softmax);
            assertThat(content.lines())
                    .containsExactly(
                            new Line(TEXTS.get("backward.probability"), Numbers.value(0.75), false),
                            new Line(
                                    TEXTS.get("backward.target"),
                                    channel == LABEL ? "1" : "0",
                                    false),
                            new Line(TEXTS.get("backward.atSum"), Numbers.signed(-0.25), true));
        }
    }

    @Test
    void theStrongestTermsAreTheLargestOfEitherSign() {
        Term small = new Term(new Cell(1, 0, 0, 0), 0.1, 1);
        Term down = new Term(new Cell(1, 1, 0, 0), 2, -3);
        Term up = new Term(new Cell(1, 2, 0, 0), 1, 4);
        assertThat(GradientContent.strongest(List.of(small, down, up), 2))
                .containsExactly(down, up);
    }

    private static GradientContent card(
            Cell cell, List<Term> terms, float gradient, @Nullable OfActivation activation) {
        GradientReport report = new GradientReport(cell, terms, 0.75f, gradient, activation);
        return GradientContent.of(TEXTS, MODEL, LABEL, report);
    }
}
