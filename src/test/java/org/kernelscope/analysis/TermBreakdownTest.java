package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.LenetVariants;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Every number is the sum of its terms. */
final class TermBreakdownTest {
    @Test
    void theTermsOfASmallUnitAreThoseThatOneWouldWriteByHand() throws Exception {
        List<LayerSpec> layers =
                List.of(new DenseSpec("D", 1, Activation.RELU), new OutputSpec("output", 2));
        Architecture architecture = Architecture.of("hand", new InputSpec(1, 2, 0, 1), layers);
        Weights weights =
                Weights.of(
                        architecture,
                        Map.of(
                                "D.weight", Tensor.of(Shape.of(1, 4), 1, -3, 0.5f, 2),
                                "D.bias", Tensor.of(Shape.of(1), 0.25f),
                                "output.weight", Tensor.of(Shape.of(2, 1), 2, -1),
                                "output.bias", Tensor.of(Shape.of(2), 0, 1)));
        Tensor input = Tensor.of(Shape.of(1, 2, 2), 1, 0.5f, 0, 4);
        Activations activations = Backpropagation.forward(architecture, weights, input);
        Model model = new Model(architecture, weights, Map.of());
        // 1·1 − 3·0.5 + 0.5·0 + 2·4 + 0.25 = 7.75
        TermBreakdown unit = TermBreakdown.of(model, activations, new Cell(0, 0, 0, 0));
        assertThat(unit.total()).isEqualTo(7.75);
        assertThat(unit.bias()).isEqualTo(0.25);
        assertThat(unit.residual()).isZero();
        assertThat(unit.entries())
                .extracting(TermBreakdown.Entry::amount)
                .containsExactly(8.0, -1.5, 1.0, 0.0);
        assertThat(unit.entries().get(0).from()).isEqualTo(new Cell(Cell.INPUT, 0, 1, 1));
        assertThat(unit.amount(1, 3)).isEqualTo(-0.5);
        // −1 · 7.75 + 1
        TermBreakdown second = TermBreakdown.of(model, activations, new Cell(1, 1, 0, 0));
        assertThat(second.total()).isEqualTo(-6.75);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lenet5-modern",
                "lenet5-1998",
                "lenet1",
                "tiny",
                "deeper",
                "mlp",
                "sigmoids"
            })
    void theScoreOfEveryClassAndTheNumbersBelowAddUp(String id) {
        addsUp(Presets.byId(id).orElseThrow());
    }

    @Test
    void soDoTheVariants() {
        for (Architecture variant : LenetVariants.cumulative()) {
            addsUp(variant);
        }
    }

    private static void addsUp(Architecture architecture) {
        Weights weights = InitialWeights.draw(architecture, 11);
        Random random = new Random(3);
        float[] pixels = new float[architecture.input().shape().size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        Tensor input = Tensor.takeOver(architecture.input().shape(), pixels);
        Activations activations = Backpropagation.forward(architecture, weights, input);
        Model model = new Model(architecture, weights, Map.of());
        for (Layer layer : architecture.layers()) {
            Shape shape = layer.outputShape();
            for (int sample = 0; sample < 12; sample++) {
                Cell cell =
                        new Cell(
                                layer.index(),
                                random.nextInt(shape.channels()),
                                random.nextInt(shape.rows()),
                                random.nextInt(shape.columns()));
                TermBreakdown ledger = TermBreakdown.of(model, activations, cell);
                double scale = Math.max(1, Math.abs(ledger.score()));
                assertThat(ledger.residual() / scale)
                        .as(architecture.id() + " " + cell)
                        .isEqualTo(0, within(1e-5));
                for (TermBreakdown.Entry entry : ledger.entries()) {
                    Cell from = entry.from();
                    float value =
                            activations
                                    .output(from.layer())
                                    .at(from.channel(), from.row(), from.column());
                    assertThat((float) entry.value()).isEqualTo(value);
                }
            }
        }
    }
}
