package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.BatchStream;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.Score;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.LenetVariants;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.storage.VariantResults;
import org.kernelscope.text.ProgramVersion;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.RunSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code compare}: trains the networks between the LeNet-5 of 1998 and today's, all alike, and
 * writes down how well each reads. The same settings give the same table.
 */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Train the LeNet-5 of 1998, today's, and those between, and compare their"
                        + " accuracy.")
public final class CompareCommand implements Callable<Integer> {
    private final Console console;
    private final TrainingEngine engine;

    @Option(
            names = "--epochs",
            defaultValue = "5",
            paramLabel = "N",
            description = "How often every digit is seen (default: ${DEFAULT-VALUE}).")
    @Range(from = 1, to = 1_000)
    private int epochs;

    @Option(
            names = "--digits",
            defaultValue = "60000",
            paramLabel = "N",
            description = "Learn from the first N digits (default: all).")
    @Range(from = 1, to = 60_000)
    private int digits;

    @Option(
            names = "--batch",
            defaultValue = "32",
            paramLabel = "N",
            description = "Digits in a batch (default: ${DEFAULT-VALUE}).")
    @Range(from = 1, to = RunSettings.MAX_BATCH)
    private int batch;

    @Option(
            names = "--rate",
            defaultValue = "0.002",
            paramLabel = "X",
            description =
                    "Learning rate of Adam; it falls along half a cosine (default:"
                            + " ${DEFAULT-VALUE}).")
    @Range(from = 0, to = RunSettings.MAX_RATE, above = true)
    private double rate;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "The same seed, the same table (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--threads",
            defaultValue = "2",
            paramLabel = "N",
            description = "Parts that a batch is split into (default: ${DEFAULT-VALUE}).")
    @Range(from = 1, to = TrainingSettings.MAX_THREADS)
    private int threads;

    @Option(
            names = "--out",
            defaultValue = "then-and-now.json",
            paramLabel = "FILE",
            description = "Where the table goes (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("then-and-now.json");

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    /** The command; it trains in {@code engine} and answers on {@code console}. */
    public CompareCommand(Console console, TrainingEngine engine) {
        this.console = console;
        this.engine = engine;
    }

    @Override
    public Integer call() throws UserFacingException, InterruptedException {
        new OutputPaths()
                .writes("--out", out, force ? Replacing.ANY_FILE : Replacing.NOTHING)
                .check();
        Mnist mnist = Mnist.inside();
        Dataset learn = mnist.train().range(0, Math.min(digits, mnist.train().count()));
        List<VariantResults.Row> rows = new ArrayList<>();
        for (Architecture architecture : networks()) {
            rows.add(train(architecture, learn, mnist.test()));
            print(rows.get(rows.size() - 1));
        }
        new VariantResults(command(), "Kernelscope " + ProgramVersion.current(), rows).write(out);
        console.out().println(console.texts().get("compare.written", out));
        return 0;
    }

    /** From today's to that of 1998, then today's with each difference on its own. */
    static Set<Architecture> networks() {
        Set<Architecture> all = new LinkedHashSet<>(LenetVariants.cumulative());
        all.addAll(LenetVariants.singleDifferences());
        return all;
    }

    private VariantResults.Row train(Architecture architecture, Dataset learn, Dataset test)
            throws UserFacingException, InterruptedException {
        Batches batches = new Batches(learn, batch, seed, Augmentation.NONE);
        long steps = (long) epochs * batches.perEpoch();
        TrainingSettings settings =
                new TrainingSettings(
                        Optimizer.ADAM,
                        rate,
                        new Schedule(Schedule.Kind.COSINE, steps),
                        0,
                        0,
                        Loss.usual(architecture),
                        threads,
                        seed);
        try (TrainingRun run =
                        engine.train(
                                architecture, engine.initialWeights(architecture, seed), settings);
                BatchStream stream = new BatchStream(batches, 0)) {
            while (run.steps() < steps) {
                run.step(stream.next());
            }
            Score score = run.evaluate(test);
            return new VariantResults.Row(
                    architecture.id(),
                    Math.toIntExact(architecture.parameterCount()),
                    Math.toIntExact(architecture.connections()),
                    score.correct(),
                    score.count());
        }
    }

    private void print(VariantResults.Row row) {
        console.out()
                .println(
                        console.texts()
                                .get(
                                        "compare.row",
                                        row.id(),
                                        String.format(Locale.ROOT, "%,d", row.parameters()),
                                        String.format(
                                                Locale.ROOT, "%.2f %%", 100 * row.accuracy())));
        console.out().flush();
    }

    private String command() {
        return String.format(
                Locale.ROOT,
                "kernelscope compare --epochs %d --digits %d --batch %d --rate %s --seed %d"
                        + " --threads %d",
                epochs,
                digits,
                batch,
                rate,
                seed,
                threads);
    }
}
