package org.kernelscope.training.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.training.RunState;
import org.kernelscope.training.Runs;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.HyperparameterChange;

/**
 * Run files that Kernelscope 0.1.0 wrote are read and resumed. One was finished: two epochs of 200
 * images, 100 more held out. The other was adjusted after its first epoch of 60 images and stands
 * two steps into the second.
 */
final class OldRunFilesTest {
    private static final Path RUNS = Path.of("src/test/resources/runs");
    private static final Path FINISHED = RUNS.resolve("finished-0.1.0.run");
    private static final Path PAUSED = RUNS.resolve("paused-0.1.0.run");
    private static final Path DATA = Path.of("src/test/resources/faults/small-dataset");

    @TempDir Path folder;

    @Test
    void allNumbersOfAFinishedRunAreThere() throws Exception {
        SavedRun saved = RunFile.read(FINISHED);
        RunRecord run = saved.run();
        assertThat(run.steps().size()).isEqualTo(8);
        assertThat(run.steps().get(MetricSeries.Metric.COUNT, 7)).isEqualTo(50);
        assertThat(saved.plannedSteps()).isEqualTo(8);
        assertThat(saved.seconds()).isEqualTo(1.267532032);
        assertThat(run.settings().heldOut()).isEqualTo(100);
        assertThat(run.settings().historyMegabytes()).isEqualTo(1);
        assertThat(run.marks()).containsExactly(RunEvent.of(8, RunEvent.Kind.FINISHED));
        assertThat(run.epochs()).hasSize(2);
        EpochResult second = run.epochs().get(1);
        // The sum of the batches' losses, which the steps hold as floats.
        assertThat(second.loss())
                .isCloseTo(run.steps().mean(MetricSeries.Metric.LOSS, 4, 8), within(1e-5));
        assertThat(second.heldOut().count()).isEqualTo(100);
        assertThat(second.heldOut().correct()).isEqualTo(14);
        assertThat(second.test().score().count()).isEqualTo(200);
        assertThat(second.test().score().correct()).isEqualTo(14);
        assertThat(second.test().evaluation().accuracy()).isEqualTo(0.07);
        assertThat(second.test().worst()).hasSize(60);
        assertThat(second.test().worst().get(0).label())
                .isEqualTo(second.test().labels()[second.test().worst().get(0).index()]);
        assertThat(Objects.requireNonNull(run.bestCheckpoint()).weights())
                .isEqualTo(saved.state().weights());
        assertThat(run.timeline().checkpoints()).hasSize(9);
    }

    @Test
    void whatWasAdjustedIsThere() throws Exception {
        SavedRun saved = RunFile.read(PAUSED);
        assertThat(saved.epochLoss()).isEqualTo(4.8176459427370855);
        assertThat(saved.run().marks())
                .containsExactly(
                        new RunEvent(
                                6,
                                RunEvent.Kind.ADJUSTED,
                                new HyperparameterChange(2e-3, 0.9, 12),
                                null));
        assertThat(saved.run().currentSettings().batch()).isEqualTo(12);
    }

    @Test
    void aPausedRunIsResumedToItsEnd() throws Exception {
        try (TrainingService service =
                new TrainingService(new Dl4jEngine(), DatasetSource.of(Mnist.in(DATA)))) {
            Runs.done(service.open(RunFile.read(PAUSED)));
            service.resume();
            Runs.await(service, view -> view.state() == RunState.FINISHED);
            RunRecord run = Runs.saved(service).run();
            assertThat(run.epochs()).hasSize(3);
            // Three epochs of 60 images: 6 steps of 10, then 5 of 12 each.
            assertThat(run.steps().size()).isEqualTo(16);
            assertThat(run.steps().examples()).isEqualTo(180);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"finished-0.1.0.run", "paused-0.1.0.run"})
    void nothingIsLostWhenItIsWrittenAgain(String name) throws Exception {
        SavedRun old = RunFile.read(RUNS.resolve(name));
        Path file = folder.resolve(name);
        RunFile.write(file, old);
        RunFileTest.assertSame(RunFile.read(file), old);
        assertThat(Safetensors.readMetadata(file)).containsEntry(RunCodec.VERSION, "3");
        assertThat(Files.size(file)).isLessThan(2 * Files.size(RUNS.resolve(name)));
    }

    @Test
    void anAutosavedRunOfThatVersionIsRead() throws Exception {
        // As 0.1.0 saved it: the state without its history, and each checkpoint in its own file.
        TensorFile whole = Safetensors.read(PAUSED);
        var state = new java.util.LinkedHashMap<>(whole.tensors());
        for (String name : whole.tensors().keySet()) {
            if (name.startsWith(RunCodec.CHECKPOINT)) {
                String step = name.substring(RunCodec.CHECKPOINT.length());
                Safetensors.write(
                        folder.resolve("moment-" + step + ".safetensors"),
                        new TensorFile(
                                java.util.Map.of(),
                                java.util.Map.of(
                                        name, Objects.requireNonNull(state.remove(name)))));
            }
        }
        Safetensors.write(
                folder.resolve("state.safetensors"), new TensorFile(whole.metadata(), state));
        RunFileTest.assertSame(new AutosaveFolder(folder).read(), RunFile.read(PAUSED));
    }
}
