package org.kernelscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Digits;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.Problem;
import org.kernelscope.thread.NamedThreads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train}: teaches a network to read digits, and keeps it in a file. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Train a network on MNIST. Ctrl-C saves; --resume goes on.")
public final class TrainCommand implements Callable<Integer> {
    private static final long SAVE_SECONDS = 20;

    private final Console console;
    private final TrainingEngine engine;

    @Mixin private TrainOptions options = new TrainOptions();

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--architecture",
            defaultValue = "lenet5-modern",
            paramLabel = "NAME",
            description = "A preset, or a JSON file (default: ${DEFAULT-VALUE}).")
    private String architecture = "lenet5-modern";

    @Option(
            names = "--dataset",
            paramLabel = "DIR",
            description = "A folder with digits in MNIST's form (default: the MNIST inside).")
    private @Nullable Path dataset;

    @Option(
            names = "--out",
            defaultValue = "model.safetensors",
            paramLabel = "FILE",
            description = "Where the network goes (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("model.safetensors");

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description =
                    "Go on with an interrupted training (FILE.state); its settings are those that"
                            + " it was begun with.")
    private @Nullable Path resume;

    /** The command; it trains in {@code engine} and answers on {@code console}. */
    public TrainCommand(Console console, TrainingEngine engine) {
        this.console = console;
        this.engine = engine;
    }

    @Override
    public Integer call() throws Problem, InterruptedException {
        AtomicFiles.check(out);
        TrainPlan plan = options.plan(java.util.Objects.requireNonNull(spec).commandLine());
        TrainingStateFile before = resume == null ? null : TrainingStateFile.read(resume);
        if (before != null) {
            plan = before.plan();
        }
        Architecture network =
                before == null ? Architectures.find(architecture) : before.architecture();
        Trainer.Sets sets = sets(plan);
        long perEpoch = (sets.learn().count() + plan.batch() - 1) / plan.batch();
        TrainingSettings settings = plan.settings(plan.epochs() * perEpoch);
        Weights start =
                before == null
                        ? engine.initialWeights(network, plan.seed())
                        : before.state().weights();
        Trainer.Files files =
                new Trainer.Files(out, out.resolveSibling(out.getFileName() + ".state"));
        try (TrainingRun run = engine.train(network, start, settings)) {
            TrainingHistory history = new TrainingHistory();
            Weights best = null;
            if (before != null) {
                run.restore(before.state());
                history = before.history();
                best = history.best() == null ? null : bestSoFar();
            }
            return train(new Trainer(console, run, plan, sets, files, history, best));
        }
    }

    /**
     * Ctrl-C ends the process as soon as its shutdown hooks are done: the hook asks the trainer to
     * stop and waits until it has saved.
     */
    private static int train(Trainer trainer) throws Problem, InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch saved = new CountDownLatch(1);
        Thread hook =
                NamedThreads.thread(
                        "save-on-exit",
                        () -> {
                            stop.set(true);
                            await(saved);
                        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            trainer.train(stop::get, System.console() != null);
            return 0;
        } finally {
            saved.countDown();
            if (!stop.get()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private static void await(CountDownLatch saved) {
        try {
            if (!saved.await(SAVE_SECONDS, TimeUnit.SECONDS)) {
                System.Logger log = System.getLogger(TrainCommand.class.getName());
                log.log(System.Logger.Level.WARNING, "the training did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Weights bestSoFar() throws Problem {
        if (!Files.exists(out)) {
            throw new Problem("train.resume.noModel", out);
        }
        return ModelFile.read(out).weights();
    }

    private Trainer.Sets sets(TrainPlan plan) throws Problem {
        Mnist mnist = dataset == null ? Mnist.inside() : Mnist.in(dataset);
        Digits all = mnist.train();
        int heldOut = plan.heldOut();
        int learn = Math.min(plan.digits(), all.count() - heldOut);
        if (learn < 1) {
            throw new Problem("train.nothingLeft", heldOut, all.count());
        }
        return new Trainer.Sets(
                all.range(0, learn),
                heldOut == 0 ? null : all.range(all.count() - heldOut, all.count()),
                mnist.test());
    }
}
