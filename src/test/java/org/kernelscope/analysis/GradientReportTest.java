package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.data.Preparation;
import org.kernelscope.data.Samples;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** The account of a gradient adds up, in every shipped network. */
final class GradientReportTest {
    static List<Architecture> presets() {
        return Presets.all().stream().filter(each -> ModelFile.isBundled(each.id())).toList();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theTermsAddUpToTheGradient(Architecture architecture) throws Exception {
        Model model = ModelFile.readBundled(architecture.id());
        Tensor digit = Preparation.prepare(Samples.ink(Samples.all().get(3))).digit();
        Activations seen =
                Backpropagation.forward(
                        architecture, model.weights(), architecture.input().encode(digit));
        LayerGradients gradients = Backpropagation.ofLoss(model, seen, 7, Loss.usual(architecture));
        Random random = new Random(1);
        int explained = 0;
        for (int layer = Cell.INPUT; layer < architecture.layers().size(); layer++) {
            Shape shape = seen.output(layer).shape();
            float largest = gradients.output(layer).absMax();
            for (int n = 0; n < 20; n++) {
                Cell cell =
                        new Cell(
                                layer,
                                random.nextInt(shape.channels()),
                                random.nextInt(shape.rows()),
                                random.nextInt(shape.columns()));
                GradientReport report = GradientReport.of(model, seen, gradients, cell);
                double sum =
                        report.terms().stream().mapToDouble(GradientReport.Term::product).sum();
                if (!report.terms().isEmpty()) {
                    explained++;
                    assertThat(sum)
                            .as("%s", cell)
                            .isCloseTo(report.gradient(), within(1e-4 * largest + 1e-12));
                }
                assertThat(report.value())
                        .isEqualTo(
                                seen.output(layer).at(cell.channel(), cell.row(), cell.column()));
                assertActivation(architecture, report, layer, largest);
            }
        }
        assertThat(explained).isGreaterThan(20 * (architecture.layers().size() - 1));
    }

    private static void assertActivation(
            Architecture architecture, GradientReport report, int layer, float largest) {
        GradientReport.OfActivation activation = report.activation();
        if (activation == null) {
            return;
        }
        Layer of = architecture.layers().get(layer);
        if (layer == architecture.layers().size() - 1) {
            assertThat(activation.slope()).isNaN();
            return;
        }
        assertThat(activation.slope())
                .isEqualTo(of.spec().activation().derivative(activation.sum()));
        assertThat((double) activation.gradient())
                .isCloseTo(report.gradient() * activation.slope(), within(1e-5 * largest + 1e-12));
    }
}
