package org.kernelscope.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.storage.ExistingFile;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.training.TrainingProblems;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.file.RunModels;
import org.kernelscope.training.record.BatchOfOne;
import org.kernelscope.training.record.DatasetFingerprint;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.HyperparameterChange;
import org.kernelscope.training.settings.RunSettings;
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
        description = "Train a network on MNIST. Ctrl-C saves; --resume continues.")
public final class TrainCommand implements Callable<Integer> {
    private static final long SAVE_SECONDS = 20;
    private static final String NETWORK_SUFFIX = ".safetensors";

    /**
     * The options that {@code --resume} allows: files, and hyperparameters that can change during a
     * run.
     */
    private static final Set<String> BESIDE_RESUME =
            Set.of(
                    "--resume",
                    "--out",
                    "--run",
                    "--force",
                    "--dataset",
                    "--rate",
                    "--momentum",
                    "--batch");

    private static final Set<String> FILES_OF_RESUME =
            Set.of("--resume", "--out", "--run", "--force", "--dataset");

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

    @Mixin private DatasetOption dataset = new DatasetOption();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where the network goes (default: model.safetensors; with --resume"
                            + " NAME.safetensors.run, NAME.safetensors).")
    private @Nullable Path out;

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
                    "Resume an interrupted training (FILE.run). It keeps its settings; --rate,"
                            + " --momentum and --batch change them.")
    private @Nullable Path resume;

    @Option(
            names = "--force",
            description = "Replace files that are there, also a training or a network.")
    private boolean force;

    /** The command; it trains in {@code engine} and answers on {@code console}. */
    public TrainCommand(Console console, TrainingEngine engine) {
        this.console = console;
        this.engine = engine;
    }

    @Override
    public Integer call() throws UserFacingException, InterruptedException {
        refuseWithoutEffect();
        SavedRun before = resume == null ? null : RunFile.read(resume);
        if (before != null && before.run().isFinished()) {
            refuseChanges();
        }
        TrainingReport.Files files = files();
        targets(files, before).check();
        Model trained = from == null ? null : network(from);
        Architecture first =
                before != null
                        ? before.run().architecture()
                        : trained == null
                                ? Architectures.find(architecture)
                                : trained.architecture();
        TrainingData data = TrainingData.of(dataset, first.input().isColour(), console);
        RunStart start = start(data, trained);
        RunSettings settings =
                data.settings(
                        options.settings(
                                files.keepRun(),
                                before == null
                                        ? start.architecture()
                                        : before.run().architecture()),
                        UsageError.isGiven(spec, "--hold-out"));
        try (OutputClaims claims = OutputClaims.of(files.model(), files.run());
                TrainingService service = new TrainingService(engine, data.source())) {
            if (before == null) {
                service.train(start, settings);
            } else {
                open(service, before, Objects.requireNonNull(resume));
                BatchOfOne.explained(before.run())
                        .ifPresent(told -> console.err().println(console.texts().get(told)));
                RunSettings now = before.run().currentSettings();
                HyperparameterChange wanted = options.adjusted(spec, console, now);
                if (wanted.batch() != now.batch()) {
                    BatchOfOne.check(before.run().architecture(), wanted.batch());
                }
                service.adjust(wanted);
                service.resume();
            }
            int code =
                    follow(
                            new TrainingReport(
                                    console,
                                    service,
                                    files,
                                    TrainingResultWriter.Patience.USUAL,
                                    before == null ? 0 : before.run().epochs().size(),
                                    System.console() != null),
                            claims);
            if (before == null) {
                new FineTuning(console, engine, data).tell(start, files.model());
            }
            return code;
        }
    }

    private TrainingReport.Files files() {
        Path network = out == null ? usualOut() : out;
        Path whole = run;
        return whole == null
                ? new TrainingReport.Files(
                        network,
                        network.resolveSibling(network.getFileName() + RunFile.SUFFIX),
                        false,
                        resume)
                : new TrainingReport.Files(network, whole, true, resume);
    }

    /** Resumes an interrupted run in its own files. */
    private Path usualOut() {
        Path interrupted = resume;
        String suffix = NETWORK_SUFFIX + RunFile.SUFFIX;
        if (interrupted != null && interrupted.toString().endsWith(suffix)) {
            String name = interrupted.getFileName().toString();
            return interrupted.resolveSibling(
                    name.substring(0, name.length() - RunFile.SUFFIX.length()));
        }
        return Path.of("model" + NETWORK_SUFFIX);
    }

    private OutputPaths targets(TrainingReport.Files files, @Nullable SavedRun before)
            throws UserFacingException {
        boolean goesOn = files.continuesInPlace();
        boolean own = force || (before != null && isNetworkOf(before.run(), files.model()));
        OutputPaths targets =
                new OutputPaths()
                        .reads("--from", from)
                        .reads("--architecture", architectureFile())
                        .reads("--resume", goesOn ? null : resume)
                        .writes("--out", files.model(), replacing(own))
                        .writes("--run", files.run(), replacing(force || goesOn));
        dataset.files().forEach(file -> targets.reads("--dataset", file));
        return targets;
    }

    private static Replacing replacing(boolean own) {
        return own ? Replacing.ANY_FILE : Replacing.NOTHING;
    }

    private static boolean isNetworkOf(RunRecord run, Path file) {
        try {
            return ExistingFile.at(file) == ExistingFile.NETWORK
                    && RunModels.isOf(run, ModelFile.read(file));
        } catch (UserFacingException unreadable) {
            return false;
        }
    }

    private @Nullable Path architectureFile() {
        try {
            Path file = Path.of(architecture);
            return Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException noFileName) {
            return null;
        }
    }

    private void refuseWithoutEffect() {
        if (resume == null) {
            options.refuseWithoutEffect(spec, console);
            if (from != null) {
                UsageError.refuseBeside(spec, console, "--architecture", "--from");
            }
            return;
        }
        List<String> others = UsageError.givenBesides(spec, BESIDE_RESUME);
        if (!others.isEmpty()) {
            throw UsageError.of(spec, console, "cli.resume", String.join(", ", others));
        }
    }

    /** A training that is over does not change any more. */
    private void refuseChanges() {
        List<String> changes = UsageError.givenBesides(spec, FILES_OF_RESUME);
        if (!changes.isEmpty()) {
            throw UsageError.of(
                    spec,
                    console,
                    "cli.resume.finished",
                    String.join(", ", changes),
                    Objects.requireNonNull(resume));
        }
    }

    private static void open(TrainingService service, SavedRun before, Path file)
            throws UserFacingException {
        try {
            service.open(before).join();
        } catch (CompletionException failure) {
            UserFacingException refusal = TrainingProblems.refused(failure);
            throw DatasetFingerprint.isRefusal(refusal)
                    ? UserFacingException.causedBy(refusal, "train.otherData", refusal, file)
                    : refusal;
        }
    }

    private RunStart start(TrainingData data, @Nullable Model trained) throws UserFacingException {
        if (trained != null) {
            return new RunStart.Trained(data.fitted(trained));
        }
        Architecture found = Architectures.find(architecture);
        return new RunStart.Fresh(architectureFile() == null ? data.fitted(found) : found);
    }

    /** The network in a file; of a run, as it stood. */
    private static Model network(Path file) throws UserFacingException {
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
    private static int follow(TrainingReport report, OutputClaims claims)
            throws UserFacingException, InterruptedException {
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
            // The process may be gone as soon as the hook ends.
            claims.close();
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
