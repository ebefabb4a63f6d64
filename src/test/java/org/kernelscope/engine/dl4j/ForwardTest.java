package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Every number that the engine shows is the one that the readable arithmetic gets. */
final class ForwardTest {
    private static final float TOLERANCE = 1e-5f;

    static List<RandomNetwork> networks() {
        return IntStream.range(0, 24).mapToObj(RandomNetwork::new).toList();
    }

    @Test
    void lenetAgreesWithTheReadableArithmetic() {
        check(Presets.LENET5_MODERN, new Random(1), true);
        check(Presets.LENET5_MODERN, new Random(2), false);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void anyNetworkAgreesWithTheReadableArithmetic(RandomNetwork network) {
        check(network.architecture(), new Random(network.seed()), true);
        check(network.architecture(), new Random(network.seed()), false);
    }

    @Test
    void manyInputsAtOnceGiveWhatEachGivesAlone() {
        Architecture architecture = Presets.LENET5_MODERN;
        Random random = new Random(3);
        Weights weights = RandomTensors.weights(random, architecture);
        try (Network network = new Dl4jEngine().open(architecture, weights)) {
            Tensor inputs = RandomTensors.uniform(random, Shape.of(5, 1, 32, 32));
            Tensor together = network.probabilities(inputs);
            for (int n = 0; n < 5; n++) {
                float[] one = new float[32 * 32];
                System.arraycopy(inputs.toArray(), n * one.length, one, 0, one.length);
                Tensor alone =
                        network.forward(Tensor.takeOver(Shape.of(1, 32, 32), one)).probabilities();
                for (int i = 0; i < 10; i++) {
                    assertThat(together.get(n * 10 + i))
                            .isCloseTo(alone.get(i), Offset.offset(TOLERANCE));
                }
            }
        }
    }

    @Test
    void loadedWeightsComeBackAsTheyWere() {
        Architecture architecture = Presets.LENET5_MODERN;
        Dl4jEngine engine = new Dl4jEngine();
        Weights first = engine.initialWeights(architecture, 7);
        Weights second = engine.initialWeights(architecture, 8);
        try (Network network = engine.open(architecture, first)) {
            assertThat(network.weights()).isEqualTo(first);
            network.load(second);
            assertThat(network.weights()).isEqualTo(second).isNotEqualTo(first);
        }
        assertThat(engine.initialWeights(architecture, 7)).isEqualTo(first);
    }

    private static void check(Architecture architecture, Random random, boolean oneDnn) {
        Weights weights = RandomTensors.weights(random, architecture);
        boolean there = NativeLibrary.load().hasOneDnn();
        try (Network network = new Dl4jNetwork(architecture, weights, oneDnn && there)) {
            Tensor input = RandomTensors.uniform(random, architecture.input().shape());
            Activations expected = OpNetwork.forward(architecture, weights, input);
            Activations actual = network.forward(input);
            for (int i = 0; i < expected.layers().size(); i++) {
                String name = expected.layers().get(i).name();
                compare(name, expected.output(i), actual.output(i));
                assertThat(actual.layers().get(i).sums().isPresent())
                        .isEqualTo(expected.layers().get(i).sums().isPresent());
                if (expected.layers().get(i).sums().isPresent()) {
                    compare(
                            name + ".z",
                            expected.layers().get(i).sums().get(),
                            actual.layers().get(i).sums().get());
                }
            }
        }
    }

    private static void compare(String name, Tensor expected, Tensor actual) {
        assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
        float scale = Math.max(1, expected.absMax());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i))
                    .as("%s[%d]", name, i)
                    .isCloseTo(expected.get(i), Offset.offset(TOLERANCE * scale));
        }
    }
}
