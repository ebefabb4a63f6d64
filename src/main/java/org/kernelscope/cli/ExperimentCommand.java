package org.kernelscope.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.experiment.ExperimentRun;
import org.kernelscope.experiment.Permutation;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.JsonText;
import org.kernelscope.storage.Targets;
import org.kernelscope.storage.Targets.Replacing;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code experiment}: training runs that differ in one thing. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Train networks that differ in one thing and compare them.",
        synopsisSubcommandLabel = "COMMAND")
public final class ExperimentCommand implements Runnable {
    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    private ExperimentCommand(Console console) {
        this.console = console;
    }

    /** The command with its subcommands, which train in {@code engine}. */
    public static CommandLine of(Console console, TrainingEngine engine) {
        CommandLine line = new CommandLine(new ExperimentCommand(console));
        line.addSubcommand(new ListAll(console));
        line.addSubcommand(new Run(console, engine));
        return line;
    }

    @Override
    public void run() {
        throw UsageError.of(
                java.util.Objects.requireNonNull(spec), console, "experiment.which", "list, run");
    }

    /** The result of an experiment, in one sentence that a test holds. */
    static String shows(Texts texts, Experiment experiment) {
        return switch (experiment.id()) {
            case "vanishing" -> texts.get("experiment.vanishing");
            case "twins" -> texts.get("experiment.twins");
            case "pooling" -> texts.get("experiment.pooling");
            case "overfitting" -> texts.get("experiment.overfitting");
            case "distortions" -> texts.get("experiment.distortions");
            case "batch" -> texts.get("experiment.batch");
            case "shuffled" -> texts.get("experiment.shuffled");
            default -> throw new IllegalArgumentException(experiment.id());
        };
    }

    /** {@code experiment list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "List the experiments.")
    static final class ListAll implements Runnable {
        private final Console console;

        ListAll(Console console) {
            this.console = console;
        }

        @Override
        public void run() {
            TextTable table = new TextTable();
            Texts texts = console.texts();
            table.row(texts.get("experiment.name"), texts.get("experiment.shows"));
            for (Experiment experiment : Experiment.all()) {
                table.row(experiment.id(), shows(texts, experiment));
            }
            table.print(console.out());
        }
    }

    /** {@code experiment run}. */
    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Train the networks of an experiment, one after the other.")
    static final class Run implements Callable<Integer> {
        private final Console console;
        private final TrainingEngine engine;

        @Parameters(paramLabel = "NAME", description = "An experiment that “list” names.")
        private String name = "";

        @Option(
                names = "--out",
                required = true,
                paramLabel = "FILE",
                description = "Where the measurements go, as JSON.")
        private Path out = Path.of("experiment.json");

        @Option(names = "--force", description = "Replace a file that is there.")
        private boolean force;

        Run(Console console, TrainingEngine engine) {
            this.console = console;
            this.engine = engine;
        }

        @Override
        public Integer call() throws UserFacingException, InterruptedException {
            Experiment experiment =
                    Experiment.byId(name)
                            .orElseThrow(
                                    () ->
                                            new UserFacingException(
                                                    "experiment.unknown", name, names()));
            new Targets()
                    .writes("--out", out, force ? Replacing.ANY_FILE : Replacing.NOTHING)
                    .check();
            Mnist mnist = Mnist.inside();
            List<ExperimentRun.Result> results =
                    ExperimentRun.run(engine, experiment, mnist.train(), mnist.test(), this::tell);
            String json = JsonText.of(json(experiment, results));
            AtomicFiles.write(
                    out, stream -> stream.write((json + "\n").getBytes(StandardCharsets.UTF_8)));
            console.out().println(shows(console.texts(), experiment));
            console.out().println(console.texts().get("experiment.written", out));
            return 0;
        }

        private static String names() {
            return Experiment.all().stream().map(Experiment::id).collect(Collectors.joining(", "));
        }

        private void tell(ExperimentRun.Result result) {
            ExperimentRun.Measurement last = result.last();
            console.out()
                    .println(
                            console.texts()
                                    .get(
                                            "experiment.row",
                                            result.arm().id(),
                                            last.step(),
                                            percent(last.train().accuracy()),
                                            percent(last.test().accuracy())));
            console.out().flush();
        }

        private static String percent(double share) {
            return String.format(Locale.ROOT, "%.1f %%", 100 * share);
        }

        private static JsonObject json(Experiment experiment, List<ExperimentRun.Result> results) {
            JsonArray arms = new JsonArray();
            for (ExperimentRun.Result result : results) {
                arms.add(json(result));
            }
            JsonObject root = new JsonObject();
            root.addProperty("experiment", experiment.id());
            root.add("arms", arms);
            return root;
        }

        private static JsonObject json(ExperimentRun.Result result) {
            Experiment.Arm arm = result.arm();
            JsonObject object = new JsonObject();
            object.addProperty("arm", arm.id());
            object.addProperty("architecture", arm.architecture().id());
            object.addProperty("optimizer", arm.optimizer().name().toLowerCase(Locale.ROOT));
            object.addProperty("rate", arm.rate());
            object.addProperty("digits", arm.digits());
            object.addProperty("batch", arm.batch());
            object.addProperty("seed", arm.seed());
            object.addProperty("equalStart", arm.equal());
            if (arm.shuffled()) {
                JsonArray order = new JsonArray();
                for (int pixel : Permutation.draw(28 * 28, arm.seed()).order()) {
                    order.add(pixel);
                }
                object.add("permutation", order);
            }
            object.addProperty("kernelSpread", result.kernelSpread());
            JsonArray measurements = new JsonArray();
            for (ExperimentRun.Measurement measurement : result.measurements()) {
                JsonObject entry = new JsonObject();
                entry.addProperty("step", measurement.step());
                entry.addProperty("loss", measurement.loss());
                entry.addProperty("trainAccuracy", measurement.train().accuracy());
                entry.addProperty("trainLoss", measurement.train().loss());
                entry.addProperty("testAccuracy", measurement.test().accuracy());
                entry.addProperty("testLoss", measurement.test().loss());
                JsonObject gradients = new JsonObject();
                measurement.gradients().forEach(gradients::addProperty);
                entry.add("gradients", gradients);
                measurements.add(entry);
            }
            object.add("measurements", measurements);
            return object;
        }
    }
}
