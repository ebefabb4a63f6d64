package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.Problem;
import org.kernelscope.text.Texts;

/** Training from the command line: what is learned is kept, and what was stopped goes on. */
final class TrainCommandTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private final Dl4jEngine engine = new Dl4jEngine();

    @TempDir private Path folder = Path.of("");

    @Test
    void aNetworkIsTrainedAndKeptWithAllThatMadeIt() throws Problem {
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
                        "train.augment", AugmentOption.format(new Augmentation(1, 0, 0, 0, 0)))
                .containsKeys("accuracy.test", "accuracy.heldOut", "program");
        assertThat(Double.parseDouble(model.metadata().getOrDefault("accuracy.test", "0")))
                .isGreaterThan(0.6);
        assertThat(model.metadata().getOrDefault("train.history", "").split(";")).hasSize(2);
        assertThat(terminal.out()).contains("Epoch 1/2").contains("Epoch 2/2").contains("Done.");
        assertThat(Files.exists(folder.resolve("net.safetensors.state"))).isFalse();
    }

    @Test
    void whatWasStoppedGoesOnToTheSameWeights() throws Exception {
        TrainPlan plan =
                new TrainPlan(
                        2,
                        50,
                        Optimizer.ADAM,
                        0.002,
                        Schedule.Kind.COSINE,
                        0.9,
                        0,
                        Loss.CROSS_ENTROPY,
                        Augmentation.MNIST,
                        500,
                        59_000,
                        3,
                        2);
        Path whole = folder.resolve("whole.safetensors");
        assertThat(train(plan, whole, 1_000)).isTrue();
        Path stopped = folder.resolve("stopped.safetensors");
        assertThat(train(plan, stopped, 13)).isFalse();
        Path state = folder.resolve("stopped.safetensors.state");
        TrainingStateFile kept = TrainingStateFile.read(state);
        assertThat(kept.plan()).isEqualTo(plan);
        assertThat(kept.state().steps()).isEqualTo(13);

        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new TrainCommand(terminal.console(), engine),
                        "train",
                        "--resume",
                        state.toString(),
                        "--out",
                        stopped.toString());
        assertThat(terminal.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(ModelFile.read(stopped).weights()).isEqualTo(ModelFile.read(whole).weights());
        assertThat(Files.exists(state)).isFalse();
    }

    /** Trains on 500 digits until the plan is done or {@code steps} steps are. */
    private boolean train(TrainPlan plan, Path out, int steps) throws Exception {
        Console console =
                new Console(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(new StringWriter()),
                        Texts.in(Texts.Language.ENGLISH));
        Mnist mnist = Mnist.inside();
        Trainer.Sets sets =
                new Trainer.Sets(
                        mnist.train().range(0, 500),
                        mnist.train().range(1_000, 60_000),
                        mnist.test());
        TrainingSettings settings = plan.settings(20);
        try (TrainingRun run =
                engine.train(LENET, engine.initialWeights(LENET, plan.seed()), settings)) {
            Trainer trainer =
                    new Trainer(
                            console,
                            run,
                            plan,
                            sets,
                            new Trainer.Files(
                                    out, out.resolveSibling(out.getFileName() + ".state")),
                            new TrainingHistory(),
                            null);
            return trainer.train(() -> run.steps() >= steps, false);
        }
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
        assertThat(terminal.err()).contains("is not an unfinished training");
    }

    @Test
    void misuseIsToldBeforeAnythingIsLoaded() {
        for (String[] arguments :
                new String[][] {
                    {"train", "--epochs", "0"},
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
