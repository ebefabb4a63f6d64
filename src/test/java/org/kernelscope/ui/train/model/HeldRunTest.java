package org.kernelscope.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.StageReason;
import org.kernelscope.ui.train.FewExamples;

/** The checkpoint in which the network knows nothing can be held, before every run. */
final class HeldRunTest {
    private final Notices notices = new Notices();
    private final ModeModel workspace = new ModeModel();
    private final NetworkModel network =
            new NetworkModel(Runnable::run, FxThread.EXECUTOR, notices);

    @Test
    void theUntrainedNetworkIsOnTheStageUntilSomebodyGoesOn() {
        TestWindow.startToolkit();
        try (TrainingService service = new TrainingService(new Dl4jEngine(), new FewExamples())) {
            TrainModel model =
                    TestWindow.fx(
                            () ->
                                    new TrainModel(
                                            service,
                                            network,
                                            workspace,
                                            notices,
                                            FxThread.EXECUTOR));
            RunSettings brief = RunSettings.DEFAULT.withExampleCount(4).withEpochs(2).withSeed(11);
            TestWindow.run(
                    () -> {
                        workspace.modeProperty().set(Mode.TRAIN);
                        network.start(BandEngine::new, () -> Model.untrained(Presets.TINY, 1));
                    });
            TestWindow.run(
                    () -> {
                        model.settingsProperty().set(brief);
                        model.hold();
                    });
            untilHeld(model, 11);
            TestWindow.run(model::trainOrPause);
            TestWindow.until("it is trained", () -> view(model).state() == RunState.FINISHED);
            int first = Objects.requireNonNull(view(model).run()).number();

            TestWindow.run(
                    () -> {
                        model.settingsProperty().set(brief.withSeed(12));
                        model.hold();
                    });
            untilHeld(model, 12);
            assertThat(TestWindow.fx(() -> model.time().runs().number(first).orElseThrow().steps()))
                    .as("the run before is kept")
                    .satisfies(steps -> assertThat(steps.size()).isEqualTo(2));
            TestWindow.run(model::close);
        }
    }

    @Test
    void aNetworkThatIsOpenedBeforeTheRunIsThereKeepsTheStage() {
        TestWindow.startToolkit();
        try (TrainingService service = new TrainingService(new Dl4jEngine(), new FewExamples())) {
            TrainModel model =
                    TestWindow.fx(
                            () ->
                                    new TrainModel(
                                            service,
                                            network,
                                            workspace,
                                            notices,
                                            FxThread.EXECUTOR));
            Model opened = Model.untrained(Presets.TINY, 2);
            TestWindow.run(
                    () -> network.start(BandEngine::new, () -> Model.untrained(Presets.TINY, 1)));
            TestWindow.run(
                    () -> {
                        model.settingsProperty().set(RunSettings.DEFAULT.withExampleCount(4));
                        model.hold();
                        network.use(() -> opened);
                    });
            TestWindow.until("the run is seen", () -> view(model).run() != null);
            TestWindow.until("it is open", () -> network.modelProperty().get() == opened);
            assertThat(TestWindow.fx(() -> network.askedProperty().get()))
                    .isEqualTo(StageReason.OPENED);
            assertThat(TestWindow.fx(() -> model.time().isOnStage())).isFalse();
            TestWindow.run(model::close);
        }
    }

    private void untilHeld(TrainModel model, long seed) {
        Model untrained =
                new Model(
                        Presets.TINY, InitialWeights.draw(Presets.TINY, seed), java.util.Map.of());
        TestWindow.until(
                "held with the weights of seed " + seed,
                () ->
                        view(model).state() == RunState.IDLE
                                && view(model).progress().step() == 0
                                && Objects.requireNonNull(network.modelProperty().get())
                                        .weights()
                                        .equals(untrained.weights()));
    }

    private static RunView view(TrainModel model) {
        return model.viewProperty().get();
    }
}
