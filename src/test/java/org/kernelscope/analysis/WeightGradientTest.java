package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.data.Preparation;
import org.kernelscope.data.Samples;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** The gradients of single weights and maps, term by term, and against difference quotients. */
final class WeightGradientTest {
    static List<Architecture> presets() {
        return GradientReportTest.presets();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theTermsOfEveryKindOfParameterAddUp(Architecture architecture) throws Exception {
        Model model = ModelFile.readBundled(architecture.id());
        Tensor digit = Preparation.prepare(Samples.ink(Samples.all().get(3))).digit();
        Tensor input = architecture.input().encode(digit);
        Loss loss = Loss.usual(architecture);
        Case all = new Case(model, input, 7, loss);
        Random random = new Random(2);
        for (Layer layer : architecture.layers()) {
            int channel = random.nextInt(layer.outputShape().channels());
            int count = MapWeights.of(layer, channel).count();
            for (int n = 0; n < Math.min(count, 6); n++) {
                int index = n == 0 ? count - 1 : random.nextInt(count);
                WeightGradient gradient = all.weight(layer, channel, index);
                String name = gradient.place().parameter().name();
                double largest = all.largest(name);
                assertThat(gradient.sum())
                        .as("%s %d %d", name, channel, index)
                        .isCloseTo(gradient.gradient(), within(1e-4 * largest + 1e-12));
                double slope = all.slope(layer, channel, index);
                assertThat(slope)
                        .as("%s %d %d", name, channel, index)
                        .isCloseTo(gradient.gradient(), within(1e-3 * largest + 1e-7));
            }
        }
    }

    /** Smooth, so that no kink lies between the two losses. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void inSmoothNetworksTheSlopeInDoublePrecisionIsTheGradient(long seed) {
        Random random = new Random(seed);
        Architecture architecture = smooth(random);
        Weights weights = RandomTensors.weights(random, architecture);
        Tensor input = RandomTensors.uniform(random, architecture.input().shape());
        Loss loss = random.nextBoolean() ? Loss.CROSS_ENTROPY : Loss.SQUARED_ERROR;
        Case all = new Case(new Model(architecture, weights, Map.of()), input, 1, loss);
        for (Layer layer : architecture.layers()) {
            int channel = random.nextInt(layer.outputShape().channels());
            int count = MapWeights.of(layer, channel).count();
            for (int index = 0; index < count; index += 1 + random.nextInt(3)) {
                WeightGradient gradient = all.weight(layer, channel, index);
                double largest = Math.max(1, all.largest(gradient.place().parameter().name()));
                assertThat(all.slope(layer, channel, index))
                        .as("%s, %s %d", architecture.layers(), layer.name(), index)
                        .isCloseTo(gradient.gradient(), within(1e-6 * largest));
            }
            Shape shape = layer.outputShape();
            Cell cell =
                    new Cell(
                            layer.index(),
                            channel,
                            random.nextInt(shape.rows()),
                            random.nextInt(shape.columns()));
            if (layer.index() < architecture.layers().size() - 1) {
                double gradient =
                        all.gradients
                                .output(layer.index())
                                .at(cell.channel(), cell.row(), cell.column());
                assertThat(GradientCheck.ofCell(all.question(), cell).slope())
                        .as("%s, %s", architecture.layers(), cell)
                        .isCloseTo(gradient, within(1e-6));
            }
        }
    }

    /** 3×3 kernel, stride 2, padding 1, on 5×5: δ is 3×3, and the corner of x has one consumer. */
    @Test
    void aKernelWithStrideAndPaddingByHand() throws ArchitectureException {
        ConvolutionSpec spec =
                new ConvolutionSpec("C1", 1, new Window(3, 2, 1, 1), Activation.IDENTITY);
        Architecture architecture =
                Architecture.of(
                        "hand", new InputSpec(5, 0, 1), List.of(spec, new OutputSpec("output", 2)));
        float[] kernel = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        float[] pixels = new float[25];
        for (int i = 0; i < 25; i++) {
            pixels[i] = i;
        }
        Tensor input = Tensor.takeOver(Shape.of(1, 5, 5), pixels);
        Map<String, Tensor> tensors =
                Map.of(
                        "C1.weight", Tensor.takeOver(Shape.of(1, 1, 3, 3), kernel),
                        "C1.bias", Tensor.zeros(Shape.of(1)),
                        "output.weight", RandomTensors.uniform(new Random(1), Shape.of(2, 9)),
                        "output.bias", Tensor.zeros(Shape.of(2)));
        Model model = new Model(architecture, Weights.of(architecture, tensors), Map.of());
        Activations seen = Backpropagation.forward(architecture, model.weights(), input);
        float[] d = {1, 0, 2, 0, 3, 0, 4, 0, 5};
        Tensor delta = Tensor.takeOver(Shape.of(1, 3, 3), d);
        LayerArithmetic.Gradient by =
                LayerArithmetic.of(architecture.layers().get(0), model.weights())
                        .throughSums(input, delta);
        LayerGradients gradients =
                new LayerGradients(by.input(), List.of(delta), List.of(delta), by.parameters());
        // The corner lies under tap (1, 1) of output (0, 0) only: 1 · 5.
        ConvolutionGradients.ToInput half =
                ConvolutionGradients.toInput(model, gradients, architecture.layers().get(0), 0);
        assertThat(half.gradient().at(0, 0, 0)).isEqualTo(5);
        // (1, 1) lies under tap (2, 2) of (0, 0), (2, 0) of (0, 1), (0, 2) of (1, 0), (0, 0) of
        // (1, 1): 1·9 + 0·7 + 0·3 + 3·1.
        assertThat(half.gradient().at(0, 1, 1)).isEqualTo(12);
        assertThat(half.parts()).hasSize(1);
        assertThat(half.parts().get(0).input().shape()).isEqualTo(Shape.of(1, 7, 7));
        assertThat(half.parts().get(0).kernel().toArray())
                .containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(half.parts().get(0).result().toArray())
                .containsExactly(by.input().toArray(), within(1e-5f));
        // Tap (0, 0) sees the padding everywhere but at outputs (1, 1), (1, 2), (2, 1), (2, 2):
        // pixels 6, 8, 16, 18 with the errors 3, 0, 0, 5.
        WeightGradient first =
                WeightGradient.of(model, seen, gradients, architecture.layers().get(0), 0, 0);
        assertThat(first.terms()).hasSize(4);
        assertThat(first.sum()).isEqualTo(3 * 6 + 5 * 18);
        assertThat(first.gradient()).isEqualTo(108);
        WeightGradient bias =
                WeightGradient.of(model, seen, gradients, architecture.layers().get(0), 0, 9);
        assertThat(bias.sum()).isEqualTo(15);
        ConvolutionGradients.ToKernel other =
                ConvolutionGradients.toKernel(seen, gradients, architecture.layers().get(0), 0);
        assertThat(other.bias()).isEqualTo(15);
        assertThat(other.parts().get(0).result().get(0)).isEqualTo(108);
    }

    /** A tie in a 4×4 map: the first of equals has the error, the second none. */
    @Test
    void ofEqualsInAMaximumTheFirstHasTheError() throws ArchitectureException {
        float[] pixels = {1, 7, 0, 0, 7, 2, 0, 0, 3, 3, 5, 4, 3, 3, 1, 5};
        Architecture architecture =
                Architecture.of(
                        "tie",
                        new InputSpec(4, 0, 1),
                        List.of(
                                new PoolingSpec("S1", PoolKind.MAX, Window.HALVING),
                                new OutputSpec("output", 2)));
        Weights weights = RandomTensors.weights(new Random(3), architecture);
        Tensor input = Tensor.takeOver(Shape.of(1, 4, 4), pixels);
        Case all =
                new Case(new Model(architecture, weights, Map.of()), input, 0, Loss.CROSS_ENTROPY);
        Tensor errors = all.gradients.output(0);
        float[] expected = new float[16];
        expected[1] = errors.get(0);
        expected[2] = errors.get(1);
        expected[8] = errors.get(2);
        expected[10] = errors.get(3);
        assertThat(all.gradients.input().toArray()).containsExactly(expected);
        GradientReport second =
                GradientReport.of(all.model, all.seen, all.gradients, new Cell(-1, 0, 1, 0));
        assertThat(second.terms()).hasSize(1);
        assertThat(second.terms().get(0).slope()).isZero();
    }

    /** A dead ReLU: no error passes, and the weights below it have no gradient. */
    @Test
    void aDeadReluPassesNothing() throws ArchitectureException {
        Architecture architecture =
                Architecture.of(
                        "dead",
                        new InputSpec(4, 0, 1),
                        List.of(
                                new DenseSpec("F1", 2, Activation.RELU),
                                new OutputSpec("output", 2)));
        Map<String, Tensor> tensors =
                Map.of(
                        "F1.weight", RandomTensors.uniform(new Random(1), Shape.of(2, 16)),
                        "F1.bias", Tensor.takeOver(Shape.of(2), new float[] {-99, 99}),
                        "output.weight",
                                Tensor.takeOver(Shape.of(2, 2), new float[] {1, 2, -3, 0.5f}),
                        "output.bias", Tensor.zeros(Shape.of(2)));
        Model model = new Model(architecture, Weights.of(architecture, tensors), Map.of());
        Tensor input = RandomTensors.uniform(new Random(2), Shape.of(1, 4, 4));
        Case all = new Case(model, input, 1, Loss.CROSS_ENTROPY);
        GradientReport dead =
                GradientReport.of(model, all.seen, all.gradients, new Cell(0, 0, 0, 0));
        assertThat(dead.gradient()).isNotZero();
        assertThat(Objects.requireNonNull(dead.activation()).slope()).isZero();
        assertThat(Objects.requireNonNull(dead.activation()).gradient()).isZero();
        Layer layer = architecture.layers().get(0);
        assertThat(all.weight(layer, 0, 3).gradient()).isZero();
        assertThat(all.weight(layer, 1, 3).gradient()).isNotZero();
    }

    private static final class Case {
        private final Model model;
        private final Activations seen;
        private final LayerGradients gradients;
        private final int label;
        private final Loss loss;

        Case(Model model, Tensor input, int label, Loss loss) {
            this.model = model;
            this.label = label;
            this.loss = loss;
            seen = Backpropagation.forward(model.architecture(), model.weights(), input);
            gradients = Backpropagation.ofLoss(model, seen, label, loss);
        }

        GradientCheck.Question question() {
            return new GradientCheck.Question(model, seen, label, loss);
        }

        WeightGradient weight(Layer layer, int channel, int index) {
            return WeightGradient.of(model, seen, gradients, layer, channel, index);
        }

        double slope(Layer layer, int channel, int index) {
            return GradientCheck.ofWeight(question(), layer, channel, index).slope();
        }

        double largest(String name) {
            return Objects.requireNonNull(gradients.parameters().get(name)).absMax();
        }
    }

    private static Architecture smooth(Random random) {
        Activation[] smooth = {Activation.TANH, Activation.SIGMOID, Activation.SWISH};
        Activation f = smooth[random.nextInt(smooth.length)];
        NormalisationKind[] kinds = NormalisationKind.values();
        NormalisationKind kind = kinds[random.nextInt(kinds.length)];
        int groups = kind == NormalisationKind.GROUP ? 3 : 1;
        PoolKind pool = random.nextBoolean() ? PoolKind.AVERAGE : PoolKind.L2;
        try {
            return Architecture.of(
                    "smooth",
                    new InputSpec(13, 0, 1),
                    List.of(
                            new ConvolutionSpec("C1", 3, new Window(3, 1, 1, 2), f),
                            new NormalisationSpec("N2", kind, groups, f),
                            new PoolingSpec("S3", pool, new Window(2, 2, 1, 1)),
                            new ConvolutionSpec(
                                    "C4",
                                    2,
                                    new Window(2, 2, random.nextInt(2), 1),
                                    ConnectionTable.of(List.of(List.of(0, 2), List.of(1))),
                                    f),
                            new SubsamplingSpec("S5", Window.HALVING, Activation.SCALED_TANH),
                            new DenseSpec("F6", 4, Activation.TANH),
                            new OutputSpec("output", 3)));
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
