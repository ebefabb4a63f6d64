package org.kernelscope.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.Advance;
import org.kernelscope.training.RunState;
import org.kernelscope.training.TrainingService;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.train.FewExamples;

/** What a step with one example means for batch normalisation is said once for each network. */
final class OneExampleTest {
    private final List<String> told = new ArrayList<>();
    private final Notices notices = new Notices();
    private final ModeModel workspace = new ModeModel();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);

    @Test
    void isExplainedOnceToWhoTrainsANetworkWithBatchNormalisation() throws ArchitectureException {
        TestWindow.startToolkit();
        try (TrainingService service = new TrainingService(new Dl4jEngine(), new FewExamples())) {
            TrainModel model =
                    TestWindow.fx(
                            () ->
                                    new TrainModel(
                                            service, network, workspace, notices, Runnable::run));
            TestWindow.run(
                    () -> {
                        workspace.modeProperty().set(Mode.TRAIN);
                        notices.newestProperty().subscribe(this::note);
                        network.start(
                                BandEngine::new, () -> Model.untrained(Presets.LENET5_MODERN, 1));
                        model.settingsProperty()
                                .set(
                                        model.settingsProperty()
                                                .get()
                                                .withExampleCount(4)
                                                .withBatch(2));
                    });
            oneExample(model, 1);
            assertThat(told).isEmpty();
            TestWindow.run(
                    () -> {
                        model.stop();
                        model.reset();
                    });
            Architecture normalised =
                    Architecture.of(
                            "normalised",
                            new InputSpec(28, 0, 1),
                            List.of(
                                    new NormalisationSpec(
                                            "N1", NormalisationKind.BATCH, 1, Activation.RELU),
                                    new OutputSpec("output", 10)));
            waitFor(model, RunState.IDLE, 0);
            TestWindow.run(() -> network.use(() -> Model.untrained(normalised, 1)));
            oneExample(model, 1);
            oneExample(model, 2);
            assertThat(told).hasSize(1);
            assertThat(told.get(0)).contains("N1").contains("averages");
            TestWindow.run(model::close);
        }
    }

    private void note(UserFacingException problem) {
        if (problem != null) {
            told.add(Objects.requireNonNull(problem.getMessage()));
        }
    }

    private static void oneExample(TrainModel model, long step) {
        TestWindow.run(() -> model.advance(Advance.EXAMPLE));
        waitFor(model, RunState.PAUSED, step);
    }

    private static void waitFor(TrainModel model, RunState state, long step) {
        TestWindow.until(
                state + " at step " + step,
                () ->
                        model.viewProperty().get().state() == state
                                && model.viewProperty().get().progress().step() == step);
    }
}
