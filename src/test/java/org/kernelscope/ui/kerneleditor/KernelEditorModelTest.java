package org.kernelscope.ui.kerneleditor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** What the table knows of the kernel on it. */
final class KernelEditorModelTest {
    private final Notices notices = new Notices();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final KernelFocus focus = new KernelFocus();
    private final NetworkEditModel surgery = new NetworkEditModel(network, notices);
    private final KernelEditorModel table = new KernelEditorModel(focus, surgery);

    @Test
    void thePensScaleIsThatOfTheLayerAsItWasLearned() {
        assertThat(table.limit()).isEqualTo(1);
        Model first = Model.untrained(Presets.LENET5_MODERN, 3);
        network.start(BandEngine::new, () -> first);
        focus.chosenProperty().set(new KernelId(2, 3, 1));
        assertThat(table.limit()).isEqualTo(first.weights().get("C3.weight").absMax());
        surgery.edit(new WeightEdit.Replace(new KernelId(2, 3, 1), large()));
        assertThat(table.limit()).isEqualTo(first.weights().get("C3.weight").absMax());
        focus.chosenProperty().set(new KernelId(0, 3, 0));
        assertThat(table.limit()).isEqualTo(first.weights().get("C1.weight").absMax());
        Model second = Model.untrained(Presets.LENET5_MODERN, 4);
        network.use(() -> second);
        assertThat(table.limit()).isEqualTo(second.weights().get("C1.weight").absMax());
    }

    private static Tensor large() {
        float[] weights = new float[25];
        weights[12] = 100;
        return Tensor.takeOver(Shape.of(1, 5, 5), weights);
    }
}
