package org.kernelscope.ui.kerneleditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.analysis.KernelPreset;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** Edits of the selected kernel, without a window. */
final class KernelEditorModelTest {
    private static final KernelId KERNEL = new KernelId(2, 3, 1);
    private static final KernelId OTHER = new KernelId(2, 9, 4);

    private final Notices notices = new Notices();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final KernelFocus focus = new KernelFocus();
    private final NetworkEditModel edits = new NetworkEditModel(network, notices);
    private final KernelEditorModel editor = new KernelEditorModel(focus, edits);
    private final Model first = Model.untrained(Presets.LENET5_MODERN, 3);

    @BeforeEach
    void select() {
        assertThat(editor.limit()).as("without a network").isEqualTo(1);
        assertThat(editor.id()).isEmpty();
        network.start(BandEngine::new, () -> first);
        focus.chosenProperty().set(KERNEL);
    }

    @Test
    void theScaleOfThePenIsThatOfTheLearnedLayer() {
        assertThat(editor.limit()).isEqualTo(first.weights().get("C3.weight").absMax());
        edits.edit(new WeightEdit.Replace(KERNEL, large()));
        assertThat(editor.limit()).isEqualTo(first.weights().get("C3.weight").absMax());
        focus.chosenProperty().set(new KernelId(0, 3, 0));
        assertThat(editor.limit()).isEqualTo(first.weights().get("C1.weight").absMax());
        Model second = Model.untrained(Presets.LENET5_MODERN, 4);
        network.use(() -> second);
        assertThat(editor.limit()).isEqualTo(second.weights().get("C1.weight").absMax());
        editor.penProperty().set(-0.5);
        assertThat(editor.penWeight()).isEqualTo(-0.5f * editor.limit());
    }

    @Test
    void aStrokeWritesItsWeightsAndIsOneStepOfUndo() {
        Tensor learned = kernel(true);
        editor.penDown();
        editor.write(1, 2, 0.25f);
        editor.write(1, 3, 0.5f);
        editor.write(1, 3, 0.5f);
        editor.penUp();
        assertThat(kernel(true).at(0, 1, 2)).isEqualTo(0.25f);
        assertThat(kernel(true).at(0, 1, 3)).isEqualTo(0.5f);
        assertThat(kernel(true).at(0, 4, 4)).isEqualTo(learned.at(0, 4, 4));
        assertThat(kernel(false)).isEqualTo(learned);
        edits.undo();
        assertThat(kernel(true)).isEqualTo(learned);
        assertThat(edits.canUndoProperty().get()).isFalse();
    }

    @Test
    void zeroPresetAndRestoreReplaceTheWholeKernel() {
        Tensor learned = kernel(true);
        editor.zero();
        assertThat(kernel(true).absMax()).isZero();
        editor.put(KernelPreset.BLUR);
        assertThat(norm(kernel(true))).isCloseTo(norm(learned), within(1e-4));
        assertThat(kernel(true)).isNotEqualTo(learned);
        editor.restore();
        assertThat(kernel(true)).isEqualTo(learned);
    }

    /** A learned kernel of zeros has no norm that a preset could have. */
    @Test
    void aPresetInPlaceOfALearnedKernelOfZerosHasMediumWeights() throws ArchitectureException {
        Tensor zeros = Tensor.zeros(Shape.of(1, 5, 5));
        Model learned =
                EditedNetwork.unedited(Model.untrained(Presets.LENET5_MODERN, 7))
                        .with(new WeightEdit.Replace(KERNEL, zeros))
                        .model();
        network.use(() -> learned);
        assertThat(kernel(false).absMax()).isZero();
        editor.put(KernelPreset.SOBEL_ROWS);
        assertThat(norm(kernel(true))).isCloseTo(editor.limit() * 5 / 3.0, within(1e-4));
    }

    @Test
    void theNextSelectedKernelOfTheLayerIsSwapped() {
        Tensor one = kernel(true);
        focus.chosenProperty().set(OTHER);
        Tensor other = kernel(true);
        editor.swapWithNext();
        assertThat(editor.swappingProperty().get()).isTrue();
        focus.chosenProperty().set(KERNEL);
        assertThat(editor.swappingProperty().get()).isFalse();
        assertThat(kernel(true)).isEqualTo(other);
        focus.chosenProperty().set(OTHER);
        assertThat(kernel(true)).isEqualTo(one);
    }

    @Test
    void aKernelOfAnotherLayerIsNotSwappedAndASecondClickCancels() {
        editor.swapWithNext();
        focus.chosenProperty().set(new KernelId(0, 0, 0));
        assertThat(edits.changedProperty().get()).isFalse();
        assertThat(editor.swappingProperty().get()).isFalse();
        editor.swapWithNext();
        editor.swapWithNext();
        assertThat(editor.swappingProperty().get()).isFalse();
    }

    @Test
    void silencingSetsAllKernelsOfTheMapAndItsBiasToZero() {
        editor.penDown();
        editor.bias(0.75f);
        editor.penUp();
        assertThat(editor.bias()).isEqualTo(0.75f);
        editor.silence();
        assertThat(editor.bias()).isZero();
        for (int input = 0; input < 6; input++) {
            focus.chosenProperty().set(new KernelId(2, 3, input));
            assertThat(kernel(true).absMax()).isZero();
        }
        focus.chosenProperty().set(OTHER);
        assertThat(kernel(true).absMax()).isPositive();
    }

    @Test
    void aKernelThatTheNetworkDoesNotHaveIsNotSelected() {
        focus.chosenProperty().set(new KernelId(2, 99, 0));
        assertThat(editor.id()).isEmpty();
        editor.zero();
        editor.write(0, 0, 1);
        editor.silence();
        assertThat(edits.changedProperty().get()).isFalse();
        assertThat(editor.bias()).isZero();
        assertThat(editor.limit()).isEqualTo(1);
    }

    private Tensor kernel(boolean now) {
        return editor.kernel(now).orElseThrow();
    }

    private static double norm(Tensor kernel) {
        double squares = 0;
        for (float weight : kernel.toArray()) {
            squares += (double) weight * weight;
        }
        return Math.sqrt(squares);
    }

    private static Tensor large() {
        float[] weights = new float[25];
        weights[12] = 100;
        return Tensor.takeOver(Shape.of(1, 5, 5), weights);
    }
}
