package org.kernelscope.ui.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReport.Term;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.analysis.SubsamplingRegime;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.card.TermsPainter.Columns;
import org.kernelscope.ui.paint.Numbers;

/** The text on the card and the layout of its terms, without a window. */
final class CardContentTest {
    private static final Texts TEXTS = Texts.in(Texts.Language.ENGLISH);

    @Test
    void aCellOfAMapIsNamedByLayerMapRowAndColumnCountedFromOne() {
        CardContent content = content(Presets.LENET5_MODERN, new Cell(2, 4, 3, 5));
        assertThat(content.title()).isEqualTo(TEXTS.get("card.title.cell", "C3", 5, 4, 6));
        assertThat(content.subtitle()).isEqualTo(TEXTS.get("card.sees", 14));
        assertThat(content.below()).isEqualTo("S2");
    }

    @Test
    void unitsClassesAndPixelsHaveNamesOfTheirOwn() {
        Architecture lenet = Presets.LENET5_MODERN;
        assertThat(content(lenet, new Cell(5, 19, 0, 0)).title())
                .isEqualTo(TEXTS.get("card.title.unit", "F6", 20));
        assertThat(content(lenet, new Cell(6, 3, 0, 0)).title())
                .isEqualTo(TEXTS.get("card.title.class", 3));
        CardContent pixel = content(lenet, new Cell(Cell.INPUT, 0, 7, 9));
        assertThat(pixel.title())
                .isEqualTo(TEXTS.get("card.title.pixel", TEXTS.get("layer.input"), 8, 10));
        assertThat(pixel.subtitle()).isEqualTo(TEXTS.get("card.sees.pixel"));
        assertThat(pixel.below()).isEmpty();
        assertThat(pixel.lines()).hasSize(1);
        CardContent first = content(lenet, new Cell(0, 0, 0, 0));
        assertThat(first.below()).isEqualTo(TEXTS.get("layer.input"));
    }

    @Test
    void aWeightedSumIsWrittenAsProductsBiasSumAndOutput() {
        Report report = report(Presets.LENET5_MODERN, new Cell(2, 4, 3, 5));
        CellReport.WeightedSum sum = (CellReport.WeightedSum) report.report();
        List<String> values =
                report.content().lines().stream().map(CardContent.Line::value).toList();
        assertThat(values)
                .containsExactly(
                        Numbers.signed(sum.products()),
                        Numbers.signed(sum.bias()),
                        Numbers.signed(sum.sum()),
                        Numbers.value(Math.max(0, sum.sum())));
        assertThat(sum.products() + sum.bias()).isCloseTo(sum.sum(), within(1e-4));
    }

    @Test
    void aClassOfASoftmaxEndsWithItsProbability() {
        Report report = report(Presets.LENET5_MODERN, new Cell(6, 3, 0, 0));
        CardContent.Line last = report.content().lines().get(3);
        assertThat(last.term()).isEqualTo(TEXTS.get("card.softmax"));
        assertThat(last.value()).isEqualTo(Numbers.probability(report.report().output()));
    }

    @Test
    void aPoolingNamesItsMethodAndADistanceItsSum() {
        assertThat(content(Presets.LENET5_MODERN, new Cell(1, 0, 0, 0)).lines())
                .singleElement()
                .extracting(CardContent.Line::term)
                .isEqualTo(TEXTS.get("card.pool.max", 4));
        Architecture old = Presets.LENET5_1998;
        int output = old.layers().size() - 1;
        assertThat(content(old, new Cell(output, 3, 0, 0)).lines())
                .singleElement()
                .extracting(CardContent.Line::term)
                .isEqualTo(TEXTS.get("arithmetic.rbf.sum"));
        assertThat(content(old, new Cell(1, 0, 0, 0)).lines()).hasSize(4);
    }

    /** With tanh, coefficient 8 and four taps, the bias decides how many cells must be on. */
    @ParameterizedTest
    @CsvSource({
        "0.05, 0, card.gate.blur",
        "0.0001, 0, card.gate.deaf",
        "8, 24, card.gate.or",
        "8, -24, card.gate.and",
        "-8, -24, card.gate.nor",
        "-8, 24, card.gate.nand",
        "8, 8, card.gate.most",
        "-8, -8, card.gate.fewer"
    })
    void aSubsamplingIsABlurOrALogicalGate(double coefficient, double bias, String key) {
        SubsamplingRegime regime = SubsamplingRegime.of(coefficient, bias, 4, Activation.TANH);
        Object[] numbers =
                key.endsWith("most") || key.endsWith("fewer")
                        ? new Object[] {regime.needed(), 4}
                        : key.endsWith("blur") || key.endsWith("deaf")
                                ? new Object[0]
                                : new Object[] {4};
        assertThat(CardContent.regime(TEXTS, regime)).isEqualTo(TEXTS.get(key, numbers));
    }

    @Test
    void theStrongestTermsAreTheLargestOfEitherSign() {
        List<Term> terms =
                IntStream.of(1, -7, 3, 0, 5)
                        .mapToObj(value -> new Term(value, one(value), one(1), value))
                        .toList();
        assertThat(TermsPainter.strongest(terms, 3))
                .extracting(Term::sum)
                .containsExactly(-7.0, 5.0, 3.0);
        assertThat(TermsPainter.strongest(terms, 9)).hasSize(5);
    }

    @Test
    void thereIsRoomForAtLeastOneTermAndAtMostTwelve() {
        assertThat(TermsPainter.room(10, 10, 13)).isEqualTo(1);
        assertThat(TermsPainter.room(300, 150, 13)).isEqualTo(6);
        assertThat(TermsPainter.room(600, 150, 13)).isEqualTo(12);
        assertThat(TermsPainter.room(5000, 500, 13)).isEqualTo(12);
    }

    @Test
    void mapsGoIntoTwoRowsWhereOneIsTooNarrowAndAreNamedWhereThereIsRoom() {
        Columns few = Columns.fit(6, 5, 500, 150, 13);
        assertThat(few.isLabelled()).isTrue();
        assertThat(few.named()).isTrue();
        assertThat(few.perRow()).isEqualTo(6);
        assertThat(few.left() + 6 * few.column()).isLessThanOrEqualTo(500);
        Columns many = Columns.fit(16, 5, 500, 150, 13);
        assertThat(many.isLabelled()).isFalse();
        assertThat(many.named()).isFalse();
        assertThat(many.perRow()).isEqualTo(8);
        assertThat(2 * 5 * many.cell()).isLessThanOrEqualTo(75);
        assertThat(Columns.fit(200, 5, 500, 150, 13).cell()).isLessThan(1);
    }

    private static Tensor one(float value) {
        return Tensor.of(Shape.of(1, 1, 1), value);
    }

    private record Report(CellReport report, CardContent content) {}

    private static CardContent content(Architecture architecture, Cell cell) {
        return report(architecture, cell).content();
    }

    private static Report report(Architecture architecture, Cell cell) {
        Weights weights = InitialWeights.draw(architecture, 5);
        float[] pixels = new float[architecture.input().shape().size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 3 == 0 ? 1 : 0;
        }
        Tensor input = Tensor.takeOver(architecture.input().shape(), pixels);
        Activations activations = Backpropagation.forward(architecture, weights, input);
        Model model = new Model(architecture, weights, Map.of());
        CellReport report = CellReporter.report(model, activations, cell);
        return new Report(report, CardContent.of(TEXTS, model, report));
    }
}
