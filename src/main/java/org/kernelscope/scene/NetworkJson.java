package org.kernelscope.scene;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kernelscope.scene.NetworkPart.Edit;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.text.UserFacingException;

/** The network of a scene as JSON. Stateless; any thread. */
final class NetworkJson {
    private static final int MAX_EDITS = 10_000;
    private static final int LARGEST_KERNEL = 512;
    private static final double LARGEST_SEED = 0x1p53;
    private static final List<String> SOURCES = List.of("preset", "file", "architecture");

    private enum Kind {
        REPLACE,
        SWAP,
        BIAS,
        SILENCE
    }

    private static final Map<String, Kind> KINDS =
            Map.of(
                    "replace", Kind.REPLACE,
                    "swap", Kind.SWAP,
                    "bias", Kind.BIAS,
                    "silence", Kind.SILENCE);

    private NetworkJson() {}

    static NetworkPart read(JsonFields fields, FileReferences files) throws UserFacingException {
        fields.allowOnly(Set.of("preset", "file", "architecture", "seed", "edits"));
        if (SOURCES.stream().filter(fields::has).count() > 1) {
            throw new UserFacingException("scene.network.sources");
        }
        if (fields.has("seed") && !fields.has("architecture")) {
            throw new UserFacingException("scene.network.seed");
        }
        return new NetworkPart(source(fields, files), fields.has("edits") ? edits(fields) : null);
    }

    private static @Nullable NetworkSource source(JsonFields fields, FileReferences files)
            throws UserFacingException {
        if (fields.has("preset")) {
            String id = fields.anyText("preset");
            SceneFields.checkId(fields.path("preset"), id);
            return new NetworkSource.Preset(id);
        }
        if (fields.has("file")) {
            return new NetworkSource.File(files.resolve(fields.anyText("file")));
        }
        return fields.has("architecture")
                ? new NetworkSource.Untrained(
                        ArchitectureJson.read(fields.object("architecture")),
                        fields.has("seed") ? seed(fields) : 1)
                : null;
    }

    static long seed(JsonFields fields) throws UserFacingException {
        return (long) SceneFields.real(fields, "seed", 0, LARGEST_SEED);
    }

    private static List<Edit> edits(JsonFields fields) throws UserFacingException {
        List<Edit> edits = new ArrayList<>();
        for (JsonFields edit : fields.objects("edits", MAX_EDITS)) {
            edits.add(
                    switch (edit.choice("kind", KINDS)) {
                        case REPLACE -> replace(edit);
                        case SWAP -> swap(edit);
                        case BIAS -> bias(edit);
                        case SILENCE -> silence(edit);
                    });
        }
        return edits;
    }

    private static Edit replace(JsonFields edit) throws UserFacingException {
        edit.allowOnly(Set.of("kind", "kernel", "weights"));
        List<List<Float>> weights = edit.floatLists("weights", LARGEST_KERNEL);
        boolean square =
                !weights.isEmpty()
                        && weights.stream().allMatch(row -> row.size() == weights.get(0).size());
        if (!square || weights.get(0).isEmpty()) {
            throw new UserFacingException("scene.edit.weights", edit.path("weights"));
        }
        return new Edit.Replace(KernelName.parse(edit.anyText("kernel")), weights);
    }

    private static Edit swap(JsonFields edit) throws UserFacingException {
        edit.allowOnly(Set.of("kind", "first", "second"));
        KernelName first = KernelName.parse(edit.anyText("first"));
        KernelName second = KernelName.parse(edit.anyText("second"));
        if (!first.layer().equals(second.layer())) {
            throw new UserFacingException("scene.edit.swap", first.text(), second.text());
        }
        return new Edit.Swap(first, second);
    }

    private static Edit bias(JsonFields edit) throws UserFacingException {
        edit.allowOnly(Set.of("kind", "map", "bias"));
        CellName map = CellName.parse(edit.anyText("map"));
        return new Edit.Bias(map.layer(), map.map(), edit.floatNumber("bias"));
    }

    private static Edit silence(JsonFields edit) throws UserFacingException {
        edit.allowOnly(Set.of("kind", "map"));
        CellName map = CellName.parse(edit.anyText("map"));
        return new Edit.Silence(map.layer(), map.map());
    }

    static JsonObject json(NetworkPart network, FileReferences files) throws UserFacingException {
        JsonObject object = new JsonObject();
        NetworkSource source = network.source();
        if (source instanceof NetworkSource.Preset preset) {
            object.addProperty("preset", preset.id());
        } else if (source instanceof NetworkSource.File file) {
            object.addProperty("file", files.name(file.path()));
        } else if (source instanceof NetworkSource.Untrained untrained) {
            object.add("architecture", ArchitectureJson.json(untrained.architecture()));
            object.addProperty("seed", untrained.seed());
        }
        List<Edit> edits = network.edits();
        if (edits != null) {
            JsonArray array = new JsonArray();
            edits.forEach(edit -> array.add(json(edit)));
            object.add("edits", array);
        }
        return object;
    }

    private static JsonObject json(Edit edit) {
        JsonObject object = new JsonObject();
        if (edit instanceof Edit.Replace replace) {
            object.addProperty("kind", "replace");
            object.addProperty("kernel", replace.kernel().text());
            JsonArray rows = new JsonArray();
            for (List<Float> row : replace.weights()) {
                JsonArray numbers = new JsonArray();
                row.forEach(numbers::add);
                rows.add(numbers);
            }
            object.add("weights", rows);
        } else if (edit instanceof Edit.Swap swap) {
            object.addProperty("kind", "swap");
            object.addProperty("first", swap.first().text());
            object.addProperty("second", swap.second().text());
        } else if (edit instanceof Edit.Bias bias) {
            object.addProperty("kind", "bias");
            object.addProperty("map", bias.layer() + "," + bias.map());
            object.addProperty("bias", bias.bias());
        } else if (edit instanceof Edit.Silence silence) {
            object.addProperty("kind", "silence");
            object.addProperty("map", silence.layer() + "," + silence.map());
        }
        return object;
    }
}
