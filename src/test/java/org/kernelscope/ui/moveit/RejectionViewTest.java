package org.kernelscope.ui.moveit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;

/** Thresholds that refuse images which show no digit. */
final class RejectionViewTest {
    private final ExecutorService thread = NamedThreads.single("analysis");
    private final DrawingModel drawing = new DrawingModel(Drawing.EMPTY);
    private TestWindow window;
    private RejectionModel model;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        model =
                TestWindow.fx(
                        () ->
                                new RejectionModel(
                                        drawing,
                                        new AnalysisExecutor(
                                                thread,
                                                FxThread.EXECUTOR,
                                                Dl4jEngine::new,
                                                () -> Mnist.inside().test().range(0, 200),
                                                new Notices()),
                                        ModelFile::readBundled));
        window =
                TestWindow.open(
                        () ->
                                new Scene(
                                        new RejectionView(model, new Display(), new Localisation()),
                                        1200,
                                        700));
        TestWindow.until("the measurements", () -> model.shownProperty().get() != null);
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
        thread.shutdownNow();
    }

    @Test
    void theThresholdIsDragged() {
        Slider share = window.find("#rejection-share", Slider.class);
        window.pointAt(share, 0.98, 0.5);
        window.press();
        TestWindow.until("most digits", () -> model.shareProperty().get() > 0.97);
        int most = accepted();
        double strict = leastProbability();
        String summary = window.text("#rejection-summary");
        window.pointAt(share, 0.02, 0.5);
        TestWindow.until("few digits", () -> model.shareProperty().get() < 0.6);
        // The button is still down.
        assertThat(leastProbability()).isGreaterThan(strict);
        assertThat(accepted()).isLessThan(most);
        assertThat(window.text("#rejection-summary")).isNotEqualTo(summary);
        window.release();
    }

    @Test
    void aHotterSoftmaxIsLessSure() {
        double before = sureness();
        window.pointAt(window.find("#rejection-temperature", Slider.class), 0.98, 0.5);
        window.press();
        window.release();
        TestWindow.until("another temperature", () -> model.temperatureProperty().get() > 2);
        assertThat(sureness()).isLessThan(before);
    }

    @Test
    void anImageGoesOnThePad() {
        window.click(tray().get(0));
        TestWindow.until("it is on the pad", () -> !drawing.drawing().equals(Drawing.EMPTY));
    }

    /** How often a verdict says that an image is accepted. */
    private int accepted() {
        int count = 0;
        for (Button each : tray()) {
            VBox both = (VBox) Objects.requireNonNull(each.getGraphic());
            String verdict = TestWindow.fx(() -> ((Labeled) both.getChildren().get(1)).getText());
            count += (int) verdict.chars().filter(c -> c == '\u2713').count();
        }
        return count;
    }

    private List<Button> tray() {
        FlowPane tray = window.find("#rejection-tray", FlowPane.class);
        return TestWindow.fx(() -> tray.getChildren().stream().map(Button.class::cast).toList());
    }

    private double leastProbability() {
        return TestWindow.fx(() -> shown().leastProbability());
    }

    /** The largest probability of the first image. */
    private double sureness() {
        return TestWindow.fx(() -> shown().probability(0, model.temperatureProperty().get()));
    }

    private RejectionModel.Shown shown() {
        return Objects.requireNonNull(model.shownProperty().get());
    }
}
