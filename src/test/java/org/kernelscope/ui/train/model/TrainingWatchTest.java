package org.kernelscope.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Dataset;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.train.FewExamples;

/**
 * What the window hears of a training: failures while they last, and runs however slow to begin.
 */
final class TrainingWatchTest {
    private final Missing examples = new Missing();

    /** Examples that are there after a while. */
    private static final class Slow implements DatasetSource {
        private final CountDownLatch there = new CountDownLatch(1);

        @Override
        public Dataset train() throws UserFacingException {
            try {
                there.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return new FewExamples().train();
        }

        @Override
        public Dataset test() throws UserFacingException {
            return new FewExamples().test();
        }
    }

    @Test
    void aRunThatBeginsLateIsSeenInAnyMode() {
        Slow slow = new Slow();
        try (TrainingFixture training =
                new TrainingFixture(slow, Runnable::run, Presets.LENET5_MODERN)) {
            TestWindow.run(
                    () -> {
                        training.workspace.modeProperty().set(Mode.EXPLORE);
                        training.model
                                .settingsProperty()
                                .set(RunSettings.DEFAULT.withExampleCount(4).withEpochs(1));
                        training.model.train();
                        // A look before the training thread has begun, as a frame makes one.
                        assertThat(training.model.isAtStake()).isFalse();
                    });
            slow.there.countDown();
            TestWindow.until(
                    "it is over",
                    () -> training.model.viewProperty().get().state() == RunState.FINISHED);
        }
    }

    private static final class Missing implements DatasetSource {
        private volatile boolean missing = true;

        @Override
        public Dataset train() throws UserFacingException {
            if (missing) {
                throw new UserFacingException("data.mnist.folder", "nowhere");
            }
            return new FewExamples().train();
        }

        @Override
        public Dataset test() throws UserFacingException {
            return new FewExamples().test();
        }
    }

    @Test
    void theNoticeOfAFailureGoesWithTheNextRun() {
        try (TrainingFixture training =
                new TrainingFixture(examples, Runnable::run, Presets.LENET5_MODERN)) {
            TestWindow.run(
                    () -> {
                        training.model
                                .settingsProperty()
                                .set(RunSettings.DEFAULT.withExampleCount(4));
                        training.model.train();
                    });
            TestWindow.until("it is told", () -> training.notices.newestProperty().get() != null);
            UserFacingException failure =
                    TestWindow.fx(() -> training.notices.newestProperty().get());
            assertThat(failure).hasMessageContaining("nowhere");
            examples.missing = false;
            TestWindow.run(training.model::train);
            // The new run may be over between two samples and have news of its own.
            TestWindow.until(
                    "and no longer", () -> training.notices.newestProperty().get() != failure);
        }
    }
}
