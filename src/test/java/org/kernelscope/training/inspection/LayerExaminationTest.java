package org.kernelscope.training.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.Checkpoint;

/** Units that are dead or saturated on purpose are found; histograms and ratios are right. */
final class LayerExaminationTest {
    @Test
    void aUnitWithoutAChanceIsDead() throws UserFacingException {
        // A bias far below all that the inputs can add: the ReLU never lets anything through.
        Diagnostics.OfLayer layer = examine(Activation.RELU, -1e4f).layers().get(0);
        assertThat(layer.dead().get(2)).isTrue();
        assertThat(layer.dead().get(0)).isFalse();
        assertThat(layer.saturated().isEmpty()).isTrue();
        assertThat(layer.units()).isEqualTo(4);
    }

    @Test
    void aUnitAtTheEndOfItsBendIsSaturated() throws UserFacingException {
        Diagnostics.OfLayer layer = examine(Activation.TANH, 1e4f).layers().get(0);
        assertThat(layer.saturated().get(2)).isTrue();
        assertThat(layer.saturated().get(0)).isFalse();
        assertThat(layer.dead().isEmpty()).isTrue();
    }

    @Test
    void theRatioIsThatOfTheStepToTheWeights() throws UserFacingException {
        Diagnostics diagnostics = examine(Activation.RELU, 0);
        // The updates below are a thousandth of the weights.
        assertThat(diagnostics.layers().get(0).updateRatio()).isCloseTo(-3, Offset.offset(1e-4));
        assertThat(diagnostics.layers().get(1).updateRatio()).isCloseTo(-3, Offset.offset(1e-4));
    }

    @Test
    void everyWeightIsInItsHistogramOnce() throws UserFacingException {
        Diagnostics.OfLayer layer = examine(Activation.RELU, 0).layers().get(0);
        assertThat(Objects.requireNonNull(layer.weights()).total()).isEqualTo(4 * 32 * 32);
        assertThat(Objects.requireNonNull(layer.gradients()).total()).isEqualTo(4 * 32 * 32);
        assertThat(layer.activations().total()).isEqualTo(4 * 5);
    }

    @Test
    void aDistributionKnowsItsEndsItsMeanAndItsSpread() {
        ValueDistribution numbers = ValueDistribution.of(new float[] {-2, 0, 0, 2}, 4);
        assertThat(numbers.counts()).containsExactly(1, 0, 2, 1);
        assertThat(numbers.low()).isEqualTo(-2);
        assertThat(numbers.high()).isEqualTo(2);
        assertThat(numbers.mean()).isZero();
        assertThat(numbers.deviation()).isCloseTo(Math.sqrt(2), Offset.offset(1e-9));
        assertThat(ValueDistribution.of(new float[] {5, 5}, 3).total()).isEqualTo(2);
    }

    private static Diagnostics examine(Activation activation, float bias)
            throws UserFacingException {
        Architecture architecture =
                Architecture.of(
                        "small",
                        new InputSpec(1, 32, 0, 1),
                        List.of(new DenseSpec("F1", 4, activation), new OutputSpec("output", 10)));
        Map<String, Tensor> tensors =
                new LinkedHashMap<>(InitialWeights.draw(architecture, 5).asMap());
        tensors.put("F1.bias", Tensor.of(Shape.of(4), 0, 0, bias, 0));
        Weights weights = Weights.of(architecture, tensors);
        Map<String, Tensor> updates = new LinkedHashMap<>();
        weights.asMap().forEach((name, tensor) -> updates.put(name, scaled(tensor, 1e-3f)));
        Dataset test = Mnist.inside().test().range(0, 5);
        List<Activations> probe = new ArrayList<>();
        try (Network network = new Dl4jEngine().open(architecture, weights)) {
            for (int i = 0; i < test.count(); i++) {
                probe.add(network.forward(architecture.input().encode(test.ink(i))));
            }
        }
        return LayerExamination.of(
                new LiveSnapshot(
                        1,
                        architecture,
                        new Checkpoint(7, weights),
                        updates,
                        updates,
                        1,
                        test,
                        false,
                        true),
                probe);
    }

    private static Tensor scaled(Tensor tensor, float factor) {
        float[] values = tensor.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return Tensor.takeOver(tensor.shape(), values);
    }
}
