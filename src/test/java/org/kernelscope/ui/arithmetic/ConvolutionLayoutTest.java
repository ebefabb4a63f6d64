package org.kernelscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.MapReport.Convolved;
import org.kernelscope.analysis.MapReporter;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.Tile;

/** The tiles of a convolution have room beside one another in a window of any usual size. */
final class ConvolutionLayoutTest {
    /** Rounding of edges, in pixels. */
    private static final double ROUNDING = 1e-6;

    @ParameterizedTest
    @CsvSource({
        "lenet5-modern, 0, 990, 500, 13",
        "lenet5-modern, 0, 520, 560, 13",
        "lenet5-modern, 0, 1500, 900, 19.5",
        "lenet5-modern, 2, 990, 500, 13",
        "lenet5-modern, 2, 520, 560, 13",
        "lenet5-modern, 2, 760, 560, 26",
        "lenet5-modern, 4, 990, 500, 13",
        "lenet5-1998, 2, 760, 480, 13",
        "lenet5-colour, 0, 760, 480, 13",
        "tiny, 0, 760, 480, 13"
    })
    void allTilesAreInsideAndApart(String id, int layer, double width, double height, double em) {
        Architecture architecture = Presets.byId(id).orElseThrow();
        Weights weights = InitialWeights.draw(architecture, 1);
        Tensor input = Tensor.zeros(architecture.input().shape());
        Activations activations = Backpropagation.forward(architecture, weights, input);
        Model model = new Model(architecture, weights, Map.of());
        Convolved report = (Convolved) MapReporter.report(model, activations, layer, 3);
        FigureContext context =
                new FigureContext(
                        width,
                        height,
                        em,
                        Texts.in(Texts.Language.ENGLISH),
                        model,
                        activations,
                        ColorScale.of(ScaleMode.MAP, activations));
        ConvolutionLayout layout = ConvolutionLayout.of(report, context);
        int parts = report.parts().size();
        assertThat(layout.inputs()).hasSize(parts);
        assertThat(layout.kernels()).hasSize(parts);
        assertThat(layout.results()).hasSize(parts);
        List<Tile> all = new ArrayList<>(layout.inputs());
        all.addAll(layout.kernels());
        all.addAll(layout.results());
        all.add(layout.sums());
        all.add(layout.output());
        for (Tile tile : all) {
            assertThat(tile.x()).isNotNegative();
            assertThat(tile.y()).isNotNegative();
            assertThat(tile.x() + tile.width()).isLessThanOrEqualTo(width + ROUNDING);
            assertThat(tile.y() + tile.height()).isLessThanOrEqualTo(height + ROUNDING);
        }
        for (Tile one : all) {
            assertThat(all.stream().filter(other -> other != one && overlap(one, other)))
                    .as("%s", one)
                    .isEmpty();
        }
        assertThat(layout.equationX()).isBetween(0.0, width);
        assertThat(layout.equationY()).isBetween(0.0, height);
    }

    private static boolean overlap(Tile a, Tile b) {
        return a.x() + ROUNDING < b.x() + b.width()
                && b.x() + ROUNDING < a.x() + a.width()
                && a.y() + ROUNDING < b.y() + b.height()
                && b.y() + ROUNDING < a.y() + a.height();
    }
}
