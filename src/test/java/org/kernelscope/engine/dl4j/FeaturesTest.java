package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** What the output layer gets, for many inputs at once, is what it gets for each. */
final class FeaturesTest {
    private static final int COUNT = 3;

    @ParameterizedTest
    @ValueSource(strings = {"lenet5-modern", "lenet5-1998", "lenet1", "mlp", "tiny", "deeper"})
    void theyAreTheOutputOfTheLayerBefore(String name) throws Exception {
        Model model = ModelFile.readBundled(name);
        Shape one = model.architecture().input().shape();
        float[] inputs = new float[COUNT * one.size()];
        Random random = new Random(7);
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = random.nextFloat();
        }
        try (Network network = new Dl4jEngine().open(model.architecture(), model.weights())) {
            Tensor features =
                    network.features(
                            Tensor.of(
                                    Shape.of(COUNT, one.channels(), one.rows(), one.columns()),
                                    inputs));
            int units = features.size() / COUNT;
            for (int i = 0; i < COUNT; i++) {
                float[] input = new float[one.size()];
                System.arraycopy(inputs, i * one.size(), input, 0, input.length);
                Activations all = network.forward(Tensor.of(one, input));
                Tensor expected = all.output(all.layers().size() - 2);
                assertThat(expected.size()).isEqualTo(units);
                for (int unit = 0; unit < units; unit++) {
                    assertThat(features.get(i * units + unit))
                            .isCloseTo(expected.get(unit), Offset.offset(1e-4f));
                }
            }
        }
    }
}
