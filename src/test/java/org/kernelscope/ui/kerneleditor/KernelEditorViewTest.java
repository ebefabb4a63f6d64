package org.kernelscope.ui.kerneleditor;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** The kernel editor in a window. */
final class KernelEditorViewTest {
    private static final KernelId KERNEL = new KernelId(2, 3, 1);

    private final Notices notices = new Notices();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final KernelFocus focus = new KernelFocus();
    private TestWindow window;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        window = TestWindow.open(() -> new Scene(new StackPane(editor()), 600, 500));
        window.settle();
    }

    private KernelEditorView editor() {
        network.start(BandEngine::new, () -> Model.untrained(Presets.LENET5_MODERN, 3));
        focus.chosenProperty().set(KERNEL);
        return new KernelEditorView(
                new KernelEditorModel(focus, new NetworkEditModel(network, notices)),
                (file, model) -> {},
                new Display(),
                new Localisation());
    }

    @AfterEach
    void close() {
        window.close();
    }

    /** The highlight on the stage ends when the editor is hidden. */
    @Test
    void aHiddenEditorHighlightsNothing() {
        window.focus("#kernel-pad");
        window.type(KeyCode.RIGHT);
        assertThat(TestWindow.fx(() -> focus.hoveredProperty().get()))
                .isEqualTo(new KernelFocus.Spot(KERNEL, 0, 1));
        TestWindow.run(
                () -> window.find("#kernel-editor", KernelEditorView.class).setVisible(false));
        assertThat(TestWindow.fx(() -> focus.hoveredProperty().get())).isNull();
    }
}
