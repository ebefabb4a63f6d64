package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * How a network is asked. That its numbers are those of the readable arithmetic is held by {@link
 * LayerKindsTest}.
 */
@Tag("slow")
final class ForwardTest {
    private static final float TOLERANCE = 1e-5f;

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
}
