package org.kernelscope.ui.train.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.training.RunState;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.file.Autosave;
import org.kernelscope.training.file.PendingRun;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.train.FewExamples;
import org.kernelscope.ui.train.model.TrainModel;

/** Which autosaved runs are offered, and how. */
final class ResumeOfferTest {
    private final Notices notices = new Notices();
    private final ModeModel workspace = new ModeModel();

    @Test
    void aRunThatMakesHardlyAMistakeIsNotSaidToMakeNone() {
        assertThat(ResumeOffer.sentence(SomeRuns.tested(1, 9_996)))
                .hasMessageContaining(" > 99.9 % of the test digits");
        assertThat(ResumeOffer.sentence(SomeRuns.tested(1, 9_871)))
                .hasMessageContaining(" 98.7 % of");
    }

    @Test
    void aRunThatWasNotTestedIsSaidToBe() {
        assertThat(ResumeOffer.sentence(SomeRuns.withCheckpoints(1, 0, 1_200)))
                .hasMessageContaining("1,200 steps, not tested yet");
    }

    @Test
    void aRunThatWasStoppedOnPurposeIsNotOfferedButCanBeOpenedAndIsHeld(@TempDir Path folder)
            throws Exception {
        TestWindow.startToolkit();
        long steps = trainAndStop(folder);
        Autosave autosave = new Autosave(folder);
        PendingRun pending = autosave.pending().get(0);
        assertThat(pending.run().run().wasStopped()).isTrue();
        try (TrainingService service =
                new TrainingService(new Dl4jEngine(), new FewExamples(), autosave)) {
            TrainModel model = model(service);
            ResumeOffer offer = new ResumeOffer(model, workspace, notices);
            TestWindow.run(() -> offer.offer(autosave, pending));
            assertThat(notices.newestProperty().get()).isNull();
            assertThat(offer.stoppedProperty().get()).isSameAs(pending);
            TestWindow.run(offer::openStopped);
            TestWindow.until(
                    "it is held where it was",
                    () ->
                            model.viewProperty().get().state() == RunState.PAUSED
                                    && model.viewProperty().get().progress().step() == steps);
            TestWindow.run(model::close);
            service.close();
            assertThat(service.awaitEnd(20)).isTrue();
        }
    }

    @Test
    void anInterruptedRunIsOfferedAtOnce(@TempDir Path folder) {
        TestWindow.startToolkit();
        RunRecord run = SomeRuns.withCheckpoints(1, 0, 20);
        PendingRun pending =
                new PendingRun(
                        folder,
                        Instant.EPOCH,
                        new SavedRun(
                                run,
                                new TrainingState(
                                        run.bestOrNewest().weights(),
                                        Tensor.of(Shape.of(1, 1, 1), 0),
                                        20),
                                0,
                                40,
                                1));
        try (TrainingService service = new TrainingService(new Dl4jEngine(), new FewExamples());
                Autosave autosave = new Autosave(folder)) {
            TrainModel model = model(service);
            ResumeOffer offer = new ResumeOffer(model, workspace, notices);
            TestWindow.run(() -> offer.offer(autosave, pending));
            assertThat(Objects.requireNonNull(notices.newestProperty().get()).key())
                    .isEqualTo("training.offer");
            assertThat(offer.stoppedProperty().get()).isNull();
            TestWindow.run(model::close);
        }
    }

    private TrainModel model(TrainingService service) {
        return TestWindow.fx(
                () -> {
                    workspace.modeProperty().set(Mode.TRAIN);
                    return new TrainModel(
                            service,
                            new NetworkModel(task -> {}, Runnable::run, notices),
                            workspace,
                            notices,
                            FxThread.EXECUTOR);
                });
    }

    private static long trainAndStop(Path folder) throws InterruptedException {
        try (TrainingService service =
                new TrainingService(new Dl4jEngine(), new FewExamples(), new Autosave(folder))) {
            service.train(
                    new RunStart.Fresh(Presets.byId("tiny").orElseThrow()),
                    RunSettings.DEFAULT.withExampleCount(4).withEpochs(RunSettings.UNTIL_STOPPED));
            await().until(
                            () -> {
                                service.requestView();
                                return service.view().progress().step() >= 2;
                            });
            service.stop();
            await().until(() -> service.view().state() == RunState.STOPPED);
            service.close();
            assertThat(service.awaitEnd(20)).isTrue();
            return service.view().progress().step();
        }
    }
}
