package org.kernelscope.training.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kernelscope.training.Runs.FRESH;
import static org.kernelscope.training.Runs.SHORT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.Runs;
import org.kernelscope.training.metrics.EpochLog;
import org.kernelscope.training.metrics.EpochLogTest;
import org.kernelscope.training.metrics.MetricLog;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.CheckpointHistory;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;

/** A run always has room in its file, or it is said in time that it never will. */
@Tag("slow")
final class RunSizeTest {
    @TempDir Path folder;

    @Test
    void ofAHistoryThatIsTooLongEveryOtherCheckpointIsSaved() throws Exception {
        SavedRun saved = Runs.whole(FRESH, SHORT);
        assertThat(saved.run().timeline().checkpoints()).hasSize(21);
        // Room for about twelve networks of 247 KB and a header.
        long cap = Safetensors.MAX_HEADER_BYTES + 12 * 250_000L;
        SavedRun read = RunCodec.decode("some.run", RunCodec.whole(saved, cap));
        List<Checkpoint> kept = read.run().timeline().checkpoints();
        assertThat(kept).extracting(Checkpoint::step).containsExactly(0L, 4L, 8L, 12L, 16L, 20L);
        assertThat(kept).isSubsetOf(saved.run().timeline().checkpoints());
        assertThat(read.run().steps()).isEqualTo(saved.run().steps());
        assertThat(RunCodec.whole(saved, cap).bytes()).isLessThan(cap);
    }

    @Test
    void aRunWithoutRoomIsToldOfByItsSize() throws Exception {
        SavedRun saved = Runs.whole(FRESH, SHORT.withEpochs(1));
        Path file = Path.of("mine.run");
        TensorFile whole = RunCodec.whole(saved);
        RunSize.check(file, whole, Safetensors.MAX_FILE_BYTES);
        assertThatThrownBy(() -> RunSize.check(file, whole, 2 << 20))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("mine.run")
                .hasMessageContaining("save the network alone");
    }

    @Test
    void aRunOfThousandsOfEpochsIsSavedAndReadAgain() throws Exception {
        SavedRun few = Runs.whole(FRESH, SHORT.withEpochs(1));
        EpochLog log = new EpochLog(List.of());
        MetricLog steps = new MetricLog();
        for (int number = 1; number <= 20_000; number++) {
            log.add(EpochLogTest.epoch(number));
            steps.add(1, 0.5f, 0.01f, 8);
            steps.add(1, 0.5f, 0.01f, 8);
        }
        List<Checkpoint> checkpoints = new ArrayList<>();
        checkpoints.add(few.run().timeline().first());
        checkpoints.add(new Checkpoint(steps.size(), few.state().weights()));
        RunRecord was = few.run();
        RunRecord run =
                new RunRecord(
                        1,
                        was.architecture(),
                        was.settings(),
                        true,
                        steps.series(),
                        log.all(),
                        List.of(),
                        new CheckpointHistory(checkpoints),
                        null);
        SavedRun many =
                new SavedRun(
                        run,
                        new TrainingState(
                                few.state().weights(), few.state().optimizer(), steps.size()),
                        0,
                        0,
                        1);
        Path file = folder.resolve("long.run");
        RunFile.write(file, many);
        RunFileTest.assertSame(RunFile.read(file), many);
        assertThat(Files.size(file)).isLessThan(10L << 20);
    }
}
