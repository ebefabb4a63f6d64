package org.kernelscope.storage;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Pool;
import org.kernelscope.text.Problem;

/**
 * An {@link Architecture} as JSON that a person can read and write: its {@code id}, its {@code
 * input} and its {@code layers}, each with its {@code kind}, {@code name} and settings.
 *
 * <p>{@code stride} (of a convolution 1, of pooling the window's size), {@code padding} (0) and
 * {@code dilation} (1) may be left out. A field that nobody knows is refused, because a misspelt
 * setting must not be passed over. Stateless; any thread.
 */
public final class ArchitectureJson {
    private static final long MAX_BYTES = 1 << 20;
    private static final int MAX_LAYERS = 10_000;

    /** MNIST's digits, and all that are prepared like them, have so many rows and columns. */
    private static final int MIN_INPUT = 28;

    // Names reach file names and terminals, where dots, slashes and control characters mean things.
    private static final Predicate<String> ID =
            Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]{0,63}").asMatchPredicate();
    private static final Predicate<String> NAME =
            Pattern.compile("[\\p{L}\\p{N}_-]{1,32}").asMatchPredicate();

    private static final Map<String, Activation> ACTIVATIONS =
            byId(Activation.values(), Activation::id);
    private static final Map<String, Pool> POOLS = byId(Pool.values(), Pool::id);
    private static final Map<String, LayerReader> KINDS =
            Map.of(
                    "convolution", ArchitectureJson::convolution,
                    "pooling", ArchitectureJson::pooling,
                    "dense", ArchitectureJson::dense,
                    "output", ArchitectureJson::output);

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private ArchitectureJson() {}

    /** How one kind of layer is read. */
    @FunctionalInterface
    private interface LayerReader {
        LayerSpec read(JsonFields fields) throws Problem;
    }

    /**
     * The network that the file {@code path} describes.
     *
     * @throws Problem if it cannot be read, or for the reasons of {@link #parse}; the sentence
     *     names the file
     */
    public static Architecture read(Path path) throws Problem {
        if (!Files.exists(path)) {
            throw new Problem("storage.missing", path);
        }
        if (!Files.isRegularFile(path)) {
            throw new Problem("storage.notAFile", path);
        }
        String json;
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new Problem("storage.tooLarge", path, Files.size(path), MAX_BYTES);
            }
            json = Files.readString(path);
        } catch (IOException e) {
            throw Problem.causedBy(e, "storage.unreadable", path);
        }
        try {
            return parse(json);
        } catch (Problem problem) {
            throw Problem.causedBy(problem, "storage.inFile", path, problem);
        }
    }

    /**
     * The network that {@code json} describes.
     *
     * @throws Problem if it is not JSON, lacks something, has something unknown, or describes a
     *     network that cannot be
     */
    public static Architecture parse(String json) throws Problem {
        JsonFields root = JsonFields.parse(json);
        root.allowOnly(Set.of("id", "input", "layers"));
        String id = root.text("id", ID);
        InputSpec input = input(root.object("input"));
        List<LayerSpec> layers = new ArrayList<>();
        for (JsonFields layer : root.objects("layers", MAX_LAYERS)) {
            layers.add(layer.choice("kind", KINDS).read(layer));
        }
        return Architecture.of(id, input, layers);
    }

    /** {@code architecture} as JSON over several lines. */
    public static String format(Architecture architecture) {
        JsonObject root = new JsonObject();
        root.addProperty("id", architecture.id());
        JsonObject input = new JsonObject();
        input.addProperty("size", architecture.input().size());
        input.addProperty("background", architecture.input().background());
        input.addProperty("ink", architecture.input().ink());
        root.add("input", input);
        JsonArray layers = new JsonArray();
        architecture.layers().forEach(layer -> layers.add(layer(layer.spec())));
        root.add("layers", layers);
        return GSON.toJson(root);
    }

    private static InputSpec input(JsonFields fields) throws Problem {
        fields.allowOnly(Set.of("size", "background", "ink"));
        int size = fields.whole("size");
        if (size < MIN_INPUT) {
            throw new Problem("json.input", size, MIN_INPUT);
        }
        return new InputSpec(size, fields.fraction("background"), fields.fraction("ink"));
    }

    private static LayerSpec convolution(JsonFields fields) throws Problem {
        fields.allowOnly(
                Set.of(
                        "kind",
                        "name",
                        "maps",
                        "kernel",
                        "stride",
                        "padding",
                        "dilation",
                        "activation"));
        Window window =
                new Window(
                        fields.whole("kernel"),
                        fields.wholeOr("stride", 1),
                        fields.wholeOr("padding", 0),
                        fields.wholeOr("dilation", 1));
        return new ConvolutionSpec(
                fields.text("name", NAME),
                fields.whole("maps"),
                window,
                fields.choice("activation", ACTIVATIONS));
    }

    private static LayerSpec pooling(JsonFields fields) throws Problem {
        fields.allowOnly(Set.of("kind", "name", "pool", "size", "stride", "padding"));
        int size = fields.whole("size");
        Window window =
                new Window(size, fields.wholeOr("stride", size), fields.wholeOr("padding", 0), 1);
        return new PoolingSpec(fields.text("name", NAME), fields.choice("pool", POOLS), window);
    }

    private static LayerSpec dense(JsonFields fields) throws Problem {
        fields.allowOnly(Set.of("kind", "name", "units", "activation"));
        return new DenseSpec(
                fields.text("name", NAME),
                fields.whole("units"),
                fields.choice("activation", ACTIVATIONS));
    }

    private static LayerSpec output(JsonFields fields) throws Problem {
        fields.allowOnly(Set.of("kind", "name", "classes"));
        return new OutputSpec(fields.text("name", NAME), fields.whole("classes"));
    }

    private static JsonObject layer(LayerSpec spec) {
        JsonObject json = new JsonObject();
        if (spec instanceof ConvolutionSpec convolution) {
            json.addProperty("kind", "convolution");
            json.addProperty("name", convolution.name());
            json.addProperty("maps", convolution.maps());
            json.addProperty("kernel", convolution.window().size());
            json.addProperty("stride", convolution.window().stride());
            json.addProperty("padding", convolution.window().padding());
            json.addProperty("dilation", convolution.window().dilation());
            json.addProperty("activation", convolution.activation().id());
        } else if (spec instanceof PoolingSpec pooling) {
            json.addProperty("kind", "pooling");
            json.addProperty("name", pooling.name());
            json.addProperty("pool", pooling.pool().id());
            json.addProperty("size", pooling.window().size());
            json.addProperty("stride", pooling.window().stride());
            json.addProperty("padding", pooling.window().padding());
        } else if (spec instanceof DenseSpec dense) {
            json.addProperty("kind", "dense");
            json.addProperty("name", dense.name());
            json.addProperty("units", dense.units());
            json.addProperty("activation", dense.activation().id());
        } else if (spec instanceof OutputSpec output) {
            json.addProperty("kind", "output");
            json.addProperty("name", output.name());
            json.addProperty("classes", output.classes());
        } else {
            throw new IllegalArgumentException("no JSON form for " + spec);
        }
        return json;
    }

    private static <T> Map<String, T> byId(T[] values, Function<T, String> id) {
        return Arrays.stream(values).collect(Collectors.toMap(id, value -> value));
    }
}
