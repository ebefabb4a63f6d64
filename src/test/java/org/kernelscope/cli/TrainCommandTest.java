package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Colouring;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.Advance;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.AugmentationText;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.RunSettings;

/** Training from the command line: what is learned is kept, and what was stopped goes on. */
@Tag("slow")
final class TrainCommandTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private final Dl4jEngine engine = new Dl4jEngine();

    @TempDir private Path folder = Path.of("");

    @Test
    void aNetworkIsTrainedAndKeptWithAllThatMadeIt() throws UserFacingException {
        Path out = folder.resolve("net.safetensors");
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--digits",
                        "1500",
                        "--hold-out",
                        "500",
                        "--epochs",
                        "2",
                        "--rate",
                        "0.003",
                        "--augment",
                        "shift=1",
                        "--seed",
                        "7",
                        "--out",
                        out.toString());
        assertThat(terminal.err()).isEmpty();
        assertThat(code).isZero();
        Model model = ModelFile.read(out);
        assertThat(model.metadata())
                .containsEntry("train.seed", "7")
                .containsEntry(
                        "train.augment", AugmentationText.format(new Augmentation(1, 0, 0, 0, 0)))
                .containsKeys("accuracy.test", "accuracy.heldOut", "program");
        assertThat(Double.parseDouble(model.metadata().getOrDefault("accuracy.test", "0")))
                .isGreaterThan(0.6);
        assertThat(model.metadata().getOrDefault("train.history", "").split(";")).hasSize(2);
        assertThat(terminal.out())
                .contains("Epoch 1/2")
                .contains("Epoch 2/2")
                .contains("holds the network of epoch");
        assertThat(Files.exists(folder.resolve("net.safetensors.run"))).isFalse();
    }

    @Test
    void whatWasStoppedGoesOnToTheSameWeights() throws Exception {
        RunSettings settings =
                new RunSettings(
                        2,
                        3,
                        Loss.CROSS_ENTROPY,
                        new RunSettings.Optimization(
                                Optimizer.ADAM, 0.002, Schedule.Kind.COSINE, 0.9, 0),
                        new RunSettings.Examples(
                                500, 100, 50, Augmentation.MNIST, Colouring.MISLEADS),
                        new RunSettings.Resources(2, 0));
        Path whole = folder.resolve("whole.safetensors");
        assertThat(train(settings, whole, false)).isTrue();
        Path stopped = folder.resolve("stopped.safetensors");
        assertThat(train(settings, stopped, true)).isFalse();
        Path left = folder.resolve("stopped.safetensors.run");
        SavedRun kept = RunFile.read(left);
        assertThat(kept.run().settings()).isEqualTo(settings);
        assertThat(kept.state().steps()).isEqualTo(13);

        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--resume",
                        left.toString(),
                        "--out",
                        stopped.toString());
        assertThat(terminal.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(Files.readAllBytes(stopped)).isEqualTo(Files.readAllBytes(whole));
        assertThat(Files.exists(left)).isFalse();
    }

    /** What can change while a training goes on can also change when it is resumed. */
    @Test
    void aResumedTrainingTakesAnotherRate() throws Exception {
        RunSettings settings =
                RunSettings.DEFAULT
                        .withEpochs(2)
                        .withExampleCount(500)
                        .withHeldOut(100)
                        .withHistoryMegabytes(0);
        Path out = folder.resolve("stopped.safetensors");
        assertThat(train(settings, out, true)).isFalse();
        Path left = folder.resolve("stopped.safetensors.run");
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--resume=" + left,
                        "--rate=0.0005",
                        "--out=" + out);
        assertThat(terminal.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(ModelFile.read(out).metadata().getOrDefault("train.adjusted", ""))
                .contains("5.0E-4");
    }

    /** Trains to the end, or until it is asked to stop after thirteen steps. */
    private boolean train(RunSettings settings, Path out, boolean stop) throws Exception {
        Terminal terminal = Terminal.english();
        TrainingReport.Files files =
                new TrainingReport.Files(
                        out, out.resolveSibling(out.getFileName() + ".run"), false, null);
        try (TrainingService service =
                new TrainingService(engine, DatasetSource.of(Mnist.inside()))) {
            RunStart start = new RunStart.Fresh(LENET);
            if (stop) {
                service.prepare(start, settings);
                for (int i = 0; i < 13; i++) {
                    service.advance(Advance.MINIBATCH);
                }
            } else {
                service.train(start, settings);
            }
            return new TrainingReport(
                            terminal.console(),
                            service,
                            files,
                            TrainingResultWriter.Patience.USUAL,
                            0,
                            false)
                    .follow(() -> stop && service.view().progress().step() == 13);
        }
    }

    @Test
    void theWholeRunIsKeptIfAsked() throws UserFacingException {
        Path run = folder.resolve("whole.run");
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--digits=640",
                        "--epochs=1",
                        "--hold-out=0",
                        "--history=1",
                        "--run=" + run,
                        "--out=" + folder.resolve("net.safetensors"));
        assertThat(terminal.err()).isEmpty();
        assertThat(code).isZero();
        SavedRun kept = RunFile.read(run);
        assertThat(kept.run().steps().size()).isEqualTo(10);
        assertThat(kept.run().timeline().checkpoints()).hasSizeGreaterThan(2);
    }

    @Test
    void aTrainedNetworkCanLearnOn() throws UserFacingException {
        Path out = folder.resolve("more.safetensors");
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--from=assets/models/lenet5-modern.safetensors",
                        "--digits=640",
                        "--epochs=1",
                        "--rate=0.0001",
                        "--out=" + out);
        assertThat(terminal.err()).isEmpty();
        assertThat(code).isZero();
        String accuracy = ModelFile.read(out).metadata().getOrDefault("accuracy.test", "0");
        assertThat(Double.parseDouble(accuracy)).isGreaterThan(0.98);
    }

    /**
     * Twelve classes, in the folders where torchvision has its files, from training to evaluation.
     */
    @Test
    void aDatasetOfMoreThanTenClassesIsLearned() throws Exception {
        SmallDataset.write(
                folder.resolve("MNIST/raw"),
                SmallDataset.labels(360, 12),
                SmallDataset.labels(24, 12));
        Path network = Files.writeString(folder.resolve("twelve.json"), dense(12));
        Path out = folder.resolve("twelve.safetensors");
        Path run = folder.resolve("twelve.run");
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--architecture=" + network,
                        "--dataset=" + folder,
                        "--epochs=5",
                        "--batch=12",
                        "--rate=0.01",
                        "--hold-out=24",
                        "--run=" + run,
                        "--out=" + out);
        assertThat(terminal.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(RunFile.read(run).run().bestEpoch().orElseThrow().test().score().correct())
                .isGreaterThan(20);
        Terminal evaluation = Terminal.english();
        code =
                evaluation.run(
                        new EvaluateCommand(evaluation.console(), engine),
                        "evaluate",
                        "--model=" + out,
                        "--dataset=" + folder,
                        "--json");
        assertThat(evaluation.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(evaluation.out()).contains("\"class\": 11");
    }

    /** Whichever of the digits has the label that the network does not know. */
    @Test
    void labelsThatTheNetworkDoesNotKnowAreToldBeforeTheTraining() throws Exception {
        int[] ten = SmallDataset.labels(40, 10);
        int[] eleven = ten.clone();
        for (int at : new int[] {0, 39}) {
            eleven[at] = 10;
            SmallDataset.write(folder, at == 0 ? ten : eleven, at == 0 ? eleven : ten);
            Terminal terminal = Terminal.english();
            int code =
                    terminal.run(
                            new TrainCommand(terminal.console(), engine),
                            "train",
                            "--dataset=" + folder,
                            "--hold-out=10",
                            "--digits=20",
                            "--out=" + folder.resolve("net.safetensors"));
            assertThat(code).isEqualTo(1);
            assertThat(terminal.err()).contains("a label 10", "at least 11 classes");
            assertThat(terminal.out()).isEmpty();
            eleven = ten.clone();
        }
    }

    private static String dense(int classes) {
        return """
                {"id": "dense", "input": {"size": 28, "background": 0, "ink": 1},
                 "layers": [{"kind": "output", "name": "output", "classes": %s}]}
                """
                .formatted(classes);
    }

    @Test
    void aFileThatIsNoTrainingCannotBeResumed() {
        Terminal terminal = Terminal.english();
        Path model = Path.of("assets/models/lenet5-modern.safetensors");
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--resume",
                        model.toString());
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("is not a training");
    }

    @Test
    void aRunOfOtherDataIsRefusedAndItsWeightsBeginANewOne() throws Exception {
        Path faults = Path.of("src/test/resources/faults");
        Path run = folder.resolve("net.safetensors.run");
        Files.copy(faults.resolve("resumed-with-other-digits.run"), run);
        Path out = folder.resolve("net.safetensors");
        Terminal refused = Terminal.english();
        int code =
                refused.run(
                        new TrainCommand(refused.console(), engine),
                        "train",
                        "--resume=" + run,
                        "--out=" + out);
        assertThat(code).isEqualTo(1);
        assertThat(refused.err())
                .contains("200 test images", "10,000 test images", "--dataset", "--from " + run);
        assertThat(run).hasSameBinaryContentAs(faults.resolve("resumed-with-other-digits.run"));
        assertThat(out).doesNotExist();

        Terminal begun = Terminal.english();
        Path other = folder.resolve("other.safetensors");
        code =
                begun.run(
                        new TrainCommand(begun.console(), engine),
                        "train",
                        "--from=" + run,
                        "--digits=320",
                        "--epochs=1",
                        "--out=" + other);
        assertThat(begun.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(ModelFile.read(other).architecture().id()).isEqualTo("tiny");
    }

    @Test
    void misuseIsToldBeforeAnythingIsLoaded() {
        for (String[] arguments :
                new String[][] {
                    {"train", "--epochs", "-1"},
                    {"train", "--augment", "spin=3"},
                    {"train", "--augment", "scale=5"},
                    {"train", "--loss", "hinge"},
                    {"train", "--threads", "1000"},
                    {"train", "--rate", "-1"}
                }) {
            Terminal terminal = Terminal.english();
            int code = terminal.run(new TrainCommand(terminal.console(), engine), arguments);
            assertThat(code).as(String.join(" ", arguments)).isEqualTo(2);
            assertThat(terminal.err()).contains(arguments[1]);
        }
    }

    @Test
    void nothingLeftToLearnFrom() {
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--hold-out",
                        "60000");
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("--hold-out");
    }
}
