package org.kernelscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.arithmetic.Figure.HitTarget;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.ScaleMode;

/** The equations of values that are not weighted sums, and the cells that they open. */
final class TermLinesTest {
    private static final Texts TEXTS = Texts.in(Texts.Language.ENGLISH);

    @Test
    void aPoolingComparesTheOtherMethodsAndEndsWithItsOwn() {
        FigureContext context = context(Presets.LENET5_MODERN);
        Cell cell = new Cell(1, 3, 2, 5);
        CellReport.Pooled report = (CellReport.Pooled) report(context, cell);
        float[] patch = report.patch().toArray();
        double sum = 0;
        double squares = 0;
        float least = patch[0];
        float largest = patch[0];
        for (float value : patch) {
            sum += value;
            squares += (double) value * value;
            least = Math.min(least, value);
            largest = Math.max(largest, value);
        }
        assertThat(TermLines.of(report, context))
                .containsExactly(
                        new Line(
                                TEXTS.get("arithmetic.pool.other.average"),
                                Numbers.value((float) (sum / 4))),
                        new Line(TEXTS.get("arithmetic.pool.other.min"), Numbers.value(least)),
                        new Line(
                                TEXTS.get("arithmetic.pool.other.l2"),
                                Numbers.value((float) Math.sqrt(squares))),
                        new Line(TEXTS.get("card.pool.max", 4), Numbers.value(largest)));
    }

    @Test
    void aSubsamplingMultipliesTheSumOfItsWindowAndAddsTheBias() {
        FigureContext context = context(Presets.LENET5_1998);
        Cell cell = new Cell(1, 2, 4, 4);
        CellReport.Subsampled report = (CellReport.Subsampled) report(context, cell);
        List<Line> lines = TermLines.of(report, context);
        assertThat(lines).hasSize(5);
        double z = report.total() * report.coefficient() + report.bias();
        assertThat(lines.get(0).value()).isEqualTo(Numbers.signed(report.total()));
        assertThat(lines.get(3).value()).isEqualTo(Numbers.signed(z));
        assertThat(lines.get(4).value()).isEqualTo(Numbers.value(report.output()));
    }

    @Test
    void theCellsOfTheWindowCanBeOpened() {
        FigureContext context = context(Presets.LENET5_MODERN);
        Cell cell = new Cell(1, 3, 2, 5);
        CellFigure figure = CellFigure.of(report(context, cell), context);
        boolean[] found = new boolean[4];
        for (double x = 0; x < 600; x += 5) {
            for (double y = 0; y < 560; y += 5) {
                HitTarget target = figure.at(x, y);
                Cell source = target.cell();
                if (source != null) {
                    assertThat(target.kind()).isEqualTo(HitTarget.Kind.OPENS);
                    assertThat(source.layer()).isZero();
                    assertThat(source.channel()).isEqualTo(3);
                    found[(source.row() - 4) * 2 + source.column() - 10] = true;
                }
            }
        }
        assertThat(found).containsOnly(true);
    }

    private static CellReport report(FigureContext context, Cell cell) {
        return CellReporter.report(context.model(), context.activations(), cell);
    }

    private static FigureContext context(Architecture architecture) {
        Weights weights = InitialWeights.draw(architecture, 5);
        float[] pixels = new float[architecture.input().shape().size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 3 == 0 ? 1 : 0;
        }
        Tensor input = Tensor.takeOver(architecture.input().shape(), pixels);
        Activations activations = Backpropagation.forward(architecture, weights, input);
        return new FigureContext(
                600,
                560,
                13,
                TEXTS,
                new Model(architecture, weights, Map.of()),
                activations,
                ColorScale.of(ScaleMode.MAP, activations));
    }
}
