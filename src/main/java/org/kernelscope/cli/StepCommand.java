package org.kernelscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Example;
import org.kernelscope.analysis.MinibatchGradients;
import org.kernelscope.analysis.OptimizerStep;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.text.ProgramVersion;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.RunSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kernelscope step}: one training step, in the readable arithmetic of package op. */
@Command(
        name = "step",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Take one training step with a few images and write the network after it.")
public final class StepCommand implements Callable<Integer> {
    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--image",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Images of digits, which form the minibatch.")
    private List<Path> images = List.of();

    @Option(
            names = "--label",
            required = true,
            arity = "1..*",
            paramLabel = "N",
            description = "The class of each image, in the same order.")
    @Range(from = 0, to = ExampleFiles.LARGEST_LABEL)
    private List<Integer> labels = List.of();

    @Option(
            names = "--optimizer",
            defaultValue = "sgd",
            converter = TrainOptions.Dashes.OfOptimizer.class,
            description =
                    "sgd, momentum, nesterov, adam, rmsprop, adagrad, or levenberg-marquardt, the"
                            + " optimizer of 1998 (default: ${DEFAULT-VALUE}).")
    private Optimizer optimizer = Optimizer.SGD;

    @Option(names = "--rate", required = true, paramLabel = "X", description = "Learning rate.")
    @Range(from = 0, to = RunSettings.MAX_RATE, above = true)
    private double rate;

    @Mixin private MomentumOptions update = new MomentumOptions();

    @Mixin private LossOption loss = new LossOption();

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Seed of the dropout masks (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "The state of the optimizer: read if the file is there, and written after the"
                            + " step.")
    private @Nullable Path state;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The safetensors file to write the network to.")
    private Path out = Path.of("");

    @Mixin private ModelOption model = new ModelOption();

    /** The command, which answers on {@code console}. */
    public StepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        if (!optimizer.hasMomentum()) {
            String other = "--optimizer " + TrainOptions.Dashes.format(optimizer);
            UsageError.refuseBeside(spec, console, "--momentum", other);
        }
        checkTargets();
        Model before = model.load();
        Architecture architecture = before.architecture();
        TrainingSettings settings = settings(architecture);
        List<Example> examples = ExampleFiles.read(spec, console, before, images, labels);
        OptimizerFile file = new OptimizerFile(architecture, settings);
        OptimizerStep step = new OptimizerStep(settings);
        OptimizerStep.Memory memory =
                state != null && Files.exists(state)
                        ? file.read(state)
                        : step.start(before, examples);
        MinibatchGradients gradients = gradients(before, examples, settings, memory.steps());
        OptimizerStep.Result result = step.take(architecture, before.weights(), gradients, memory);
        Map<String, String> metadata = new HashMap<>(before.metadata());
        metadata.put("program", "Kernelscope " + ProgramVersion.current());
        Model after = new Model(architecture, result.weights(), metadata, before.classNames());
        double lossAfter = gradients(after, examples, settings, memory.steps()).loss();
        ModelFile.write(out, after);
        if (state != null) {
            file.write(state, result.memory());
        }
        console.out()
                .println(
                        console.texts()
                                .get(
                                        "step.taken",
                                        result.memory().steps(),
                                        number(gradients.loss()),
                                        number(lossAfter),
                                        out));
        return 0;
    }

    private void checkTargets() throws UserFacingException {
        OutputPaths targets =
                new OutputPaths()
                        .reads("--model", model.file())
                        .writes("--out", out, Replacing.NOTHING);
        images.forEach(image -> targets.reads("--image", image));
        if (state != null) {
            targets.writes("--state", state, Replacing.NO_TRAINING);
        }
        targets.check();
    }

    private TrainingSettings settings(Architecture architecture) throws UserFacingException {
        Loss chosen = loss.of(architecture);
        return new TrainingSettings(
                optimizer,
                rate,
                Schedule.CONSTANT,
                update.momentum(),
                update.weightDecay(),
                chosen,
                1,
                seed);
    }

    private static MinibatchGradients gradients(
            Model model, List<Example> examples, TrainingSettings settings, long made) {
        return MinibatchGradients.of(model, examples, settings.loss(), settings.seed(), made);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
