package org.kernelscope.ui.train.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;

/** Which layers have a sheet of kernels, whatever the network. */
final class KernelsViewTest {
    static List<Architecture> presets() {
        return Presets.all();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void whatHasASheetHasKernels(Architecture preset) throws Exception {
        Weights weights = Model.untrained(preset, 1).weights();
        for (Layer layer : preset.layers()) {
            if (KernelsView.hasSheet(layer)) {
                assertThat(Kernels.of(layer, weights)).as(layer.name()).isPresent();
            }
        }
    }

    @Test
    void theConvolutionsOf1998HaveSheetsAndItsSubsamplingHasNone() {
        assertThat(
                        Presets.LENET5_1998.layers().stream()
                                .filter(KernelsView::hasSheet)
                                .map(Layer::name))
                .containsExactly("C1", "C3");
    }

    @Test
    void theUnitsOfAPerceptronLookForPicturesAndThoseOverThemDoNot() {
        assertThat(Presets.MLP.layers().stream().filter(KernelsView::hasSheet).map(Layer::name))
                .containsExactly("F1");
        assertThat(KernelsView.hasSheet(Presets.LENET5_MODERN.layers().get(4))).isFalse();
    }

    @Test
    void theDifferenceIsThatOfTheLayerAlone() throws Exception {
        Weights to = Model.untrained(Presets.LENET5_MODERN, 1).weights();
        Weights from = Model.untrained(Presets.LENET5_MODERN, 2).weights();
        Layer first = Presets.LENET5_MODERN.layers().get(0);
        Weights difference = KernelsView.difference(first, to, from).orElseThrow();
        Tensor change = difference.get("C1.weight");
        assertThat(change.get(3))
                .isEqualTo(to.get("C1.weight").get(3) - from.get("C1.weight").get(3));
        assertThat(difference.get("C3.weight")).isEqualTo(to.get("C3.weight"));
    }
}
