package org.kernelscope.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Evaluation;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Dataset;
import org.kernelscope.dataset.DatasetParts;
import org.kernelscope.dataset.DatasetParts.Part;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.storage.JsonText;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code evaluate}: how well a network reads test digits: accuracy, each class by itself, and which
 * it takes for which.
 */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Measure how well a network reads the test digits.")
public final class EvaluateCommand implements Callable<Integer> {

    private final Console console;
    private final Engine engine;

    /** Of the data set, or of the network; null for numbers. */
    private @Nullable ClassNames names;

    @Mixin private ModelOption model = new ModelOption();

    @Mixin private DatasetOption dataset = new DatasetOption();

    @Option(
            names = "--part",
            defaultValue = "all",
            description =
                    "Of a data set of your own: all, or the part that train learns from, validates"
                            + " with or tests with: learn, validation, test (default:"
                            + " ${DEFAULT-VALUE}).")
    private Chosen part = Chosen.ALL;

    @Spec private @Nullable CommandSpec spec;

    /** The examples of a data set of one's own. */
    enum Chosen {
        ALL,
        LEARN,
        VALIDATION,
        TEST
    }

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** The command, which computes with {@code engine} and answers on {@code console}. */
    public EvaluateCommand(Console console, Engine engine) {
        this.console = console;
        this.engine = engine;
    }

    @Override
    public Integer call() throws UserFacingException {
        Model trained = model.load();
        Dataset digits = digits(trained);
        ClassNames ofSet = digits.classNames();
        names = ofSet == null && !dataset.isOwn() ? trained.classNames() : ofSet;
        try (Network network = engine.open(trained.architecture(), trained.weights())) {
            Evaluation evaluation = Evaluator.evaluate(network, digits, done -> {});
            if (json) {
                console.out().println(JsonText.of(json(evaluation)));
            } else {
                print(evaluation);
            }
        }
        return 0;
    }

    private Dataset digits(Model trained) throws UserFacingException {
        if (!dataset.isOwn()) {
            UsageError.refuseBeside(spec, console, "--part", "--dataset MNIST");
            return dataset.mnist().test();
        }
        OwnDataset own = dataset.own(console, trained.architecture().input().isColour());
        OwnDataset chosen =
                part == Chosen.ALL
                        ? own
                        : DatasetParts.of(own, DatasetParts.USUAL, DatasetParts.SEED)
                                .own(Part.valueOf(part.name()));
        if (chosen.isEmpty()) {
            throw new UserFacingException("dataset.empty");
        }
        return chosen.inOrderOf(trained.classNames()).toDataset();
    }

    private String name(int label) {
        return ClassNames.name(names, label);
    }

    private void print(Evaluation evaluation) {
        Texts texts = console.texts();
        console.out()
                .println(
                        texts.get(
                                names == null ? "evaluate.summary" : "evaluate.summary.named",
                                model.name(),
                                count(evaluation.count()),
                                count(evaluation.correct()),
                                percent(evaluation.accuracy())));
        console.out().println();
        classes(evaluation).print(console.out());
        console.out().println();
        console.out().println(texts.get("evaluate.confusion"));
        confusion(evaluation).print(console.out());
    }

    private TextTable classes(Evaluation evaluation) {
        Texts texts = console.texts();
        TextTable table = new TextTable();
        table.row(
                texts.get(names == null ? "evaluate.class" : "evaluate.class.named"),
                texts.get("evaluate.count"),
                texts.get("evaluate.precision"),
                texts.get("evaluate.recall"),
                texts.get("evaluate.f1"));
        for (int label = 0; label < evaluation.classes(); label++) {
            table.row(
                    name(label),
                    count(evaluation.countOf(label)),
                    percent(evaluation.precision(label)),
                    percent(evaluation.recall(label)),
                    percent(evaluation.f1(label)));
        }
        return table;
    }

    /** A dot where nothing was confused, so that the eye finds what was. */
    private TextTable confusion(Evaluation evaluation) {
        int classes = evaluation.classes();
        TextTable table = new TextTable();
        String[] cells = new String[classes + 1];
        cells[0] = "";
        for (int label = 0; label < classes; label++) {
            cells[label + 1] = name(label);
        }
        table.row(cells);
        for (int actual = 0; actual < classes; actual++) {
            cells[0] = name(actual);
            for (int predicted = 0; predicted < classes; predicted++) {
                int number = evaluation.confusion(actual, predicted);
                cells[predicted + 1] = number == 0 ? "." : count(number);
            }
            table.row(cells);
        }
        return table;
    }

    private JsonObject json(Evaluation evaluation) {
        JsonArray classes = new JsonArray();
        JsonArray confusion = new JsonArray();
        for (int label = 0; label < evaluation.classes(); label++) {
            JsonObject entry = new JsonObject();
            entry.addProperty("class", label);
            entry.addProperty("name", name(label));
            entry.addProperty("count", evaluation.countOf(label));
            entry.addProperty("precision", evaluation.precision(label));
            entry.addProperty("recall", evaluation.recall(label));
            entry.addProperty("f1", evaluation.f1(label));
            classes.add(entry);
            JsonArray row = new JsonArray();
            for (int predicted = 0; predicted < evaluation.classes(); predicted++) {
                row.add(evaluation.confusion(label, predicted));
            }
            confusion.add(row);
        }
        JsonObject root = new JsonObject();
        root.addProperty("model", model.name());
        root.addProperty("count", evaluation.count());
        root.addProperty("correct", evaluation.correct());
        root.addProperty("accuracy", evaluation.accuracy());
        root.add("classes", classes);
        root.add("confusion", confusion);
        return root;
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
