package org.kernelscope.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.BatchStatistics;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.experiment.ArmResult;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.experiment.ExperimentFile;
import org.kernelscope.experiment.ExperimentRun;
import org.kernelscope.experiment.ExperimentWords;
import org.kernelscope.network.PixelOrder;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.JsonText;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
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
        throw UsageError.of(Objects.requireNonNull(spec), console, "experiment.which", "list, run");
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
                table.row(experiment.id(), ExperimentWords.shows(texts, experiment));
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

        @Option(
                names = "--networks",
                paramLabel = "FOLDER",
                description = "Where the trained networks go, NAME-ARM.safetensors each.")
        private @Nullable Path networks;

        @Option(
                names = "--save",
                paramLabel = "FILE",
                description =
                        "Where the whole runs go, in one file that the window opens: networks,"
                                + " steps, measurements and checkpoints.")
        private @Nullable Path save;

        @Option(names = "--force", description = "Replace files that are there.")
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
                                                    "experiment.unknown",
                                                    name,
                                                    Experiment.names()));
            Replacing replacing = force ? Replacing.ANY_FILE : Replacing.NOTHING;
            OutputPaths targets = new OutputPaths().writes("--out", out, replacing);
            for (Experiment.Arm arm : experiment.arms()) {
                if (networks != null) {
                    targets.writes("--networks", file(networks, experiment, arm), replacing);
                }
            }
            if (save != null) {
                targets.writes("--save", save, replacing);
            }
            targets.check();
            Mnist mnist = Mnist.inside();
            List<ArmResult> results = new ArrayList<>();
            for (Experiment.Arm arm : experiment.arms()) {
                ArmResult result =
                        ExperimentRun.of(
                                engine,
                                arm,
                                results.size() + 1,
                                mnist.train(),
                                mnist.test(),
                                ExperimentRun.NOBODY);
                results.add(Objects.requireNonNull(result));
                tell(result);
            }
            String json = JsonText.of(json(experiment, results));
            AtomicFiles.write(
                    out, stream -> stream.write((json + "\n").getBytes(StandardCharsets.UTF_8)));
            console.out().println(ExperimentWords.shows(console.texts(), experiment));
            console.out().println(ExperimentWords.found(console.texts(), experiment, results));
            console.out().println(console.texts().get("experiment.written", out));
            if (networks != null) {
                write(networks, experiment, results);
            }
            if (save != null) {
                ExperimentFile.write(save, new ExperimentFile.SavedExperiment(experiment, results));
                console.out().println(console.texts().get("experiment.saved", save));
            }
            return 0;
        }

        private static Path file(Path folder, Experiment experiment, Experiment.Arm arm) {
            return folder.resolve(experiment.id() + "-" + arm.id() + ".safetensors");
        }

        private void write(Path folder, Experiment experiment, List<ArmResult> results)
                throws UserFacingException {
            for (ArmResult result : results) {
                Experiment.Arm arm = result.arm();
                Map<String, String> metadata =
                        Map.of(
                                "experiment", experiment.id() + " " + arm.id(),
                                "seed", Long.toString(arm.settings().seed()),
                                "steps", Long.toString(result.last().step()));
                ModelFile.write(
                        file(folder, experiment, arm),
                        new Model(arm.architecture(), result.weights(), metadata));
            }
            console.out().println(console.texts().get("experiment.networks", folder));
        }

        private void tell(ArmResult result) {
            ArmResult.Measurement last = result.last();
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

        private static JsonObject json(Experiment experiment, List<ArmResult> results) {
            JsonArray arms = new JsonArray();
            for (ArmResult result : results) {
                arms.add(json(result));
            }
            JsonObject root = new JsonObject();
            root.addProperty("experiment", experiment.id());
            root.add("arms", arms);
            return root;
        }

        private static JsonObject json(ArmResult result) {
            Experiment.Arm arm = result.arm();
            JsonObject object = new JsonObject();
            object.addProperty("arm", arm.id());
            object.addProperty("architecture", arm.architecture().id());
            object.addProperty(
                    "optimizer", arm.settings().optimizer().name().toLowerCase(Locale.ROOT));
            object.addProperty("rate", arm.settings().rate());
            object.addProperty("digits", arm.settings().exampleCount());
            object.addProperty("batch", arm.settings().batch());
            object.addProperty("seed", arm.settings().seed());
            object.addProperty("equalStart", arm.equal());
            PixelOrder shuffled = arm.architecture().input().order();
            if (shuffled != null) {
                JsonArray order = new JsonArray();
                Arrays.stream(shuffled.toArray()).forEach(order::add);
                object.add("permutation", order);
            }
            object.addProperty("kernelSpread", result.kernelSpread());
            BatchStatistics statistics = result.statistics();
            if (statistics != null) {
                JsonObject read = new JsonObject();
                read.addProperty("digits", statistics.digits());
                read.addProperty("batch", statistics.batch());
                read.addProperty("alone", statistics.alone());
                read.addProperty("together", statistics.together());
                read.addProperty("running", statistics.running());
                object.add("statistics", read);
            }
            JsonArray measurements = new JsonArray();
            for (ArmResult.Measurement measurement : result.measurements()) {
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
