package org.kernelscope.scene;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kernelscope.network.Window;
import org.kernelscope.op.PaddingMode;
import org.kernelscope.op.PaddingRule;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.scene.LabPart.Workshop;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.workshop.Chain;
import org.kernelscope.workshop.GridText;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Setup;

/**
 * The workshop of a scene as JSON. Maps are texts such as {@code 1,2;3,4}; what is not said is as
 * in the textbook example. Stateless; any thread.
 */
final class WorkshopJson {
    private static final int MOST = 4096;

    private WorkshopJson() {}

    static Workshop read(JsonFields fields) throws UserFacingException {
        fields.allowOnly(
                Set.of(
                        "kind",
                        "input",
                        "kernels",
                        "bias",
                        "maps",
                        "stride",
                        "padding",
                        "rule",
                        "mode",
                        "dilation",
                        "groups",
                        "countPadding",
                        "extra",
                        "factor",
                        "removed",
                        "map",
                        "products",
                        "cell",
                        "step",
                        "panel",
                        "chain",
                        "compare"));
        return new Workshop(
                setup(fields),
                SceneFields.optionalInt(fields, "map", 1, MOST),
                SceneFields.optionalFlag(fields, "products"),
                SceneFields.optionalInt(fields, "cell", 1, 1 << 24),
                SceneFields.optionalDouble(fields, "step", 0, 1 << 24),
                SceneFields.optionalId(fields, "panel"),
                fields.has("chain") ? chain(fields.object("chain")) : null,
                SceneFields.optionalFlag(fields, "compare"));
    }

    private static Chain chain(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("input", "map", "channels", "windows"));
        List<Window> windows = new ArrayList<>();
        List<JsonFields> given = fields.objects("windows", Chain.MOST);
        for (JsonFields window : given) {
            window.allowOnly(Set.of("size", "stride", "padding", "dilation", "kind", "kernel"));
            windows.add(
                    new Window(
                            SceneFields.whole(window, "size", 1, Setup.LARGEST_KERNEL),
                            SceneFields.whole(window, "stride", 1, Chain.LARGEST_STEP),
                            SceneFields.whole(window, "padding", 0, Chain.LARGEST_STEP),
                            SceneFields.whole(window, "dilation", 1, Chain.LARGEST_STEP)));
        }
        if (windows.size() < Chain.FEWEST) {
            throw new UserFacingException(
                    "scene.workshop.windows", fields.path("windows"), Chain.FEWEST, Chain.MOST);
        }
        int input = SceneFields.whole(fields, "input", 1, Chain.LARGEST_INPUT);
        Chain chain =
                Chain.of(
                        input,
                        SceneFields.whole(fields, "channels", 1, Chain.MOST_CHANNELS),
                        windows);
        if (fields.has("map")) {
            chain = chain.withMap(square(fields, "map", input));
        }
        for (int i = 0; i < windows.size(); i++) {
            JsonFields window = given.get(i);
            chain = chain.withKind(i, choice(window, "kind", Kind.values(), Kind::id, Kind.CONV));
            if (window.has("kernel")) {
                chain = chain.withKernel(i, square(window, "kernel", windows.get(i).size()));
            }
        }
        return chain;
    }

    /** One map with as many rows and columns as expected. */
    private static Tensor square(JsonFields fields, String name, int side)
            throws UserFacingException {
        Tensor map = maps(fields, name);
        if (!map.shape().equals(Shape.of(1, side, side))) {
            throw new UserFacingException(
                    "scene.workshop.square", fields.path(name), map.shape(), side);
        }
        return map;
    }

    private static JsonObject json(Chain chain) {
        JsonObject object = new JsonObject();
        object.addProperty("input", chain.input());
        object.addProperty("map", GridText.format(chain.map()));
        object.addProperty("channels", chain.channels());
        JsonArray windows = new JsonArray();
        for (int i = 0; i < chain.windows().size(); i++) {
            Window window = chain.windows().get(i);
            JsonObject each = new JsonObject();
            each.addProperty("size", window.size());
            each.addProperty("stride", window.stride());
            each.addProperty("padding", window.padding());
            each.addProperty("dilation", window.dilation());
            each.addProperty("kind", chain.kinds().get(i).id());
            each.addProperty("kernel", GridText.format(chain.kernels().get(i)));
            windows.add(each);
        }
        object.add("windows", windows);
        return object;
    }

    private static Setup setup(JsonFields fields) throws UserFacingException {
        Setup usual = Setup.textbook();
        Kind kind = choice(fields, "kind", Kind.values(), Kind::id, usual.kind());
        Tensor input = fields.has("input") ? maps(fields, "input") : usual.input();
        check(fields, "input", input, Setup.MOST_CHANNELS, Setup.LARGEST_PICTURE);
        Tensor planes =
                fields.has("kernels")
                        ? maps(fields, "kernels")
                        : usual.kernels().reshape(Shape.of(1, 3, 3));
        check(
                fields,
                "kernels",
                planes,
                Setup.MOST_CHANNELS * Setup.MOST_MAPS,
                Setup.LARGEST_KERNEL);
        int[] stride = pair(fields, "stride", 1);
        int[] dilation = pair(fields, "dilation", 1);
        List<Integer> sides =
                fields.has("padding") ? numbers(fields, "padding", 4, 0) : List.of(0, 0, 0, 0);
        PaddingMode mode =
                choice(fields, "mode", PaddingMode.values(), PaddingMode::id, PaddingMode.ZEROS);
        int maps = fields.has("maps") ? SceneFields.whole(fields, "maps", 1, Setup.MOST_MAPS) : 1;
        int groups =
                fields.has("groups") ? SceneFields.whole(fields, "groups", 1, Setup.MOST_MAPS) : 1;
        Setup sized =
                usual.withInput(input)
                        .withGroups(groups)
                        .withOutputMaps(maps)
                        .withKind(kind)
                        .withWindow(planes.shape().rows(), planes.shape().columns());
        Shape wanted = sized.kernels().shape();
        if (kind.hasWeights() && planes.size() != wanted.size()) {
            throw new UserFacingException(
                    "scene.workshop.kernels",
                    fields.path("kernels"),
                    planes.shape().channels(),
                    wanted.extent(0) * wanted.extent(1));
        }
        Setup filled =
                planes.size() == wanted.size() ? sized.withKernels(planes.reshape(wanted)) : sized;
        if (fields.has("bias")) {
            Tensor bias = maps(fields, "bias");
            if (bias.size() != filled.outputMaps()) {
                throw new UserFacingException(
                        "workshop.refusal.biases", bias.size(), filled.outputMaps());
            }
            filled = filled.withBias(bias.reshape(Shape.of(bias.size())));
        }
        return filled.withSliding(
                        new SlidingAxis(stride[0], sides.get(0), sides.get(1), dilation[0], mode),
                        new SlidingAxis(stride[1], sides.get(2), sides.get(3), dilation[1], mode))
                .withRule(
                        choice(
                                fields,
                                "rule",
                                PaddingRule.values(),
                                PaddingRule::id,
                                PaddingRule.GIVEN))
                .withPaddingCounts(fields.has("countPadding") && fields.flag("countPadding"))
                .withExtra(fields.has("extra") ? SceneFields.whole(fields, "extra", 0, MOST) : 0)
                .withFactor(fields.has("factor") ? SceneFields.whole(fields, "factor", 1, MOST) : 2)
                .withRemoved(removed(fields));
    }

    private static Tensor maps(JsonFields fields, String name) throws UserFacingException {
        try {
            return GridText.parse(fields.anyText(name));
        } catch (UserFacingException unreadable) {
            throw new UserFacingException("scene.workshop.maps", fields.path(name), unreadable);
        }
    }

    private static void check(JsonFields fields, String name, Tensor maps, int channels, int side)
            throws UserFacingException {
        Shape shape = maps.shape();
        if (shape.channels() > channels || shape.rows() > side || shape.columns() > side) {
            throw new UserFacingException(
                    "scene.workshop.large", fields.path(name), shape, channels, side, side);
        }
    }

    private static <T> T choice(
            JsonFields fields, String name, T[] values, Function<T, String> id, T usual)
            throws UserFacingException {
        String wanted = SceneFields.optionalId(fields, name);
        if (wanted == null) {
            return usual;
        }
        return Arrays.stream(values)
                .filter(value -> id.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UserFacingException(
                                        "scene.workshop.choice",
                                        fields.path(name),
                                        wanted,
                                        Arrays.stream(values)
                                                .map(id)
                                                .collect(Collectors.joining(", "))));
    }

    private static int[] pair(JsonFields fields, String name, int least)
            throws UserFacingException {
        if (!fields.has(name)) {
            return new int[] {least, least};
        }
        List<Integer> numbers = numbers(fields, name, 2, least);
        return new int[] {numbers.get(0), numbers.get(1)};
    }

    private static List<Integer> numbers(JsonFields fields, String name, int count, int least)
            throws UserFacingException {
        List<Integer> numbers = fields.integers(name, count);
        boolean good =
                numbers.size() == count && numbers.stream().allMatch(n -> n >= least && n <= MOST);
        if (!good) {
            throw new UserFacingException(
                    "scene.workshop.numbers", fields.path(name), count, least, MOST);
        }
        return numbers;
    }

    private static int removed(JsonFields fields) throws UserFacingException {
        int bits = 0;
        if (fields.has("removed")) {
            for (int channel : fields.integers("removed", Setup.MOST_CHANNELS)) {
                bits |= channel >= 1 && channel <= Setup.MOST_CHANNELS ? 1 << channel - 1 : 0;
            }
        }
        return bits;
    }

    static JsonObject json(Workshop workshop) {
        Setup setup = workshop.setup();
        JsonObject object = new JsonObject();
        object.addProperty("kind", setup.kind().id());
        object.addProperty("input", GridText.format(setup.input()));
        int taps = setup.windowRows() * setup.windowColumns();
        object.addProperty(
                "kernels",
                GridText.format(
                        setup.kernels()
                                .reshape(
                                        Shape.of(
                                                setup.kernels().size() / taps,
                                                setup.windowRows(),
                                                setup.windowColumns()))));
        object.addProperty("maps", setup.outputMaps());
        object.addProperty(
                "bias", GridText.format(setup.bias().reshape(Shape.of(1, 1, setup.outputMaps()))));
        object.add("stride", array(setup.down().stride(), setup.across().stride()));
        object.add(
                "padding",
                array(
                        setup.down().before(),
                        setup.down().after(),
                        setup.across().before(),
                        setup.across().after()));
        object.addProperty("rule", setup.rule().id());
        object.addProperty("mode", setup.down().mode().id());
        object.add("dilation", array(setup.down().dilation(), setup.across().dilation()));
        object.addProperty("groups", setup.groups());
        object.addProperty("countPadding", setup.paddingCounts());
        object.addProperty("extra", setup.extra());
        object.addProperty("factor", setup.factor());
        JsonArray removed = new JsonArray();
        for (int channel = 0; channel < Setup.MOST_CHANNELS; channel++) {
            if (setup.isRemoved(channel)) {
                removed.add(channel + 1);
            }
        }
        object.add("removed", removed);
        SceneFields.put(object, "map", workshop.map());
        SceneFields.put(object, "products", workshop.products());
        SceneFields.put(object, "cell", workshop.cell());
        SceneFields.put(object, "step", workshop.step());
        SceneFields.put(object, "panel", workshop.panel());
        SceneFields.put(object, "compare", workshop.compare());
        if (workshop.chain() != null) {
            object.add("chain", json(workshop.chain()));
        }
        return object;
    }

    private static JsonArray array(int... numbers) {
        JsonArray array = new JsonArray();
        for (int number : numbers) {
            array.add(number);
        }
        return array;
    }
}
