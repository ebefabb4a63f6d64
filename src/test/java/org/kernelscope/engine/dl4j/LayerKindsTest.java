package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.layer.Configurations;
import org.kernelscope.engine.dl4j.layer.ParameterViews;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.RandomArchitectures;
import org.kernelscope.network.Weights;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.tensor.Agreement;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Every kind of layer, alone and stacked on any other. What Deeplearning4j computes with our own
 * layers is what the readable arithmetic computes, forward and backward, and the gradients are the
 * slopes of the loss in double precision. All inputs are far from the {@linkplain Kinks kinks} of
 * the network.
 */
@Tag("slow")
final class LayerKindsTest {
    private static final int EXAMPLES = 3;

    /** Parameters of a wide network. */
    private static final int WIDE = 100_000;

    private static final long SEED = 77;

    /** The largest error allowed in a forward pass. Farther from a kink, rounding cannot decide. */
    private static final double CLEAR = 1e-5;

    /** A step of 10⁻⁶ in one number moves a sum by less than this. */
    private static final double CLEAR_OF_STEPS = 1e-4;

    /** The same in a network with thousands of sums, of which one is nearly always closer. */
    private static final double CLEAR_OF_STEPS_IN_PRESETS = 5e-6;

    static Stream<Architecture> all() {
        return Stream.concat(RandomArchitectures.first(36), Presets.all().stream());
    }

    static Stream<Architecture> small() {
        return RandomArchitectures.first(24);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isWhatTheReadableArithmeticMakesOfIt(Architecture architecture) {
        Asked asked = Asked.draw(architecture);
        Activations expected = asked.expected();
        for (boolean oneDnn : ways()) {
            try (Network network = new Dl4jNetwork(architecture, asked.weights(), oneDnn)) {
                Activations actual = network.forward(expected.input());
                Agreement agreement = new Agreement(architecture.layers());
                for (Layer layer : architecture.layers()) {
                    LayerActivations e = expected.layers().get(layer.index());
                    LayerActivations a = actual.layers().get(layer.index());
                    agreement.add(layer.name(), e.output(), a.output());
                    assertThat(a.sums().isPresent())
                            .as(layer.name())
                            .isEqualTo(e.sums().isPresent());
                    e.sums().ifPresent(z -> agreement.add(layer.name(), z, a.sums().orElseThrow()));
                }
                agreement.assertWithin(CLEAR, 1e-5);
                new Agreement(architecture.layers())
                        .add("p", expected.probabilities(), actual.probabilities())
                        .assertWithin(1e-4, 1e-4);
            }
        }
    }

    /** As if the weights at each place of the line had been loaded. */
    @ParameterizedTest
    @MethodSource("all")
    void computesManyNetworksOnALineAtOnce(Architecture architecture) throws ArchitectureException {
        Weights start = RandomTensors.weights(new Random(SEED), architecture);
        Random random = new Random(SEED + 1);
        Weights drawn = RandomTensors.weights(random, architecture);
        Map<String, Tensor> direction = new LinkedHashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            if (parameter.isTrained() && random.nextInt(3) > 0) {
                direction.put(parameter.name(), drawn.get(parameter.name()));
            }
        }
        Shape image = architecture.input().shape();
        Tensor inputs =
                RandomTensors.uniform(
                        random, Shape.of(2, image.channels(), image.rows(), image.columns()));
        float[] steps = {-1, 0, 0.7f};
        try (Network network =
                        new Dl4jNetwork(architecture, start, NativeLibrary.load().hasOneDnn());
                Network other =
                        new Dl4jNetwork(architecture, start, NativeLibrary.load().hasOneDnn())) {
            List<LayerActivations> all = network.alongLine(direction, steps, inputs);
            assertThat(all).hasSize(6);
            Agreement agreement = new Agreement(architecture.layers());
            for (int i = 0; i < all.size(); i++) {
                other.load(moved(start, direction, steps[i / 2]));
                List<LayerActivations> layers = other.forward(image(inputs, image, i % 2)).layers();
                LayerActivations expected = layers.get(layers.size() - 1);
                agreement.add("y", expected.output(), all.get(i).output());
                LayerActivations actual = all.get(i);
                expected.sums().ifPresent(z -> agreement.add("z", z, actual.sums().orElseThrow()));
            }
            agreement.assertWithin(1e-4, 1e-4);
            assertThat(network.weights()).isEqualTo(start);
        }
    }

    private static Tensor image(Tensor images, Shape image, int index) {
        int from = index * image.size();
        return Tensor.of(image, Arrays.copyOfRange(images.toArray(), from, from + image.size()));
    }

    private static Weights moved(Weights start, Map<String, Tensor> direction, float by)
            throws ArchitectureException {
        Map<String, Tensor> moved = new LinkedHashMap<>();
        direction.forEach(
                (name, u) -> {
                    float[] values = start.get(name).toArray();
                    for (int i = 0; i < values.length; i++) {
                        values[i] += by * u.get(i);
                    }
                    moved.put(name, Tensor.takeOver(u.shape(), values));
                });
        return start.withAll(moved);
    }

    @ParameterizedTest
    @MethodSource("all")
    void handsBackWhatTheReadableArithmeticHandsBack(Architecture architecture) {
        Examples examples = Examples.draw(architecture, CLEAR);
        for (Loss loss : losses(architecture)) {
            Map<String, double[]> expected = examples.op().gradients(examples.classes(), loss);
            for (boolean oneDnn : ways()) {
                try (Case one = new Case(examples, DataType.FLOAT, loss, oneDnn)) {
                    one.network.sumGradients(one.x, one.labels);
                    Map<String, Tensor> actual =
                            Parameters.named(architecture, one.network::lastStep, 1);
                    assertThat(actual.keySet()).isEqualTo(expected.keySet());
                    Agreement agreement = new Agreement(architecture.layers());
                    expected.forEach(
                            (name, gradient) ->
                                    agreement.add(
                                            name,
                                            gradient,
                                            doubles(
                                                    Objects.requireNonNull(actual.get(name))
                                                            .toArray())));
                    agreement.assertWithin(1e-4, 1e-4);
                }
            }
        }
    }

    /** (L(w + h) − L(w − h)) / 2h with h = 10⁻⁶. */
    @ParameterizedTest
    @MethodSource("small")
    void gradientsAreTheSlopesOfTheLossInDoublePrecision(Architecture architecture) {
        checkSlopes(Examples.draw(architecture, CLEAR_OF_STEPS), 5);
    }

    /** With as few examples as there can be: a minibatch of one cannot be normalised. */
    @ParameterizedTest
    @MethodSource("presets")
    void gradientsOfPresetsAreTheSlopesOfTheLoss(Architecture architecture) {
        boolean normalised =
                architecture.layers().stream()
                        .anyMatch(
                                layer ->
                                        layer.spec() instanceof NormalisationSpec spec
                                                && spec.kind() == NormalisationKind.BATCH);
        checkSlopes(Examples.draw(architecture, CLEAR_OF_STEPS_IN_PRESETS, normalised ? 2 : 1), 2);
    }

    static Stream<Architecture> presets() {
        return Presets.all().stream();
    }

    /**
     * @param numbers how many of each tensor are checked
     */
    private static void checkSlopes(Examples examples, int numbers) {
        Architecture architecture = examples.architecture();
        for (Loss loss : losses(architecture)) {
            try (Case one = new Case(examples, DataType.DOUBLE, loss, false)) {
                one.network.sumGradients(one.x, one.labels);
                for (Layer layer : architecture.layers()) {
                    Map<String, INDArray> parameters =
                            one.network.getLayer(layer.index()).paramTable();
                    for (ParameterSpec parameter : layer.parameters()) {
                        if (parameter.isTrained()) {
                            String key = ParameterViews.key(parameter);
                            check(
                                    one,
                                    layer,
                                    Objects.requireNonNull(parameters.get(key)),
                                    key,
                                    numbers);
                        }
                    }
                }
            }
        }
    }

    private static void check(Case one, Layer layer, INDArray parameter, String key, int numbers) {
        double[] values = OffHeapMemory.toDoubles(parameter);
        one.network.sumGradients(one.x, one.labels);
        // The very array: otherwise the updater makes views of all parameters in every step.
        assertThat(one.network.views().gradient()).isSameAs(one.network.getFlattenedGradients());
        double[] gradient =
                OffHeapMemory.toDoubles(
                        Objects.requireNonNull(one.network.lastStep(layer.index()).get(key)));
        Random pick = new Random(layer.index());
        double h = 1e-6;
        for (int n = 0; n < Math.min(numbers, values.length); n++) {
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

    /** With oneDNN, where it is, and without. */
    private static List<Boolean> ways() {
        return NativeLibrary.load().hasOneDnn() ? List.of(true, false) : List.of(false);
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** Random weights, and what they make of a random input. */
    private record Asked(Weights weights, Activations expected) {
        static Asked draw(Architecture architecture) {
            Random random = new Random(1);
            return Kinks.clear(
                    CLEAR,
                    () -> {
                        Weights weights = RandomTensors.weights(random, architecture);
                        Tensor input = RandomTensors.uniform(random, architecture.input().shape());
                        return new Asked(
                                weights, Backpropagation.forward(architecture, weights, input));
                    },
                    drawn -> Kinks.distance(architecture, drawn.expected()));
        }
    }

    /** A batch with random labels, and random weights to show it to. */
    private record Examples(
            Architecture architecture,
            Weights weights,
            List<Tensor> inputs,
            List<Integer> classes,
            OpTraining op) {
        static Examples draw(Architecture architecture, double clear) {
            return draw(architecture, clear, batchOf(architecture));
        }

        static Examples draw(Architecture architecture, double clear, int count) {
            Random random = new Random(3);
            return Kinks.clear(
                    clear,
                    () -> draw(architecture, random, count),
                    drawn -> drawn.op.distanceFromKinks());
        }

        /** Of the many sums of a wide network, one of three examples is nearly always at a kink. */
        private static int batchOf(Architecture architecture) {
            return architecture.parameterCount() > WIDE ? 1 : EXAMPLES;
        }

        private static Examples draw(Architecture architecture, Random random, int count) {
            Weights weights = RandomTensors.weights(random, architecture);
            List<Tensor> inputs = new ArrayList<>();
            List<Integer> classes = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                inputs.add(RandomTensors.uniform(random, architecture.input().shape()));
                classes.add(random.nextInt(architecture.classes()));
            }
            OpTraining op = new OpTraining(architecture, weights, SEED, inputs);
            return new Examples(architecture, weights, inputs, classes, op);
        }
    }

    /** A network that is shown the examples. */
    private static final class Case implements AutoCloseable {
        private final FastNetwork network;
        private final INDArray x;
        private final INDArray labels;

        private Case(Examples examples, DataType type, Loss loss, boolean oneDnn) {
            NativeLibrary.load();
            NativeLibrary.confineThread();
            Architecture architecture = examples.architecture();
            UpdaterConfig learning = new UpdaterConfig(type, new NoOp(), List.of(), loss, SEED);
            network =
                    new FastNetwork(
                            Configurations.own(
                                    architecture, learning, oneDnn, Nd4jElementwiseOps.of(type)));
            network.init();
            network.initGradientsView();
            Parameters.load(architecture, network, examples.weights());
            int count = examples.inputs().size();
            labels = OffHeapMemory.keep(type, count, architecture.classes());
            for (int n = 0; n < count; n++) {
                labels.putScalar(n, examples.classes().get(n), 1);
            }
            Tensor batch = OpTraining.join(examples.inputs());
            long[] shape = Arrays.stream(batch.shape().toArray()).asLongStream().toArray();
            x = OffHeapMemory.keep(type, shape);
            OffHeapMemory.write(doubles(batch.toArray()), x);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
