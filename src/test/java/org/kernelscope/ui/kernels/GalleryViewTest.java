package org.kernelscope.ui.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.KernelFocus;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.Selection;

/** The kernel gallery in a window. */
final class GalleryViewTest {
    private final Notices notices = new Notices();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final KernelFocus focus = new KernelFocus();
    private TestWindow window;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        window =
                TestWindow.open(
                        () -> {
                            network.start(
                                    BandEngine::new,
                                    () -> Model.untrained(Presets.LENET5_MODERN, 3));
                            return new Scene(new StackPane(gallery()), 700, 360);
                        });
        window.settle();
    }

    private GalleryView gallery() {
        AnalysisExecutor analyses =
                new AnalysisExecutor(
                        Runnable::run,
                        Runnable::run,
                        BandEngine::new,
                        Mnist.inside()::test,
                        notices);
        return new GalleryView(
                new GalleryModel(network, new NetworkEditModel(network, notices), analyses),
                network,
                focus,
                new Selection(),
                new Display(),
                new Localisation());
    }

    @AfterEach
    void close() {
        window.close();
    }

    /** The highlight on the stage ends when the gallery is hidden. */
    @Test
    void aHiddenGalleryHighlightsNothing() {
        window.focus("#gallery-kernels");
        window.type(KeyCode.RIGHT);
        assertThat(TestWindow.fx(() -> focus.hoveredProperty().get()))
                .isEqualTo(new KernelFocus.Spot(new KernelId(2, 0, 0), 0, 0));
        TestWindow.run(() -> window.find("#gallery", GalleryView.class).setVisible(false));
        assertThat(TestWindow.fx(() -> focus.hoveredProperty().get())).isNull();
    }
}
