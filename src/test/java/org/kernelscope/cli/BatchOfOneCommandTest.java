package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.training.Advance;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.RunSettings;

/** {@code train --batch 1} with batch normalisation. */
final class BatchOfOneCommandTest {
    private final Dl4jEngine engine = new Dl4jEngine();

    @TempDir private Path folder = Path.of("");

    @Test
    void isRefusedWithWhatHelpsAndLeavesNoFile() throws Exception {
        Path file = folder.resolve("normalised.json");
        Path out = folder.resolve("out.safetensors");
        ArchitectureJson.write(file, normalised());
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--architecture",
                        file.toString(),
                        "--batch",
                        "1",
                        "--out",
                        out.toString());
        assertThat(code).isNotZero();
        assertThat(terminal.err()).contains("N1").contains("at least 2 digits");
        assertThat(Files.exists(out)).isFalse();
    }

    /** Earlier versions trained like that. */
    @Test
    @Tag("slow")
    void isExplainedWhereARunGoesOn() throws Exception {
        RunSettings settings =
                RunSettings.DEFAULT.withEpochs(1).withExampleCount(4).withBatch(2).withRate(1e-3);
        Path file = folder.resolve("old.run");
        try (TrainingService service =
                new TrainingService(engine, DatasetSource.of(Mnist.inside()))) {
            service.prepare(new RunStart.Fresh(normalised()), settings);
            service.advance(Advance.MINIBATCH);
            SavedRun saved = Objects.requireNonNull(service.save().get(180, TimeUnit.SECONDS));
            RunRecord run = saved.run();
            RunRecord old =
                    new RunRecord(
                            run.number(),
                            run.architecture(),
                            settings.withBatch(1),
                            run.fresh(),
                            run.steps(),
                            run.epochs(),
                            run.marks(),
                            run.timeline(),
                            run.bestCheckpoint(),
                            run.data());
            RunFile.write(
                    file,
                    new SavedRun(
                            old,
                            saved.state(),
                            saved.epochLoss(),
                            saved.plannedSteps(),
                            saved.seconds()));
        }
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--resume",
                        file.toString(),
                        "--out",
                        folder.resolve("out.safetensors").toString());
        assertThat(terminal.err()).contains("N1").contains("averages");
        assertThat(code).isZero();
    }

    @Test
    void isRefusedWhereARunGoesOnWithIt() throws Exception {
        Path file = folder.resolve("half.run");
        RunSettings settings = RunSettings.DEFAULT.withEpochs(1).withExampleCount(4).withBatch(2);
        try (TrainingService service =
                new TrainingService(engine, DatasetSource.of(Mnist.inside()))) {
            service.prepare(new RunStart.Fresh(normalised()), settings);
            service.advance(Advance.MINIBATCH);
            RunFile.write(file, Objects.requireNonNull(service.save().get(60, TimeUnit.SECONDS)));
        }
        Path out = folder.resolve("out.safetensors");
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--resume=" + file,
                        "--batch=1",
                        "--out=" + out);
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("N1").contains("at least 2 digits");
        assertThat(out).doesNotExist();
    }

    private static Architecture normalised() throws Exception {
        return Architecture.of(
                "normalised",
                new InputSpec(28, 0, 1),
                List.of(
                        new NormalisationSpec("N1", NormalisationKind.BATCH, 1, Activation.RELU),
                        new OutputSpec("output", 10)));
    }
}
