package org.kernelscope.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.storage.JsonText;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code describe}: what a network is made of, layer by layer, computed from its description. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Print a network's layers: shapes, parameters, connections, receptive fields.")
public final class DescribeCommand implements Callable<Integer> {
    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ARCHITECTURE",
            defaultValue = "lenet5-modern",
            description = "A preset, or a JSON file (default: ${DEFAULT-VALUE}).")
    private String name = "lenet5-modern";

    @Option(
            names = "--list",
            description = "Print what is known by name instead, each with its counts.")
    private boolean list;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** The command, which answers on {@code console}. */
    public DescribeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        if (list) {
            if (Objects.requireNonNull(spec)
                    .commandLine()
                    .getParseResult()
                    .hasMatchedPositional(0)) {
                throw UsageError.of(spec, console, "cli.together", "ARCHITECTURE", "--list");
            }
            if (json) {
                print(list(Architectures.all()));
            } else {
                printList();
            }
            return 0;
        }
        Architecture architecture = Architectures.find(name);
        if (json) {
            print(json(architecture));
        } else {
            print(architecture);
        }
        return 0;
    }

    private void print(JsonElement element) {
        console.out().println(JsonText.of(element));
    }

    private void printList() {
        Texts texts = console.texts();
        TextTable table = new TextTable();
        table.row(
                texts.get("describe.name"),
                texts.get("describe.layers"),
                texts.get("describe.parameters"),
                texts.get("describe.connections"),
                texts.get("describe.multiplications"));
        for (Architecture architecture : Architectures.all()) {
            table.row(
                    architecture.id(),
                    count(architecture.layers().size()),
                    count(architecture.parameterCount()),
                    count(architecture.connections()),
                    count(architecture.multiplyAccumulates()));
        }
        table.print(console.out());
    }

    private static JsonArray list(List<Architecture> architectures) {
        JsonArray list = new JsonArray();
        for (Architecture architecture : architectures) {
            JsonObject object = new JsonObject();
            object.addProperty("id", architecture.id());
            object.addProperty("layers", architecture.layers().size());
            counts(object, architecture);
            list.add(object);
        }
        return list;
    }

    private static void counts(JsonObject object, Architecture architecture) {
        object.addProperty("parameters", architecture.parameterCount());
        object.addProperty("connections", architecture.connections());
        object.addProperty("multiplications", architecture.multiplyAccumulates());
    }

    private void print(Architecture architecture) {
        Texts texts = console.texts();
        TextTable table = new TextTable();
        table.row(
                texts.get("describe.layer"),
                texts.get("describe.output"),
                texts.get("describe.formula"),
                texts.get("describe.parameters"),
                texts.get("describe.connections"),
                texts.get("describe.multiplications"),
                texts.get("describe.field"),
                texts.get("describe.jump"));
        table.row("input", shape(architecture.input().shape()), "", "", "", "", "1", "1");
        for (Layer layer : architecture.layers()) {
            table.row(
                    layer.name(),
                    shape(layer.outputShape()),
                    layer.parameterFormula().toString(),
                    count(layer.parameterCount()),
                    count(layer.connections()),
                    count(layer.multiplyAccumulates()),
                    count(layer.receptiveField().size()),
                    count(layer.receptiveField().jump()));
        }
        table.row(
                texts.get("describe.total"),
                "",
                "",
                count(architecture.parameterCount()),
                count(architecture.connections()),
                count(architecture.multiplyAccumulates()),
                "",
                "");
        console.out().println(architecture.id());
        table.print(console.out());
    }

    private static JsonObject json(Architecture architecture) {
        JsonArray layers = new JsonArray();
        for (Layer layer : architecture.layers()) {
            JsonObject object = new JsonObject();
            object.addProperty("name", layer.name());
            object.add("output", array(layer.outputShape()));
            object.addProperty("formula", layer.parameterFormula().toString());
            object.addProperty("parameters", layer.parameterCount());
            object.addProperty("connections", layer.connections());
            object.addProperty("connectionFormula", layer.connectionFormula().toString());
            object.addProperty("multiplications", layer.multiplyAccumulates());
            object.addProperty("receptiveField", layer.receptiveField().size());
            object.addProperty("jump", layer.receptiveField().jump());
            layers.add(object);
        }
        JsonObject root = new JsonObject();
        root.addProperty("id", architecture.id());
        root.add("input", array(architecture.input().shape()));
        root.add("layers", layers);
        counts(root, architecture);
        return root;
    }

    private static String shape(Shape shape) {
        return shape.isUnits() ? Integer.toString(shape.channels()) : shape.toString();
    }

    private static JsonArray array(Shape shape) {
        JsonArray array = new JsonArray();
        for (int extent : shape.toArray()) {
            array.add(extent);
        }
        return array;
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
