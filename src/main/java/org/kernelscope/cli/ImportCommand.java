package org.kernelscope.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Engine;
import org.kernelscope.network.InputSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.kernelscope.pytorch.ArchitectureSearch;
import org.kernelscope.pytorch.ArchitectureSearch.Candidate;
import org.kernelscope.pytorch.ArchitectureSearch.Found;
import org.kernelscope.pytorch.InputRange;
import org.kernelscope.storage.JsonText;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code import}: a network of another program, whose file holds its weights alone. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Find the architecture of a network from the weights in a safetensors file of"
                        + " another program, and write it as a network of this one. What weights do"
                        + " not show is tried on the test digits.")
public final class ImportCommand implements Callable<Integer> {
    private final Console console;
    private final Engine engine;

    @Parameters(paramLabel = "FILE", description = "The safetensors file.")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the best candidate, or that of --candidate, to this file.")
    private @Nullable Path out;

    @Option(
            names = "--candidate",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which candidate to write (default: ${DEFAULT-VALUE}, the best).")
    @Range(from = 1, to = ArchitectureSearch.MOST)
    private int chosen = 1;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            converter = ActivationName.class,
            description =
                    "The activation of the hidden layers, if you know it: relu, tanh, sigmoid,"
                            + " leaky-relu, swish, scaled-tanh or identity.")
    private @Nullable Activation activation;

    @Option(
            names = "--pooling",
            paramLabel = "NAME",
            description =
                    "The pooling after convolutions, if you know it: max, average, min or l2.")
    private @Nullable PoolKind pooling;

    @Option(
            names = "--range",
            paramLabel = "NAME",
            description =
                    "The numbers for no ink and full ink, if you know them: unit (0 and 1), standard"
                            + " (without the mean 0.1307 and standard deviation 0.3081), signed (-1"
                            + " and 1), inverted (1 and 0) or lecun (-0.1 and 1.175).")
    private @Nullable InputRange range;

    @Option(
            names = "--input-size",
            paramLabel = "N",
            description = "Rows and columns of the input, if you know them (else 28 and 32).")
    @Range(from = 4, to = 256)
    private @Nullable Integer size;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** Activations have hyphens in their names. */
    private static final class ActivationName implements ITypeConverter<Activation> {
        @Override
        public Activation convert(String name) {
            for (Activation each : Activation.values()) {
                if (each.id().equals(name)) {
                    return each;
                }
            }
            throw new TypeConversionException("unknown activation " + name);
        }
    }

    /** The command, which computes with {@code engine} and answers on {@code console}. */
    public ImportCommand(Console console, Engine engine) {
        this.console = console;
        this.engine = engine;
    }

    @Override
    public Integer call() throws UserFacingException {
        Path target = out;
        if (target != null) {
            new OutputPaths()
                    .reads("FILE", file)
                    .writes("--out", target, Replacing.NO_TRAINING)
                    .check();
        }
        Found found =
                new ArchitectureSearch(engine, Mnist.inside().test())
                        .search(
                                Safetensors.readStateDict(file),
                                new ArchitectureSearch.Known(activation, pooling, range, size),
                                share -> {});
        if (json) {
            console.out().println(JsonText.of(json(found)));
        } else {
            print(found);
        }
        if (target != null) {
            if (chosen > found.candidates().size()) {
                throw new UserFacingException(
                        "import.candidate", chosen, found.candidates().size());
            }
            ModelFile.write(target, found.candidates().get(chosen - 1).model());
            if (!json) {
                console.out().println(console.texts().get("import.written", chosen, target));
            }
        }
        return 0;
    }

    private void print(Found found) {
        Texts texts = console.texts();
        TextTable table = new TextTable();
        table.row(
                "",
                texts.get("import.accuracy"),
                texts.get("import.input"),
                texts.get("import.range"),
                texts.get("import.activation"),
                texts.get("import.layers"));
        int number = 0;
        for (Candidate each : found.candidates()) {
            table.row(
                    Integer.toString(++number),
                    Double.isNaN(each.accuracy())
                            ? "?"
                            : String.format(Locale.ROOT, "%.2f %%", 100 * each.accuracy()),
                    each.model().architecture().input().shape().toString(),
                    String.valueOf(each.known().range()),
                    id(each.known().activation()),
                    String.join(" · ", each.layers()));
        }
        table.print(console.out());
        console.out().println();
        if (!found.leftOut().isEmpty()) {
            console.out().println(texts.get("import.leftOut", String.join(", ", found.leftOut())));
        }
        if (!found.zeroBiases().isEmpty()) {
            console.out()
                    .println(texts.get("import.zeroBias", String.join(", ", found.zeroBiases())));
        }
        boolean unknown = found.candidates().stream().anyMatch(it -> Double.isNaN(it.accuracy()));
        console.out().println(texts.get(unknown ? "import.otherClasses" : "import.measured"));
    }

    private static String id(@Nullable Activation activation) {
        return activation == null ? "" : activation.id();
    }

    private JsonObject json(Found found) {
        JsonArray candidates = new JsonArray();
        for (Candidate each : found.candidates()) {
            JsonObject entry = new JsonObject();
            InputSpec input = each.model().architecture().input();
            entry.addProperty("accuracy", Double.isNaN(each.accuracy()) ? null : each.accuracy());
            entry.addProperty("size", input.size());
            entry.addProperty("range", String.valueOf(each.known().range()));
            entry.addProperty("activation", id(each.known().activation()));
            entry.addProperty("parameters", each.model().architecture().parameterCount());
            JsonArray layers = new JsonArray();
            each.layers().forEach(layers::add);
            entry.add("layers", layers);
            candidates.add(entry);
        }
        JsonObject answer = new JsonObject();
        answer.addProperty("file", file.toString());
        answer.add("candidates", candidates);
        JsonArray leftOut = new JsonArray();
        found.leftOut().forEach(leftOut::add);
        answer.add("leftOut", leftOut);
        JsonArray zeroBiases = new JsonArray();
        found.zeroBiases().forEach(zeroBiases::add);
        answer.add("zeroBiases", zeroBiases);
        return answer;
    }
}
