package org.kernelscope.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.train.FewExamples;

/**
 * What the window hears of a training: failures while they last, and runs however slow to begin.
 */
final class TrainingWatchTest {
    private final Notices notices = new Notices();
    private final ModeModel workspace = new ModeModel();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
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
        TestWindow.startToolkit();
        Slow slow = new Slow();
        try (TrainingService service = new TrainingService(new Dl4jEngine(), slow)) {
            TrainModel model =
                    TestWindow.fx(
                            () ->
                                    new TrainModel(
                                            service, network, workspace, notices, Runnable::run));
            TestWindow.run(
                    () -> {
                        workspace.modeProperty().set(Mode.EXPLORE);
                        network.start(
                                BandEngine::new, () -> Model.untrained(Presets.LENET5_MODERN, 1));
                        model.settingsProperty()
                                .set(RunSettings.DEFAULT.withExampleCount(4).withEpochs(1));
                        model.train();
                        // A look before the training thread has begun, as a frame makes one.
                        assertThat(model.isAtStake()).isFalse();
                    });
            slow.there.countDown();
            TestWindow.until(
                    "it is over", () -> model.viewProperty().get().state() == RunState.FINISHED);
            TestWindow.run(model::close);
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
        TestWindow.startToolkit();
        try (TrainingService service = new TrainingService(new Dl4jEngine(), examples)) {
            TrainModel model =
                    TestWindow.fx(
                            () ->
                                    new TrainModel(
                                            service, network, workspace, notices, Runnable::run));
            TestWindow.run(
                    () -> {
                        workspace.modeProperty().set(Mode.TRAIN);
                        network.start(
                                BandEngine::new, () -> Model.untrained(Presets.LENET5_MODERN, 1));
                        model.settingsProperty().set(RunSettings.DEFAULT.withExampleCount(4));
                        model.train();
                    });
            TestWindow.until("it is told", () -> notices.newestProperty().get() != null);
            UserFacingException failure = TestWindow.fx(() -> notices.newestProperty().get());
            assertThat(failure).hasMessageContaining("nowhere");
            examples.missing = false;
            TestWindow.run(model::train);
            // The new run may be over between two samples and have news of its own.
            TestWindow.until("and no longer", () -> notices.newestProperty().get() != failure);
            TestWindow.run(model::close);
        }
    }
}
