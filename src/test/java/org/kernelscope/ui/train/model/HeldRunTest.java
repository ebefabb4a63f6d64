package org.kernelscope.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Model;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.StageReason;
import org.kernelscope.ui.train.FewExamples;

/** The checkpoint in which the network knows nothing can be held, before every run. */
final class HeldRunTest {

    @Test
    void theUntrainedNetworkIsOnTheStageUntilSomebodyGoesOn() {
        try (TrainingFixture training =
                new TrainingFixture(new FewExamples(), FxThread.EXECUTOR, Presets.TINY)) {
            RunSettings brief = RunSettings.DEFAULT.withExampleCount(4).withEpochs(2).withSeed(11);
            TestWindow.run(
                    () -> {
                        training.model.settingsProperty().set(brief);
                        training.model.hold();
                    });
            untilHeld(training, 11);
            TestWindow.run(training.model::trainOrPause);
            TestWindow.until("it is trained", () -> view(training).state() == RunState.FINISHED);
            int first = Objects.requireNonNull(view(training).run()).number();

            TestWindow.run(
                    () -> {
                        training.model.settingsProperty().set(brief.withSeed(12));
                        training.model.hold();
                    });
            untilHeld(training, 12);
            assertThat(
                            TestWindow.fx(
                                    () ->
                                            training.model
                                                    .time()
                                                    .runs()
                                                    .number(first)
                                                    .orElseThrow()
                                                    .steps()))
                    .as("the run before is kept")
                    .satisfies(steps -> assertThat(steps.size()).isEqualTo(2));
        }
    }

    @Test
    void aNetworkThatIsOpenedBeforeTheRunIsThereKeepsTheStage() {
        try (TrainingFixture training =
                new TrainingFixture(new FewExamples(), FxThread.EXECUTOR, Presets.TINY)) {
            Model opened = Model.untrained(Presets.TINY, 2);
            TestWindow.run(
                    () -> {
                        training.model
                                .settingsProperty()
                                .set(RunSettings.DEFAULT.withExampleCount(4));
                        training.model.hold();
                        training.network.use(() -> opened);
                    });
            TestWindow.until("the run is seen", () -> view(training).run() != null);
            TestWindow.until("it is open", () -> training.network.modelProperty().get() == opened);
            assertThat(TestWindow.fx(() -> training.network.askedProperty().get()))
                    .isEqualTo(StageReason.OPENED);
            assertThat(TestWindow.fx(() -> training.model.time().isOnStage())).isFalse();
        }
    }

    private void untilHeld(TrainingFixture training, long seed) {
        Model untrained =
                new Model(
                        Presets.TINY, InitialWeights.draw(Presets.TINY, seed), java.util.Map.of());
        TestWindow.until(
                "held with the weights of seed " + seed,
                () ->
                        view(training).state() == RunState.IDLE
                                && view(training).progress().step() == 0
                                && Objects.requireNonNull(training.network.modelProperty().get())
                                        .weights()
                                        .equals(untrained.weights()));
    }

    private static RunView view(TrainingFixture training) {
        return training.model.viewProperty().get();
    }
}
