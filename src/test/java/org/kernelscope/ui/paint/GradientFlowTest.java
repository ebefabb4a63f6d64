package org.kernelscope.ui.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.LayerGradients;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class GradientFlowTest {
    @Test
    void aPipeLosesASixthOfItsWidthForEachFactorOfTen() {
        GradientFlow flow = new GradientFlow(List.of(1e-9, 0.0, 0.02, 2.0, 5.0));
        assertThat(flow.largest()).isEqualTo(2);
        assertThat(flow.share(3)).isEqualTo(1);
        assertThat(flow.share(2)).isCloseTo(1 - 2 / 6.0, within(1e-12));
        assertThat(flow.share(1)).isZero();
        assertThat(flow.share(0)).isEqualTo(0.02);
    }

    @Test
    void theSizeIsTheRootMeanSquare() {
        Tensor input = Tensor.takeOver(Shape.of(1, 1, 2), new float[] {3, -4});
        Tensor output = Tensor.takeOver(Shape.units(2), new float[] {0, 1});
        GradientFlow flow =
                GradientFlow.of(
                        new LayerGradients(input, List.of(output), List.of(output), Map.of()));
        assertThat(flow.sizes()).hasSize(2);
        assertThat(flow.sizes().get(0)).isCloseTo(Math.sqrt(12.5), within(1e-12));
        assertThat(flow.largest()).isEqualTo(flow.sizes().get(0));
    }
}
