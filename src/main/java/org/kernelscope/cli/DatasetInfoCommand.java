package org.kernelscope.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.kernelscope.dataset.DatasetSummary;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.OwnExample;
import org.kernelscope.storage.JsonText;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dataset info}: what is in a data set. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Count the images of each class, the blank ones and those that repeat.")
final class DatasetInfoCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "SET", description = "A data set, in any form that import reads.")
    private Path place = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    DatasetInfoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        OwnDataset set = DatasetOption.read(console, place).dataset();
        if (json) {
            console.out().println(JsonText.of(json(set)));
            return 0;
        }
        DatasetSummary summary = DatasetSummary.of(set);
        Texts texts = console.texts();
        console.out()
                .println(
                        texts.get(
                                set.isColour()
                                        ? "dataset.info.summary.colour"
                                        : "dataset.info.summary",
                                set.count(),
                                set.columns(),
                                set.rows(),
                                set.classes().count()));
        TextTable table = new TextTable();
        table.row(
                texts.get("dataset.info.class"),
                texts.get("dataset.info.count"),
                texts.get(set.isColour() ? "dataset.info.brightness" : "dataset.info.ink"));
        for (int label = 0; label < set.classes().count(); label++) {
            table.row(
                    set.classes().name(label),
                    Integer.toString(summary.counts().get(label)),
                    String.format(Locale.ROOT, "%.1f %%", 100 * summary.inks().get(label)));
        }
        table.print(console.out());
        return 0;
    }

    /** The classes, counts and faults of {@code set} as JSON. */
    static JsonObject json(OwnDataset set) {
        DatasetSummary summary = DatasetSummary.of(set);
        JsonArray classes = new JsonArray();
        for (int label = 0; label < set.classes().count(); label++) {
            JsonObject entry = new JsonObject();
            entry.addProperty("name", set.classes().name(label));
            entry.addProperty("count", summary.counts().get(label));
            entry.addProperty(set.isColour() ? "brightness" : "ink", summary.inks().get(label));
            classes.add(entry);
        }
        List<String> writers =
                set.examples().stream()
                        .map(OwnExample::writer)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList();
        JsonArray who = new JsonArray();
        writers.forEach(who::add);
        JsonObject root = new JsonObject();
        root.addProperty("count", set.count());
        root.addProperty("channels", set.channels());
        root.addProperty("rows", set.rows());
        root.addProperty("columns", set.columns());
        root.add("classes", classes);
        root.addProperty("blank", summary.blanks().size());
        root.addProperty("repeated", summary.repeated().size());
        root.add("writers", who);
        return root;
    }
}
