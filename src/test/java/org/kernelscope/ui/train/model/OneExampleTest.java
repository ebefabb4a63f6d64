package org.kernelscope.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Model;
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
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.train.FewExamples;

/** What a step with one example means for batch normalisation is said once for each network. */
final class OneExampleTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void isExplainedOnceToWhoTrainsANetworkWithBatchNormalisation() throws ArchitectureException {
        try (TrainingFixture training =
                new TrainingFixture(new FewExamples(), Runnable::run, Presets.LENET5_MODERN)) {
            TestWindow.run(
                    () -> {
                        training.notices.newestProperty().subscribe(this::note);
                        training.model
                                .settingsProperty()
                                .set(
                                        training.model
                                                .settingsProperty()
                                                .get()
                                                .withExampleCount(4)
                                                .withBatch(2));
                    });
            oneExample(training, 1);
            assertThat(told).isEmpty();
            TestWindow.run(
                    () -> {
                        training.model.stop();
                        training.model.reset();
                    });
            Architecture normalised =
                    Architecture.of(
                            "normalised",
                            new InputSpec(28, 0, 1),
                            List.of(
                                    new NormalisationSpec(
                                            "N1", NormalisationKind.BATCH, 1, Activation.RELU),
                                    new OutputSpec("output", 10)));
            waitFor(training, RunState.IDLE, 0);
            TestWindow.run(() -> training.network.use(() -> Model.untrained(normalised, 1)));
            oneExample(training, 1);
            oneExample(training, 2);
            assertThat(told).hasSize(1);
            assertThat(told.get(0)).contains("N1").contains("averages");
        }
    }

    private void note(UserFacingException problem) {
        if (problem != null) {
            told.add(Objects.requireNonNull(problem.getMessage()));
        }
    }

    private static void oneExample(TrainingFixture training, long step) {
        TestWindow.run(() -> training.model.advance(Advance.EXAMPLE));
        waitFor(training, RunState.PAUSED, step);
    }

    private static void waitFor(TrainingFixture training, RunState state, long step) {
        TestWindow.until(
                state + " at step " + step,
                () ->
                        training.model.viewProperty().get().state() == state
                                && training.model.viewProperty().get().progress().step() == step);
    }
}
