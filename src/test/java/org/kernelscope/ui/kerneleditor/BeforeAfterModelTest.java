package org.kernelscope.ui.kerneleditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.WeightEdit;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.kerneleditor.BeforeAfterModel.Accuracy;
import org.kernelscope.ui.kerneleditor.BeforeAfterModel.Prediction;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** Predictions and accuracies before and after an edit, without a window. */
final class BeforeAfterModelTest {
    private final Deque<Runnable> thread = new ArrayDeque<>();
    private final Notices notices = new Notices();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final NetworkEditModel edits = new NetworkEditModel(network, notices);
    private final ModeModel mode = new ModeModel();
    private @Nullable BeforeAfterModel made;

    @BeforeEach
    void load() {
        // The pause before an evaluation is an animation.
        TestWindow.startToolkit();
        TestWindow.run(
                () -> {
                    made =
                            new BeforeAfterModel(
                                    network,
                                    edits,
                                    mode,
                                    new AnalysisExecutor(
                                            thread::add,
                                            Runnable::run,
                                            BandEngine::new,
                                            Mnist.inside()::test,
                                            notices));
                    network.start(BandEngine::new, () -> Model.untrained(Presets.LENET5_MODERN, 3));
                });
    }

    @Test
    void withoutADrawingThereIsNoPrediction() {
        TestWindow.run(() -> network.show(Drawing.EMPTY));
        assertThat(before()).isNull();
        assertThat(after()).isNull();
    }

    @Test
    void anUneditedNetworkIsNotRunTwice() {
        draw();
        assertThat(after()).isNotNull().isEqualTo(before());
        assertThat(TestWindow.fx(thread::isEmpty)).isTrue();
    }

    @Test
    void afterAnEditTheOriginalNetworkPredictsInTheBackground() {
        draw();
        Prediction original = Objects.requireNonNull(before());
        TestWindow.run(() -> edits.edit(new WeightEdit.Silence(0, 0)));
        draw();
        TestWindow.run(this::runAll);
        assertThat(before()).isEqualTo(original);
        assertThat(after()).isNotNull();
    }

    /** The accuracy of the base first, then that of the edited network; both are cached. */
    @Test
    void accuracyIsEvaluatedInTheLabOnly() {
        TestWindow.run(() -> edits.edit(new WeightEdit.Silence(0, 0)));
        assertThat(TestWindow.fx(model()::isSettled)).isTrue();
        TestWindow.run(() -> mode.modeProperty().set(Mode.LAB));
        TestWindow.until(
                "both accuracies are known",
                () -> {
                    runAll();
                    return model().accuracyAfterProperty().get() != null;
                });
        Accuracy accuracy = TestWindow.fx(() -> model().accuracyBeforeProperty().get());
        assertThat(Objects.requireNonNull(accuracy).count()).isEqualTo(1000);
        assertThat(TestWindow.fx(() -> model().accuracyAfterProperty().get())).isEqualTo(accuracy);
        assertThat(TestWindow.fx(model()::isSettled)).isTrue();
        assertThat(TestWindow.fx(thread::isEmpty)).as("nothing is evaluated twice").isTrue();
    }

    @Test
    void certaintyIsAProbabilityOrADistance() {
        assertThat(new Prediction(3, "3", 0.973f, false).certaintyText()).isEqualTo("97.3 %");
        assertThat(new Prediction(3, "3", 1.793f, true).certaintyText()).isEqualTo("1.793");
    }

    private BeforeAfterModel model() {
        return Objects.requireNonNull(made);
    }

    private void draw() {
        TestWindow.run(() -> network.show(Drawing.EMPTY.plus(Stroke.at(0.4, 0.5, 0.1))));
    }

    private @Nullable Prediction before() {
        return TestWindow.fx(() -> model().beforeProperty().get());
    }

    private @Nullable Prediction after() {
        return TestWindow.fx(() -> model().afterProperty().get());
    }

    private void runAll() {
        while (!thread.isEmpty()) {
            thread.remove().run();
        }
    }
}
