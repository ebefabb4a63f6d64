package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class EditedNetworkTest {
    private final Model model =
            new Model(
                    Presets.LENET5_MODERN,
                    RandomTensors.weights(new Random(1), Presets.LENET5_MODERN),
                    Map.of("accuracy.test", "0.99", "train.seed", "1"));

    @Test
    void anotherKernelIsInItsPlaceAndNothingElseIsTouched() throws ArchitectureException {
        KernelId id = new KernelId(2, 7, 3);
        Tensor kernel = RandomTensors.uniform(new Random(2), Shape.of(1, 5, 5));
        EditedNetwork edits =
                EditedNetwork.unedited(model).with(new WeightEdit.Replace(id, kernel));
        assertThat(kernel(edits.model(), id)).isEqualTo(kernel);
        float[] before = model.weights().get("C3.weight").toArray();
        float[] after = edits.model().weights().get("C3.weight").toArray();
        int from = (7 * 6 + 3) * 25;
        for (int i = 0; i < before.length; i++) {
            if (i < from || i >= from + 25) {
                assertThat(after[i]).isEqualTo(before[i]);
            }
        }
        assertThat(edits.layers()).containsExactly(2);
    }

    @Test
    void swappedKernelsAreInEachOthersPlaces() throws ArchitectureException {
        KernelId first = new KernelId(2, 0, 1);
        KernelId second = new KernelId(2, 15, 5);
        EditedNetwork edits =
                EditedNetwork.unedited(model).with(new WeightEdit.Swap(first, second));
        assertThat(kernel(edits.model(), first)).isEqualTo(kernel(model, second));
        assertThat(kernel(edits.model(), second)).isEqualTo(kernel(model, first));
        EditedNetwork back = edits.with(new WeightEdit.Swap(first, second));
        assertThat(back.model().weights()).isEqualTo(model.weights());
        assertThatThrownBy(() -> new WeightEdit.Swap(first, new KernelId(0, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void aSilencedMapIsZeroWhateverItSees(Activation activation) throws ArchitectureException {
        Architecture architecture =
                Architecture.of(
                        "small",
                        new InputSpec(8, 0, 1),
                        List.of(
                                new ConvolutionSpec("C1", 3, Window.of(3), activation),
                                new OutputSpec("output", 3)));
        Model small =
                new Model(
                        architecture, RandomTensors.weights(new Random(3), architecture), Map.of());
        Model silenced = EditedNetwork.unedited(small).with(new WeightEdit.Silence(0, 1)).model();
        Tensor input = RandomTensors.uniform(new Random(4), architecture.input().shape());
        Activations seen = Backpropagation.forward(architecture, silenced.weights(), input);
        Activations before = Backpropagation.forward(architecture, small.weights(), input);
        assertThat(seen.output(0).channel(1).absMax()).isZero();
        assertThat(before.output(0).channel(1).absMax()).isPositive();
        assertThat(seen.output(0).channel(0)).isEqualTo(before.output(0).channel(0));
        assertThat(seen.output(0).channel(2)).isEqualTo(before.output(0).channel(2));
    }

    @Test
    void aChangedNetworkSaysSoAndDoesNotBoastOfTheAccuracyOfTheOther()
            throws ArchitectureException {
        EditedNetwork edits =
                EditedNetwork.unedited(model)
                        .with(new WeightEdit.Bias(0, 2, 1.5f))
                        .with(new WeightEdit.Bias(5, 80, -1));
        assertThat(edits.model().weights().get("C1.bias").get(2)).isEqualTo(1.5f);
        assertThat(edits.model().weights().get("F6.bias").get(80)).isEqualTo(-1);
        assertThat(edits.model().metadata())
                .containsEntry(EditedNetwork.METADATA, "2")
                .containsEntry("train.seed", "1")
                .doesNotContainKey("accuracy.test");
        assertThat(edits.base()).isSameAs(model);
        assertThat(EditedNetwork.unedited(model).isChanged()).isFalse();
        assertThat(edits.isChanged()).isTrue();
    }

    @Test
    void whatIsNoNumberIsRefused() {
        EditedNetwork edits = EditedNetwork.unedited(model);
        assertThatThrownBy(() -> edits.with(new WeightEdit.Bias(0, 0, Float.NaN)))
                .isInstanceOf(ArchitectureException.class);
        assertThatThrownBy(() -> edits.with(new WeightEdit.Silence(1, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Tensor kernel(Model of, KernelId id) {
        return Kernels.of(of.architecture().layers().get(id.layer()), of.weights())
                .orElseThrow()
                .kernel(id.map(), id.input())
                .orElseThrow();
    }
}
