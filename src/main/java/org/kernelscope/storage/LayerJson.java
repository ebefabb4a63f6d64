package org.kernelscope.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.UserFacingException;

/** One layer as JSON, of every kind. Stateless; any thread. */
final class LayerJson {
    /** As {@code size}: the window is as large as the map below. */
    private static final String ALL = "all";

    private static final int MAX_LIST = 65_536;

    // Names reach file names and terminals, where dots, slashes and control characters mean things.
    private static final Predicate<String> NAME =
            Pattern.compile("[\\p{L}\\p{N}_-]{1,32}").asMatchPredicate();

    private static final Map<String, Activation> ACTIVATIONS =
            byId(Activation.values(), Activation::id);
    private static final Map<String, PoolKind> POOLS = byId(PoolKind.values(), PoolKind::id);
    private static final Map<String, NormalisationKind> NORMALISATIONS =
            byId(NormalisationKind.values(), NormalisationKind::id);
    private static final Map<String, Reader> KINDS =
            Map.of(
                    "convolution", LayerJson::convolution,
                    "subsampling", LayerJson::subsampling,
                    "pooling", LayerJson::pooling,
                    "normalisation", LayerJson::normalisation,
                    "dropout", LayerJson::dropout,
                    "dense", LayerJson::dense,
                    "output", LayerJson::output,
                    "rbf", LayerJson::rbf);

    private LayerJson() {}

    /** What a layer stands on; asked only by those that are as large as that. */
    @FunctionalInterface
    interface Below {
        /**
         * The shape of what the layer gets.
         *
         * @throws UserFacingException if the layers so far do not fit together
         */
        Shape shape() throws UserFacingException;
    }

    /** How one kind of layer is read. */
    @FunctionalInterface
    private interface Reader {
        LayerSpec read(JsonFields fields, Below below) throws UserFacingException;
    }

    /**
     * The layer that {@code fields} describe.
     *
     * @param below what it gets, for a window that is as large as that
     */
    static LayerSpec read(JsonFields fields, Below below) throws UserFacingException {
        return fields.choice("kind", KINDS).read(fields, below);
    }

    private static LayerSpec convolution(JsonFields fields, Below below)
            throws UserFacingException {
        allow(fields, "maps", "kernel", "stride", "padding", "dilation", "table", "activation");
        Window window =
                new Window(
                        fields.whole("kernel"),
                        fields.wholeOr("stride", 1),
                        fields.wholeOr("padding", 0),
                        fields.wholeOr("dilation", 1));
        return new ConvolutionSpec(
                name(fields), fields.whole("maps"), window, table(fields), activation(fields));
    }

    private static ConnectionTable table(JsonFields fields) throws UserFacingException {
        if (!fields.has("table")) {
            return ConnectionTable.FULL;
        }
        List<List<Integer>> inputs = fields.wholeLists("table", MAX_LIST);
        if (inputs.isEmpty()) {
            throw new UserFacingException("json.table", fields.place());
        }
        return ConnectionTable.of(inputs);
    }

    private static LayerSpec subsampling(JsonFields fields, Below below)
            throws UserFacingException {
        allow(fields, "size", "stride", "padding", "activation");
        return new SubsamplingSpec(name(fields), slidingWindow(fields, below), activation(fields));
    }

    private static LayerSpec pooling(JsonFields fields, Below below) throws UserFacingException {
        allow(fields, "pool", "size", "stride", "padding");
        return new PoolingSpec(
                name(fields), fields.choice("pool", POOLS), slidingWindow(fields, below));
    }

    private static Window slidingWindow(JsonFields fields, Below below) throws UserFacingException {
        int size = fields.says("size", ALL) ? below.shape().rows() : fields.whole("size");
        return new Window(size, fields.wholeOr("stride", size), fields.wholeOr("padding", 0), 1);
    }

    private static LayerSpec normalisation(JsonFields fields, Below below)
            throws UserFacingException {
        allow(fields, "over", "groups", "activation");
        return new NormalisationSpec(
                name(fields),
                fields.choice("over", NORMALISATIONS),
                fields.wholeOr("groups", 1),
                activation(fields));
    }

    private static LayerSpec dropout(JsonFields fields, Below below) throws UserFacingException {
        allow(fields, "rate");
        return new DropoutSpec(name(fields), fields.real("rate"));
    }

    private static LayerSpec dense(JsonFields fields, Below below) throws UserFacingException {
        allow(fields, "units", "activation");
        return new DenseSpec(name(fields), fields.whole("units"), activation(fields));
    }

    private static LayerSpec output(JsonFields fields, Below below) throws UserFacingException {
        allow(fields, "classes");
        return new OutputSpec(name(fields), fields.whole("classes"));
    }

    private static LayerSpec rbf(JsonFields fields, Below below) throws UserFacingException {
        allow(fields);
        return new RbfSpec(name(fields));
    }

    private static void allow(JsonFields fields, String... settings) throws UserFacingException {
        Set<String> all = new HashSet<>(List.of(settings));
        all.add("kind");
        all.add("name");
        fields.allowOnly(all);
    }

    private static String name(JsonFields fields) throws UserFacingException {
        return fields.text("name", NAME);
    }

    private static Activation activation(JsonFields fields) throws UserFacingException {
        return fields.choice("activation", ACTIVATIONS);
    }

    /** What {@link #read} makes the same layer of. */
    static JsonObject write(Layer layer) {
        LayerSpec spec = layer.spec();
        if (spec instanceof ConvolutionSpec convolution) {
            JsonObject json = begin("convolution", spec);
            json.addProperty("maps", convolution.maps());
            json.addProperty("kernel", convolution.window().size());
            json.addProperty("stride", convolution.window().stride());
            json.addProperty("padding", convolution.window().padding());
            json.addProperty("dilation", convolution.window().dilation());
            if (!convolution.table().isFull()) {
                json.add("table", table(convolution.table()));
            }
            return activated(json, spec);
        } else if (spec instanceof SubsamplingSpec subsampling) {
            JsonObject json = begin("subsampling", spec);
            window(json, subsampling.window(), layer.inputShape());
            return activated(json, spec);
        } else if (spec instanceof PoolingSpec pooling) {
            JsonObject json = begin("pooling", spec);
            json.addProperty("pool", pooling.pool().id());
            window(json, pooling.window(), layer.inputShape());
            return json;
        } else if (spec instanceof NormalisationSpec normalisation) {
            JsonObject json = begin("normalisation", spec);
            json.addProperty("over", normalisation.kind().id());
            if (normalisation.kind() == NormalisationKind.GROUP) {
                json.addProperty("groups", normalisation.groups());
            }
            return activated(json, spec);
        } else if (spec instanceof DropoutSpec dropout) {
            JsonObject json = begin("dropout", spec);
            json.addProperty("rate", dropout.rate());
            return json;
        } else if (spec instanceof DenseSpec dense) {
            JsonObject json = begin("dense", spec);
            json.addProperty("units", dense.units());
            return activated(json, spec);
        } else if (spec instanceof OutputSpec output) {
            JsonObject json = begin("output", spec);
            json.addProperty("classes", output.classes());
            return json;
        }
        return begin("rbf", spec);
    }

    private static JsonObject begin(String kind, LayerSpec spec) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", kind);
        json.addProperty("name", spec.name());
        return json;
    }

    private static JsonObject activated(JsonObject json, LayerSpec spec) {
        json.addProperty("activation", spec.activation().id());
        return json;
    }

    private static void window(JsonObject json, Window window, Shape below) {
        int size = window.size();
        if (size > 1 && size == below.rows() && window.equals(new Window(size, size, 0, 1))) {
            json.addProperty("size", ALL);
        } else {
            json.addProperty("size", size);
            json.addProperty("stride", window.stride());
            json.addProperty("padding", window.padding());
        }
    }

    private static JsonArray table(ConnectionTable table) {
        JsonArray lists = new JsonArray();
        for (List<Integer> inputs : table.inputs()) {
            JsonArray list = new JsonArray();
            inputs.forEach(list::add);
            lists.add(list);
        }
        return lists;
    }

    /** Values by the names that files give them. */
    static <T> Map<String, T> byId(T[] values, Function<T, String> id) {
        return Arrays.stream(values).collect(Collectors.toMap(id, value -> value));
    }
}
