package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.Problem;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.training.BatchOfOne;
import org.kernelscope.training.DigitSource;
import org.kernelscope.training.DataPrint;
import org.kernelscope.training.Failures;
import org.kernelscope.training.RunFile;
import org.kernelscope.training.RunRecord;
import org.kernelscope.training.RunSettings;
import org.kernelscope.training.RunStart;
import org.kernelscope.training.SavedRun;
import org.kernelscope.training.TrainingService;
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

    /** What may be given with {@code --resume}: files, and what can change on the way. */
    private static final Set<String> BESIDE_RESUME =
            Set.of("--resume", "--out", "--run", "--dataset", "--rate", "--momentum", "--batch");

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
            description = "A folder with a dataset in MNIST's form (default: the MNIST inside).")
    private @Nullable Path dataset;

    @Option(
            names = "--out",
            defaultValue = "model.safetensors",
            paramLabel = "FILE",
            description = "Where the network goes (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("model.safetensors");

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description =
                    "Begin a new training with the weights of this network, or of this run, instead"
                            + " of fresh ones.")
    private @Nullable Path from;

    @Option(
            names = "--run",
            paramLabel = "FILE",
            description =
                    "Keep the whole run (network, metrics, history, settings) in FILE, to be opened"
                            + " in the window.")
    private @Nullable Path run;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description =
                    "Go on with an interrupted training (FILE.run). Its settings are those that it"
                            + " was begun with; --rate, --momentum and --batch change them.")
    private @Nullable Path resume;

    /** The command; it trains in {@code engine} and answers on {@code console}. */
    public TrainCommand(Console console, TrainingEngine engine) {
        this.console = console;
        this.engine = engine;
    }

    @Override
    public Integer call() throws Problem, InterruptedException {
        refuseWithoutEffect();
        AtomicFiles.check(out);
        Path asked = run;
        boolean keepRun = asked != null;
        Path runFile =
                asked != null ? asked : out.resolveSibling(out.getFileName() + RunFile.SUFFIX);
        AtomicFiles.check(runFile);
        SavedRun before = resume == null ? null : RunFile.read(resume);
        RunStart start = start();
        RunSettings settings =
                options.settings(
                        keepRun,
                        before == null ? start.architecture() : before.run().architecture());
        Mnist mnist = dataset == null ? Mnist.inside() : Mnist.in(dataset);
        try (TrainingService service = new TrainingService(engine, DigitSource.of(mnist))) {
            if (before == null) {
                service.train(start, settings);
            } else {
                open(service, before, Objects.requireNonNull(resume));
                BatchOfOne.explained(before.run())
                        .ifPresent(told -> console.err().println(console.texts().get(told)));
                RunSettings now = before.run().currentSettings();
                service.adjust(options.adjusted(spec, console, now));
                service.resume();
            }
            int told = before == null ? 0 : before.run().epochs().size();
            TrainingReport.Files files = new TrainingReport.Files(out, runFile, keepRun);
            return follow(
                    new TrainingReport(
                            console,
                            service,
                            files,
                            KeptTraining.Patience.USUAL,
                            told,
                            System.console() != null));
        }
    }

    private void refuseWithoutEffect() {
        if (resume == null) {
            options.refuseWithoutEffect(spec, console);
            if (from != null) {
                Misuse.refuseBeside(spec, console, "--architecture", "--from");
            }
            return;
        }
        List<String> others = Misuse.givenBesides(spec, BESIDE_RESUME);
        if (!others.isEmpty()) {
            throw Misuse.of(spec, console, "cli.resume", String.join(", ", others));
        }
    }

    private static void open(TrainingService service, SavedRun before, Path file) throws Problem {
        try {
            service.open(before).join();
        } catch (CompletionException failure) {
            Problem refusal = Failures.refused(failure);
            throw DataPrint.isRefusal(refusal)
                    ? Problem.causedBy(refusal, "train.otherData", refusal, file)
                    : refusal;
        }
    }

    private RunStart start() throws Problem {
        return from == null
                ? new RunStart.Fresh(Architectures.find(architecture))
                : new RunStart.Trained(network(from));
    }

    /** The network in a file; of a run, as it stood. */
    private static Model network(Path file) throws Problem {
        if (!RunFile.holdsRun(file)) {
            return ModelFile.read(file);
        }
        RunRecord run = RunFile.read(file).run();
        return run.model(run.timeline().last());
    }

    /**
     * Ctrl-C ends the process as soon as its shutdown hooks are done: the hook asks the training to
     * stop and waits until it is saved.
     */
    private static int follow(TrainingReport report) throws Problem, InterruptedException {
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
            report.follow(stop::get);
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
}
