package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** How maps are made, how they are pooled in other ways, and what activations make of them. */
final class MapReporterTest {
    @Test
    void thePartsOfAConvolutionAndItsBiasAreItsSums() {
        MapReport.Convolved report = (MapReport.Convolved) report(Presets.LENET5_MODERN, 2, 11);
        assertThat(report.parts()).hasSize(6);
        for (int i = 0; i < report.sums().size(); i++) {
            double sum = report.bias();
            for (MapReport.Part part : report.parts()) {
                sum += part.result().get(i);
            }
            assertThat(sum).isEqualTo(report.sums().get(i), within(1e-5));
            assertThat((float) report.activation().apply(report.sums().get(i)))
                    .isEqualTo(report.output().get(i));
        }
    }

    @Test
    void mapsThatATableLeavesOutAreNotThere() {
        MapReport.Convolved report = (MapReport.Convolved) report(Presets.LENET5_1998, 2, 0);
        assertThat(report.parts())
                .extracting(MapReport.Part::channel)
                .containsExactlyElementsOf(ConnectionTable.LENET5.inputs().get(0));
    }

    @Test
    void subsamplingIsTheSumTimesTheCoefficientAndTheBias() {
        MapReport.Subsampled report = (MapReport.Subsampled) report(Presets.LENET5_1998, 1, 3);
        for (int i = 0; i < report.sums().size(); i++) {
            double z = report.totals().get(i) * report.coefficient() + report.bias();
            assertThat(z).isEqualTo(report.sums().get(i), within(1e-5));
        }
    }

    @Test
    void aMapIsPooledByEachMethod() {
        Tensor map = Tensor.of(Shape.of(1, 2, 4), 1, 2, -5, 0, 3, 4, 0, 1);
        Window window = new Window(2, 2, 0, 1);
        PoolingComparison max = pooled(PoolKind.MAX, window, map);
        assertThat(max.pooled().toArray()).containsExactly(4, 1);
        assertThat(max.lost().toArray()).containsExactly(-3, -2, -6, -1, -1, 0, -1, 0);
        assertThat(max.meanLost()).isEqualTo(14 / 8.0);
        assertThat(max.kept()).isEqualTo(2);
        PoolingComparison mean = pooled(PoolKind.AVERAGE, window, map);
        assertThat(mean.pooled().toArray()).containsExactly(2.5f, -1);
        PoolingComparison min = pooled(PoolKind.MIN, window, map);
        assertThat(min.pooled().toArray()).containsExactly(1, -5);
        assertThat(pooled(PoolKind.L2, window, map).pooled().toArray())
                .containsExactly((float) Math.sqrt(30), (float) Math.sqrt(26));
        PoolingComparison step = PoolingComparison.all(window, map).get(PoolKind.values().length);
        assertThat(step.pool()).isEmpty();
        assertThat(step.pooled().toArray()).containsExactly(1, -5);
    }

    private static PoolingComparison pooled(PoolKind pool, Window window, Tensor map) {
        return PoolingComparison.all(window, map).stream()
                .filter(it -> it.pool().equals(Optional.of(pool)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void cellsWithoutGradientAreDeadAndThoseWithHardlyAnySaturated() {
        Tensor sums = Tensor.of(Shape.of(1, 1, 4), -2, 0, 0.5f, 9);
        ActivationReport relu = ActivationReport.of(Activation.RELU, sums);
        assertThat(relu.outputs().toArray()).containsExactly(0, 0, 0.5f, 9);
        assertThat(relu.dead()).isEqualTo(2);
        assertThat(relu.saturated()).isZero();
        ActivationReport tanh = ActivationReport.of(Activation.TANH, sums);
        assertThat(tanh.saturated()).isEqualTo(1);
        assertThat(tanh.state(3)).isEqualTo(ActivationReport.State.SATURATED);
        assertThat(tanh.state(0)).isEqualTo(ActivationReport.State.ACTIVE);
        ActivationReport leaky = ActivationReport.of(Activation.LEAKY_RELU, sums);
        assertThat(leaky.dead()).isZero();
        assertThat(leaky.saturated()).as("a leak is there so that a gradient passes").isZero();
    }

    @Test
    void aSoftmaxIsWrittenOut() {
        Tensor logits = Tensor.of(Shape.units(3), 0, (float) Math.log(2), (float) Math.log(5));
        SoftmaxReport own = SoftmaxReport.of(logits, 1);
        assertThat(own.sum()).isEqualTo(8, within(1e-6));
        assertThat(own.probabilities().get(2)).isEqualTo(5 / 8.0, within(1e-6));
        Tensor op = org.kernelscope.op.Softmax.forward(logits);
        for (int i = 0; i < 3; i++) {
            assertThat(own.probabilities().get(i)).isEqualTo(op.get(i), within(1e-6));
        }
        // e^(z/2): 1, √2, √5
        SoftmaxReport warm = SoftmaxReport.of(logits, 2);
        assertThat(warm.exponentials().get(1)).isEqualTo(Math.sqrt(2), within(1e-6));
        assertThat(warm.probabilities().get(2)).isLessThan(own.probabilities().get(2));
    }

    @Test
    void exponentialsThatNobodyCouldWriteAreShifted() {
        SoftmaxReport huge = SoftmaxReport.of(Tensor.of(Shape.units(2), 2000, 1999), 1);
        assertThat(huge.sum()).isEqualTo(1 + Math.exp(-1), within(1e-9));
        assertThat(huge.shift()).isEqualTo(2000);
    }

    private static MapReport report(Architecture architecture, int layer, int channel) {
        Weights weights = InitialWeights.draw(architecture, 2);
        float[] pixels = new float[architecture.input().shape().size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 7 / 7f;
        }
        Tensor input = Tensor.takeOver(architecture.input().shape(), pixels);
        Activations activations = Backpropagation.forward(architecture, weights, input);
        return MapReporter.report(
                new Model(architecture, weights, Map.of()), activations, layer, channel);
    }
}
