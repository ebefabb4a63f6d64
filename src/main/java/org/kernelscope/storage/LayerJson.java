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
import org.kernelscope.network.LayerKind;
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
    private static final Map<String, LayerKind> KINDS = byId(LayerKind.values(), LayerKind::id);

    private LayerJson() {}

    /** The size of the map below; read only by layers that are as large. */
    @FunctionalInterface
    interface Below {
        /**
         * The shape of what the layer gets.
         *
         * @throws UserFacingException if the layers so far do not fit together
         */
        Shape shape() throws UserFacingException;
    }

    /**
     * Reads one layer.
     *
     * @param below the layer's input, for a window that is as large as that
     */
    static LayerSpec read(JsonFields fields, Below below) throws UserFacingException {
        return switch (fields.choice("kind", KINDS)) {
            case CONVOLUTION -> convolution(fields);
            case SUBSAMPLING -> subsampling(fields, below);
            case POOLING -> pooling(fields, below);
            case NORMALISATION -> normalisation(fields);
            case DROPOUT -> dropout(fields);
            case DENSE -> dense(fields);
            case OUTPUT -> output(fields);
            case RBF -> rbf(fields);
        };
    }

    private static LayerSpec convolution(JsonFields fields) throws UserFacingException {
        allow(fields, "maps", "kernel", "stride", "padding", "dilation", "table", "activation");
        Window window =
                new Window(
                        fields.integer("kernel"),
                        fields.integerOr("stride", 1),
                        fields.integerOr("padding", 0),
                        fields.integerOr("dilation", 1));
        return new ConvolutionSpec(
                name(fields), fields.integer("maps"), window, table(fields), activation(fields));
    }

    private static ConnectionTable table(JsonFields fields) throws UserFacingException {
        if (!fields.has("table")) {
            return ConnectionTable.FULL;
        }
        List<List<Integer>> inputs = fields.integerLists("table", MAX_LIST);
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
        int size = fields.says("size", ALL) ? below.shape().rows() : fields.integer("size");
        return new Window(
                size, fields.integerOr("stride", size), fields.integerOr("padding", 0), 1);
    }

    private static LayerSpec normalisation(JsonFields fields) throws UserFacingException {
        allow(fields, "over", "groups", "activation");
        return new NormalisationSpec(
                name(fields),
                fields.choice("over", NORMALISATIONS),
                fields.integerOr("groups", 1),
                activation(fields));
    }

    private static LayerSpec dropout(JsonFields fields) throws UserFacingException {
        allow(fields, "rate");
        return new DropoutSpec(name(fields), fields.doubleNumber("rate"));
    }

    private static LayerSpec dense(JsonFields fields) throws UserFacingException {
        allow(fields, "units", "activation");
        return new DenseSpec(name(fields), fields.integer("units"), activation(fields));
    }

    private static LayerSpec output(JsonFields fields) throws UserFacingException {
        allow(fields, "classes");
        return new OutputSpec(name(fields), fields.integer("classes"));
    }

    private static LayerSpec rbf(JsonFields fields) throws UserFacingException {
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

    /** Writes one layer so that {@link #read} returns the same. */
    static JsonObject write(Layer layer) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", layer.spec().layerKind().id());
        json.addProperty("name", layer.name());
        layer.spec().accept(new Writer(json, layer.inputShape()));
        if (layer.spec().hasActivation()) {
            json.addProperty("activation", layer.spec().activation().id());
        }
        return json;
    }

    /** Adds the settings of each kind of layer. */
    private record Writer(JsonObject json, Shape below) implements LayerSpec.Visitor<JsonObject> {
        @Override
        public JsonObject convolution(ConvolutionSpec spec) {
            json.addProperty("maps", spec.maps());
            json.addProperty("kernel", spec.window().size());
            json.addProperty("stride", spec.window().stride());
            json.addProperty("padding", spec.window().padding());
            json.addProperty("dilation", spec.window().dilation());
            if (spec.hasConnectionTable()) {
                json.add("table", LayerJson.table(spec.table()));
            }
            return json;
        }

        @Override
        public JsonObject subsampling(SubsamplingSpec spec) {
            window(json, spec.window(), below);
            return json;
        }

        @Override
        public JsonObject pooling(PoolingSpec spec) {
            json.addProperty("pool", spec.pool().id());
            window(json, spec.window(), below);
            return json;
        }

        @Override
        public JsonObject normalisation(NormalisationSpec spec) {
            json.addProperty("over", spec.kind().id());
            if (spec.kind() == NormalisationKind.GROUP) {
                json.addProperty("groups", spec.groups());
            }
            return json;
        }

        @Override
        public JsonObject dropout(DropoutSpec spec) {
            json.addProperty("rate", spec.rate());
            return json;
        }

        @Override
        public JsonObject dense(DenseSpec spec) {
            json.addProperty("units", spec.units());
            return json;
        }

        @Override
        public JsonObject softmax(OutputSpec spec) {
            json.addProperty("classes", spec.classes());
            return json;
        }

        @Override
        public JsonObject rbf(RbfSpec spec) {
            return json;
        }
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
