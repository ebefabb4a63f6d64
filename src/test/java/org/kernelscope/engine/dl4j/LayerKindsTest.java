package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.RandomArchitectures;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Every kind of layer, alone and stacked on any other: what Deeplearning4j computes with our own
 * layers is what the readable arithmetic computes, forward and backward; and the gradients are the
 * slopes of the loss, in double precision.
 */
final class LayerKindsTest {
    private static final int EXAMPLES = 3;
    private static final long SEED = 77;

    static Stream<Architecture> all() {
        return Stream.concat(
                RandomArchitectures.first(30),
                Presets.all().stream().filter(preset -> preset.parameterCount() < 70_000));
    }

    static Stream<Architecture> small() {
        return RandomArchitectures.first(15);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isWhatTheReadableArithmeticMakesOfIt(Architecture architecture) {
        Weights weights = RandomTensors.weights(new Random(1), architecture);
        for (boolean oneDnn : List.of(true, false)) {
            Random random = new Random(2);
            boolean there = NativeLibrary.load().hasOneDnn();
            try (Network network = new Dl4jNetwork(architecture, weights, oneDnn && there)) {
                Tensor input = RandomTensors.uniform(random, architecture.input().shape());
                Activations expected = Backpropagation.forward(architecture, weights, input);
                Activations actual = network.forward(input);
                for (Layer layer : architecture.layers()) {
                    int i = layer.index();
                    String name = architecture.layers() + " at " + layer.name();
                    close(name, expected.output(i), actual.output(i).toArray(), 1e-5);
                    assertThat(actual.layers().get(i).sums().isPresent())
                            .as(name)
                            .isEqualTo(expected.layers().get(i).sums().isPresent());
                    expected.layers()
                            .get(i)
                            .sums()
                            .ifPresent(
                                    z ->
                                            close(
                                                    name,
                                                    z,
                                                    actual.layers()
                                                            .get(i)
                                                            .sums()
                                                            .orElseThrow()
                                                            .toArray(),
                                                    1e-5));
                }
                close("p", expected.probabilities(), actual.probabilities().toArray(), 1e-4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void handsBackWhatTheReadableArithmeticHandsBack(Architecture architecture) {
        for (boolean oneDnn : List.of(true, false)) {
            for (Loss loss : losses(architecture)) {
                try (Case one = new Case(architecture, DataType.FLOAT, loss, oneDnn)) {
                    one.network.sumGradients(one.x, one.labels);
                    Map<String, double[]> expected =
                            new OpTraining(architecture, one.weights, SEED)
                                    .gradients(one.inputs, one.classes, loss);
                    Map<String, Tensor> actual =
                            Parameters.named(architecture, one.network::lastStep, 1);
                    assertThat(actual.keySet()).isEqualTo(expected.keySet());
                    expected.forEach(
                            (name, gradient) -> {
                                double scale = 1;
                                for (double each : gradient) {
                                    scale = Math.max(scale, Math.abs(each));
                                }
                                for (int i = 0; i < gradient.length; i++) {
                                    assertThat(
                                                    (double)
                                                            Objects.requireNonNull(actual.get(name))
                                                                    .get(i))
                                            .as("%s: %s[%d]", architecture.layers(), name, i)
                                            .isCloseTo(gradient[i], Offset.offset(1e-4 * scale));
                                }
                            });
                }
            }
        }
    }

    /**
     * (L(w + h) − L(w − h)) / 2h with h = 10⁻⁶; where a rectifier or a maximum changes sides within
     * ±h there is no derivative, which these seeds do not meet.
     */
    @ParameterizedTest
    @MethodSource("small")
    void gradientsAreTheSlopesOfTheLossInDoublePrecision(Architecture architecture) {
        for (Loss loss : losses(architecture)) {
            try (Case one = new Case(architecture, DataType.DOUBLE, loss, false)) {
                one.network.sumGradients(one.x, one.labels);
                for (Layer layer : architecture.layers()) {
                    Map<String, INDArray> parameters =
                            one.network.getLayer(layer.index()).paramTable();
                    for (ParameterSpec parameter : layer.parameters()) {
                        if (parameter.isTrained()) {
                            String key = ParameterViews.key(parameter);
                            check(one, layer, Objects.requireNonNull(parameters.get(key)), key);
                        }
                    }
                }
            }
        }
    }

    private static void check(Case one, Layer layer, INDArray parameter, String key) {
        double[] values = OffHeapMemory.toDoubles(parameter);
        one.network.sumGradients(one.x, one.labels);
        double[] gradient =
                OffHeapMemory.toDoubles(
                        Objects.requireNonNull(one.network.lastStep(layer.index()).get(key)));
        Random pick = new Random(layer.index());
        double h = 1e-6;
        for (int n = 0; n < Math.min(5, values.length); n++) {
            int i = pick.nextInt(values.length);
            double above = loss(one, parameter, values, i, h);
            double below = loss(one, parameter, values, i, -h);
            double slope = (above - below) / (2 * h);
            assertThat(gradient[i])
                    .as("%s: %s.%s[%d]", layer.spec(), layer.name(), key, i)
                    .isCloseTo(slope, Offset.offset(1e-6 * Math.max(1, Math.abs(slope))));
        }
    }

    private static double loss(Case one, INDArray parameter, double[] values, int i, double by) {
        double[] moved = values.clone();
        moved[i] += by;
        OffHeapMemory.write(moved, parameter);
        double loss = one.network.sumGradients(one.x, one.labels);
        OffHeapMemory.write(values, parameter);
        return loss;
    }

    private static List<Loss> losses(Architecture architecture) {
        return Stream.of(Loss.values()).filter(loss -> loss.suits(architecture)).toList();
    }

    private static void close(String name, Tensor expected, float[] actual, double tolerance) {
        double scale = Math.max(1, expected.absMax());
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i])
                    .as("%s[%d]", name, i)
                    .isCloseTo(expected.get(i), Offset.offset(tolerance * scale));
        }
    }

    /** A network with random weights, inputs and labels. */
    private static final class Case implements AutoCloseable {
        private final Weights weights;
        private final FastNetwork network;
        private final List<Tensor> inputs = new ArrayList<>();
        private final List<Integer> classes = new ArrayList<>();
        private final INDArray x;
        private final INDArray labels;

        private Case(Architecture architecture, DataType type, Loss loss, boolean oneDnn) {
            boolean there = NativeLibrary.load().hasOneDnn();
            NativeLibrary.confineThread();
            Random random = new Random(3);
            weights = RandomTensors.weights(random, architecture);
            UpdaterConfig learning = new UpdaterConfig(type, new NoOp(), List.of(), loss, SEED);
            network =
                    new FastNetwork(
                            Configurations.own(
                                    architecture,
                                    learning,
                                    oneDnn && there,
                                    Nd4jElementwiseOps.of(type)));
            network.init();
            network.initGradientsView();
            Parameters.load(architecture, network, weights);
            labels = OffHeapMemory.keep(type, EXAMPLES, architecture.classes());
            for (int n = 0; n < EXAMPLES; n++) {
                inputs.add(RandomTensors.uniform(random, architecture.input().shape()));
                classes.add(random.nextInt(architecture.classes()));
                labels.putScalar(n, classes.get(n), 1);
            }
            Tensor batch = OpTraining.join(inputs);
            x =
                    OffHeapMemory.keep(
                            type,
                            java.util.Arrays.stream(batch.shape().toArray())
                                    .asLongStream()
                                    .toArray());
            double[] numbers = new double[batch.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = batch.get(i);
            }
            OffHeapMemory.write(numbers, x);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
