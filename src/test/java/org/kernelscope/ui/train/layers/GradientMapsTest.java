package org.kernelscope.ui.train.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Tensor;

/** Which gradients there are to see beside what the layers hand on. */
final class GradientMapsTest {
    @Test
    void aConvolutionalNetworkHasThemForItsInputAndAllItsMaps() throws Exception {
        assertThat(names(Presets.LENET5_MODERN)).containsExactly("", "C1", "S2", "C3", "S4");
    }

    @Test
    void aPerceptronHasThemForItsInput() throws Exception {
        assertThat(names(Presets.MLP)).containsExactly(GradientMaps.INPUT);
    }

    private static List<String> names(Architecture architecture) throws Exception {
        Model model = Model.untrained(architecture, 3);
        Tensor input = architecture.input().encode(Mnist.inside().test().ink(0));
        Activations seen = Backpropagation.forward(architecture, model.weights(), input);
        GradientMaps maps = GradientMaps.of(model, seen, 7, Loss.usual(architecture));
        assertThat(maps.rows())
                .allSatisfy(
                        row -> {
                            assertThat(row.gradients().shape()).isEqualTo(row.values().shape());
                            assertThat(GradientMaps.limit(row.gradients())).isPositive();
                        });
        return maps.rows().stream().map(GradientMaps.Row::name).toList();
    }
}
