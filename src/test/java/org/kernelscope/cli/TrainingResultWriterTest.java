package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.Advance;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.RunSettings;

/** What a training brings is not lost because its place cannot be written to for a while. */
@Tag("slow")
final class TrainingResultWriterTest {
    private static final RunStart TINY = new RunStart.Fresh(Presets.TINY);
    private static final RunSettings SHORT =
            RunSettings.DEFAULT.withEpochs(2).withExampleCount(320).withHistoryMegabytes(0);

    private final Terminal terminal = Terminal.english();

    @TempDir private Path folder = Path.of("");

    @Test
    void stoppedBeforeTheFirstStepNothingIsPromised() throws Exception {
        try (TrainingService service = service()) {
            service.prepare(TINY, SHORT);
            service.resume();
            service.stop();
            assertThat(report(service, place(folder), 10).follow(() -> true)).isFalse();
        } finally {
            assertThat(inFolder()).isEmpty();
        }
        assertThat(terminal.out().strip())
                .isEqualTo(terminal.console().texts().get("train.stopped.nothing"));
    }

    @Test
    void aPlaceThatIsGoneForAWhileCostsNothing() throws Exception {
        Path gone = folder.resolve("gone");
        try (TrainingService service = service()) {
            service.train(TINY, SHORT);
            // Nobody stops anything: who asks only watches, and makes room when it is complained.
            BooleanSupplier watcher =
                    () -> {
                        if (terminal.err().contains("kept in memory")) {
                            make(gone);
                        }
                        return false;
                    };
            assertThat(report(service, place(gone), 60_000).follow(watcher)).isTrue();
        }
        assertThat(ModelFile.read(place(gone).model()).metadata()).containsKey("train.chosenEpoch");
        assertThat(RunFile.read(place(gone).run()).run().epochs()).hasSize(2);
        assertThat(terminal.err()).contains("no folder", "written again");
        assertThat(terminal.out()).contains("holds the network of epoch");
    }

    @Test
    void whatCannotBeWrittenInTheEndIsNamed() throws Exception {
        try (TrainingService service = service()) {
            service.train(TINY, SHORT);
            TrainingReport report = report(service, place(folder.resolve("gone")), 30);
            assertThatThrownBy(() -> report.follow(() -> false))
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContainingAll("is lost", "gone");
        }
        assertThat(terminal.err()).contains("in memory only");
        assertThat(terminal.out()).doesNotContain("Done.");
        assertThat(inFolder()).isEmpty();
    }

    @Test
    void whatIsOnTheDiskOfALostTrainingIsNamed() throws Exception {
        Path place = Files.createDirectory(folder.resolve("place"));
        AtomicBoolean taken = new AtomicBoolean();
        try (TrainingService service = service()) {
            service.prepare(TINY, SHORT);
            service.advance(Advance.EPOCH);
            BooleanSupplier stop =
                    () -> {
                        if (Files.exists(place(place).run()) && !taken.getAndSet(true)) {
                            move(place, folder.resolve("elsewhere"));
                            service.resume();
                        }
                        return false;
                    };
            assertThatThrownBy(() -> report(service, place(place), 30).follow(stop))
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContainingAll("last part", "first 1 epochs");
        }
        assertThat(RunFile.read(folder.resolve("elsewhere/net.run")).run().epochs()).hasSize(1);
    }

    private TrainingReport report(
            TrainingService service, TrainingReport.Files place, long endMillis) {
        TrainingResultWriter.Patience patience =
                new TrainingResultWriter.Patience(10, endMillis, endMillis);
        return new TrainingReport(terminal.console(), service, place, patience, 0, false);
    }

    private static TrainingReport.Files place(Path in) {
        return new TrainingReport.Files(
                in.resolve("net.safetensors"), in.resolve("net.run"), true, null);
    }

    private static TrainingService service() throws UserFacingException {
        return new TrainingService(new Dl4jEngine(), DatasetSource.of(Mnist.inside()));
    }

    private List<Path> inFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
