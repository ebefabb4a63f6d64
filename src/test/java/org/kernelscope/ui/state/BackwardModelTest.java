package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Samples;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;

/** What backward mode measures the loss against, and when it computes. */
final class BackwardModelTest {
    private final NetworkModel network =
            new NetworkModel(Runnable::run, Runnable::run, new Notices());
    private final BackwardModel backward = DirectBackward.of(network);

    BackwardModelTest() {
        network.start(Dl4jEngine::new, () -> model(Presets.TINY));
    }

    @Test
    void nothingIsComputedWhileItIsOff() {
        network.show(sample(4));
        assertThat(backward.resultProperty().get()).isNull();
        backward.onProperty().set(true);
        assertThat(result().inference()).isSameAs(network.inferenceProperty().get());
        backward.onProperty().set(false);
        assertThat(backward.resultProperty().get()).isNull();
    }

    @Test
    void theLabelOfASampleIsTheRightClass() {
        backward.onProperty().set(true);
        for (int label : new int[] {4, 7, 0}) {
            network.show(sample(label));
            assertThat(result().label()).isEqualTo(label);
        }
    }

    @Test
    void withoutALabelThePredictionIsTakenForRight() {
        backward.onProperty().set(true);
        network.show(drawn());
        assertThat(result().label())
                .isEqualTo(result().inference().activations().probabilities().argMax());
    }

    /** A stroke on a sample makes it another picture. */
    @Test
    void aSampleThatWasDrawnOnHasNoLabel() {
        Drawing touched = sample(4).plus(Stroke.at(0.1, 0.1, 0.1).to(0.9, 0.9));
        assertThat(sample(4).label()).contains(4);
        assertThat(touched.label()).isEmpty();
        assertThat(drawn().label()).isEmpty();
    }

    @Test
    void aChosenClassHoldsUntilItIsChosenAgainOrTheNetworkChanges() {
        backward.onProperty().set(true);
        network.show(sample(4));
        backward.toggleLabel(9);
        assertThat(result().label()).isEqualTo(9);
        network.show(sample(7));
        assertThat(result().label()).isEqualTo(9);
        backward.toggleLabel(9);
        assertThat(result().label()).isEqualTo(7);
        backward.toggleLabel(2);
        network.use(() -> model(Presets.LENET5_1998));
        network.show(sample(7));
        assertThat(result().label()).isEqualTo(7);
        assertThat(result().loss()).isEqualTo(Loss.MAP);
    }

    @Test
    void anEmptyPadHasNoGradients() {
        backward.onProperty().set(true);
        network.show(sample(4));
        network.show(Drawing.EMPTY);
        assertThat(backward.resultProperty().get()).isNull();
    }

    @Test
    void theGradientsAreThoseOfTheLoss() {
        backward.onProperty().set(true);
        network.show(sample(4));
        BackwardResult result = result();
        InferenceResult seen = result.inference();
        assertThat(result.gradients())
                .isEqualTo(
                        Backpropagation.ofLoss(
                                seen.model(), seen.activations(), 4, Loss.CROSS_ENTROPY));
        assertThat(result.value()).isPositive();
        assertThat(result.asActivations().input()).isEqualTo(result.gradients().input());
        assertThat(result.asActivations().output(1)).isEqualTo(result.gradients().output(1));
    }

    private BackwardResult result() {
        return Objects.requireNonNull(backward.resultProperty().get());
    }

    private static Model model(Architecture architecture) {
        return new Model(architecture, InitialWeights.draw(architecture, 1), Map.of());
    }

    private static Drawing drawn() {
        return Drawing.EMPTY.plus(Stroke.at(0.5, 0.2, 0.085).to(0.5, 0.8));
    }

    private static Drawing sample(int digit) {
        var sample =
                Samples.all().stream()
                        .filter(each -> each.digit() == digit)
                        .findFirst()
                        .orElseThrow();
        return Drawing.of(new Backdrop(Samples.ink(sample), true, digit));
    }
}
