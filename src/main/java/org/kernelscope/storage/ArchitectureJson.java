package org.kernelscope.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Initialisation;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.PixelOrder;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.UserFacingException;

/**
 * An {@link Architecture} as JSON that a person can read and write: its {@code id}, its {@code
 * input} and its {@code layers}, each with its {@code kind}, {@code name} and settings.
 *
 * <p>{@code stride} (of a convolution 1, of pooling the window's size), {@code padding} (0), {@code
 * dilation} (1), {@code table} (full), {@code channels} (1), {@code order} (as they are) and {@code
 * initialisation} (automatic) may be left out. A field that nobody knows is refused, because a
 * misspelt setting must not be passed over. Stateless; any thread.
 */
public final class ArchitectureJson {
    private static final long MAX_BYTES = 1 << 20;
    private static final int MAX_LAYERS = 10_000;
    private static final int MAX_PIXELS = 1 << 20;

    /** MNIST's digits, and all that are prepared like them, have so many rows and columns. */
    private static final int MIN_INPUT = 28;

    // Names reach file names and terminals, where dots, slashes and control characters mean things.
    private static final Predicate<String> ID =
            Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]{0,63}").asMatchPredicate();

    private static final Map<String, Initialisation> INITIALISATIONS =
            LayerJson.byId(Initialisation.values(), Initialisation::id);

    private static final Pattern NUMBERS = Pattern.compile("\\[[\\s\\d,-]+]");

    private ArchitectureJson() {}

    /**
     * The network that the file {@code path} describes.
     *
     * @throws UserFacingException if it cannot be read, or for the reasons of {@link #parse}; the
     *     sentence names the file
     */
    public static Architecture read(Path path) throws UserFacingException {
        String json = JsonFiles.read(path, MAX_BYTES);
        try {
            return parse(json);
        } catch (UserFacingException problem) {
            throw UserFacingException.causedBy(problem, "storage.inFile", path, problem);
        }
    }

    /**
     * The network that {@code json} describes.
     *
     * @throws UserFacingException if it is not JSON, lacks something, has something unknown, or
     *     describes a network that cannot be
     */
    public static Architecture parse(String json) throws UserFacingException {
        return read(JsonFields.parse(json));
    }

    /**
     * The network that {@code root} describes.
     *
     * @throws UserFacingException as {@link #parse}
     */
    public static Architecture read(JsonFields root) throws UserFacingException {
        root.allowOnly(Set.of("id", "input", "initialisation", "layers"));
        String id = root.text("id", ID);
        InputSpec input = input(root.object("input"));
        input.check();
        Initialisation initialisation =
                root.has("initialisation")
                        ? root.choice("initialisation", INITIALISATIONS)
                        : Initialisation.AUTOMATIC;
        List<LayerSpec> layers = new ArrayList<>();
        for (JsonFields fields : root.objects("layers", MAX_LAYERS)) {
            layers.add(LayerJson.read(fields, () -> output(input, layers)));
        }
        return Architecture.of(id, input, initialisation, layers);
    }

    private static Shape output(InputSpec input, List<LayerSpec> layers)
            throws UserFacingException {
        Shape shape = input.shape();
        for (LayerSpec layer : layers) {
            shape = layer.outputShape(shape);
        }
        return shape;
    }

    /**
     * Writes {@code architecture} to the file {@code path}: all of it or nothing.
     *
     * @throws UserFacingException if the file cannot be written, or could not be read again (an id
     *     that is no name, an input too small for a digit)
     */
    public static void write(Path path, Architecture architecture) throws UserFacingException {
        String json = format(architecture);
        parse(json);
        AtomicFiles.write(
                path,
                out -> out.write((json + "\n").getBytes(StandardCharsets.UTF_8)),
                ArchitectureJson::read);
    }

    /** {@code architecture} as JSON over several lines. */
    public static String format(Architecture architecture) {
        return tidy(JsonText.of(json(architecture)));
    }

    /** {@code architecture} as a JSON object. */
    public static JsonObject json(Architecture architecture) {
        JsonObject root = new JsonObject();
        root.addProperty("id", architecture.id());
        JsonObject input = new JsonObject();
        if (architecture.input().channels() != 1) {
            input.addProperty("channels", architecture.input().channels());
        }
        input.addProperty("size", architecture.input().size());
        input.addProperty("background", architecture.input().background());
        input.addProperty("ink", architecture.input().ink());
        PixelOrder order = architecture.input().order();
        if (order != null) {
            JsonArray pixels = new JsonArray();
            Arrays.stream(order.toArray()).forEach(pixels::add);
            input.add("order", pixels);
        }
        root.add("input", input);
        if (architecture.initialisation() != Initialisation.AUTOMATIC) {
            root.addProperty("initialisation", architecture.initialisation().id());
        }
        JsonArray layers = new JsonArray();
        architecture.layers().forEach(layer -> layers.add(LayerJson.write(layer)));
        root.add("layers", layers);
        return root;
    }

    private static InputSpec input(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("channels", "size", "background", "ink", "order"));
        int size = fields.integer("size");
        if (size < MIN_INPUT) {
            throw new UserFacingException("json.input", size, MIN_INPUT);
        }
        return new InputSpec(
                fields.integerOr("channels", 1),
                size,
                fields.floatNumber("background"),
                fields.floatNumber("ink"),
                fields.has("order") ? order(fields) : null);
    }

    private static PixelOrder order(JsonFields fields) throws UserFacingException {
        List<Integer> pixels = fields.integers("order", MAX_PIXELS);
        return PixelOrder.of(pixels.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Innermost lists of numbers, as in a connection table, on one line each. */
    private static String tidy(String json) {
        return NUMBERS.matcher(json)
                .replaceAll(list -> list.group().replaceAll("\\s+", " "))
                .replace("[ ", "[")
                .replace(" ]", "]");
    }
}
