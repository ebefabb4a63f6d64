package org.kernelscope.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.atlas.Atlas;
import org.kernelscope.network.atlas.AtlasEntry;
import org.kernelscope.network.atlas.Block;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code atlas}: the large networks of the literature beside LeNet-5, counted from their layers.
 */
@Command(
        name = "atlas",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Print how far the field went from LeNet-5: depth, parameters, errors.")
public final class AtlasCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "NETWORK",
            description = "One of them, stage by stage (default: all).")
    private @Nullable String id;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** The command, which answers on {@code console}. */
    public AtlasCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        String wanted = id;
        if (wanted == null) {
            if (json) {
                JsonArray all = new JsonArray();
                Atlas.all().forEach(entry -> all.add(json(entry)));
                print(all);
            } else {
                printAll();
            }
            return 0;
        }
        AtlasEntry entry =
                Atlas.byId(wanted)
                        .orElseThrow(
                                () -> new UserFacingException("atlas.unknown", wanted, known()));
        if (json) {
            JsonObject object = json(entry);
            object.add("stages", stages(entry));
            print(object);
        } else {
            print(entry);
        }
        return 0;
    }

    private static String known() {
        return Atlas.all().stream().map(AtlasEntry::id).collect(Collectors.joining(", "));
    }

    private void print(JsonElement element) {
        console.out()
                .println(
                        new GsonBuilder()
                                .setPrettyPrinting()
                                .disableHtmlEscaping()
                                .serializeNulls()
                                .create()
                                .toJson(element));
    }

    private void printAll() {
        Texts texts = console.texts();
        TextTable table = new TextTable();
        table.row(
                texts.get("atlas.network"),
                texts.get("atlas.year"),
                texts.get("atlas.input"),
                texts.get("atlas.depth"),
                texts.get("describe.parameters"),
                texts.get("describe.multiplications"),
                texts.get("describe.field"),
                texts.get("atlas.error.mnist"),
                texts.get("atlas.error.imagenet"));
        for (AtlasEntry entry : Atlas.all()) {
            Block.Count total = entry.total();
            table.row(
                    entry.name(),
                    entry.year() == 0 ? "" : Integer.toString(entry.year()),
                    entry.input().toString(),
                    count(total.depth()),
                    count(total.parameters()),
                    count(total.multiplyAccumulates()),
                    count(entry.lastMaps().field().size()),
                    percent(entry.error().onMnist()),
                    percent(entry.error().onImagenet()));
        }
        table.print(console.out());
        console.out().println();
        console.out().println(texts.get("atlas.legend"));
    }

    private void print(AtlasEntry entry) {
        Texts texts = console.texts();
        TextTable table = new TextTable();
        table.row(
                texts.get("atlas.stage"),
                texts.get("describe.output"),
                texts.get("atlas.depth"),
                texts.get("describe.parameters"),
                texts.get("describe.connections"),
                texts.get("describe.multiplications"),
                texts.get("describe.field"),
                texts.get("describe.jump"));
        table.row("input", entry.input().toString(), "", "", "", "", "1", "1");
        for (AtlasEntry.Row row : entry.rows()) {
            Block.Count count = row.count();
            table.row(
                    row.stage().name(),
                    shape(count.output().shape()),
                    count(count.depth()),
                    count(count.parameters()),
                    count(count.connections()),
                    count(count.multiplyAccumulates()),
                    count(count.output().field().size()),
                    count(count.output().field().jump()));
        }
        Block.Count total = entry.total();
        table.row(
                texts.get("describe.total"),
                "",
                count(total.depth()),
                count(total.parameters()),
                count(total.connections()),
                count(total.multiplyAccumulates()),
                "",
                "");
        console.out().println(entry.name());
        table.print(console.out());
        console.out().println();
        console.out().println(texts.get(entry.note()));
        console.out().println(texts.get("atlas.source", entry.source()));
    }

    private static JsonObject json(AtlasEntry entry) {
        Block.Count total = entry.total();
        JsonObject object = new JsonObject();
        object.addProperty("id", entry.id());
        object.addProperty("name", entry.name());
        object.addProperty("year", entry.year() == 0 ? null : entry.year());
        object.add("input", array(entry.input()));
        counts(object, total);
        object.addProperty("receptiveField", entry.lastMaps().field().size());
        object.addProperty("mnistError", boxed(entry.error().onMnist()));
        object.addProperty("imagenetTop5Error", boxed(entry.error().onImagenet()));
        object.addProperty("source", entry.source());
        return object;
    }

    private static JsonArray stages(AtlasEntry entry) {
        JsonArray stages = new JsonArray();
        for (AtlasEntry.Row row : entry.rows()) {
            JsonObject object = new JsonObject();
            object.addProperty("name", row.stage().name());
            object.add("output", array(row.count().output().shape()));
            counts(object, row.count());
            object.addProperty("receptiveField", row.count().output().field().size());
            object.addProperty("jump", row.count().output().field().jump());
            stages.add(object);
        }
        return stages;
    }

    private static void counts(JsonObject object, Block.Count count) {
        object.addProperty("depth", count.depth());
        object.addProperty("parameters", count.parameters());
        object.addProperty("connections", count.connections());
        object.addProperty("multiplications", count.multiplyAccumulates());
    }

    private static JsonArray array(Shape shape) {
        JsonArray array = new JsonArray();
        for (int extent : shape.toArray()) {
            array.add(extent);
        }
        return array;
    }

    private static @Nullable Double boxed(OptionalDouble percent) {
        return percent.isPresent() ? percent.getAsDouble() : null;
    }

    private static String percent(OptionalDouble percent) {
        return percent.isPresent() ? percent.getAsDouble() + " %" : "";
    }

    private static String shape(Shape shape) {
        return shape.isUnits() ? Integer.toString(shape.channels()) : shape.toString();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
