package org.kernelscope.ui.moveit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.transform.Quantity;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.MovementModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** The handles and the surfaces, by mouse. */
final class MoveViewTest {
    private final ExecutorService thread = NamedThreads.single("analysis");
    private final MovementModel movement = new MovementModel();
    private MoveModel model;
    private TestWindow window;

    private MoveModel model() {
        Notices notices = new Notices();
        NetworkModel network = new NetworkModel(thread, FxThread.EXECUTOR, notices);
        network.start(Dl4jEngine::new, () -> ModelFile.readBundled(Presets.LENET5_MODERN.id()));
        Stroke one = Stroke.at(0.5, 0.2, 0.09).to(0.5, 0.8);
        return new MoveModel(
                new DrawingModel(new Drawing(null, List.of(one))),
                network,
                movement,
                new AnalysisExecutor(
                        thread, FxThread.EXECUTOR, Dl4jEngine::new, Mnist.inside()::test, notices),
                ModelFile::readBundled);
    }

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        model = TestWindow.fx(this::model);
        window =
                TestWindow.open(
                        () -> {
                            MoveView view =
                                    new MoveView(
                                            model,
                                            List.of(Presets.MLP),
                                            new Display(),
                                            new Localisation());
                            StackPane root = new StackPane(view);
                            root.getStylesheets().add("/org/kernelscope/ui/lab.css");
                            return new Scene(root, 1200, 700);
                        });
    }

    @AfterEach
    void close() {
        window.close();
        thread.shutdownNow();
    }

    @Test
    void everythingFollowsWhileTheButtonIsDown() {
        TestWindow.until("an answer", () -> model.answerProperty().get() != null);
        Region pad = window.find("#move-pad", Region.class);
        Point2D middle = TestWindow.fx(() -> new Point2D(pad.getWidth() / 2, pad.getHeight() / 2));
        window.pointAt(pad, middle);
        window.press();
        window.pointAt(pad, middle.add(20, 0));
        TestWindow.until("the shift", () -> movement.transform().of(Quantity.RIGHT) > 0);
        TestWindow.until("the count of changed inputs", () -> stays() < 1);
        assertThat(window.text("#move-changed")).doesNotStartWith("0 of");
        window.release();
        window.click("#move-reset");
        TestWindow.until("as drawn", () -> movement.transform().isNone() && stays() == 1);
    }

    @Test
    void aPressInASurfaceMovesTheDigit() {
        TestWindow.until("surfaces", () -> model.surfacesProperty().get().size() == 2);
        Region surfaces = window.find("#move-surfaces", Region.class);
        double below = 60;
        window.pointAt(surfaces, new Point2D(12, below));
        window.press();
        window.release();
        TestWindow.until("a turn", () -> movement.transform().of(Quantity.TURN) < 0);
    }

    private double stays() {
        return Objects.requireNonNull(model.answerProperty().get())
                .predictions()
                .get(0)
                .report()
                .layers()
                .get(0)
                .invariance();
    }
}
