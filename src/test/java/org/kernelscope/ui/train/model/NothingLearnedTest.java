package org.kernelscope.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.Initialisation;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.train.FewExamples;

/** The window says so when a training ends without having come to anything. */
final class NothingLearnedTest {

    @Test
    void isToldAtTheEnd() throws ArchitectureException {
        // Weights of zero stay zero: every example gets the same answer.
        Architecture zero =
                Architecture.of(
                        "zero",
                        new InputSpec(28, 0, 1),
                        Initialisation.ZERO,
                        List.of(
                                new DenseSpec("F1", 4, Activation.RELU),
                                new OutputSpec("output", 10)));
        try (TrainingFixture training =
                new TrainingFixture(new FewExamples(), Runnable::run, zero)) {
            TestWindow.run(
                    () -> {
                        training.model
                                .settingsProperty()
                                .set(
                                        training.model
                                                .settingsProperty()
                                                .get()
                                                .withEpochs(1)
                                                .withExampleCount(4)
                                                .withBatch(2));
                        training.model.train();
                    });
            TestWindow.until("told", () -> training.notices.newestProperty().get() != null);
            UserFacingException told =
                    Objects.requireNonNull(training.notices.newestProperty().get());
            assertThat(told.key()).isEqualTo("training.nothing");
        }
    }
}
