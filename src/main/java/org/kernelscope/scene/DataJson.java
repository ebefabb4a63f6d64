package org.kernelscope.scene;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.text.UserFacingException;

/** The mode Data of a scene as JSON. Stateless; any thread. */
final class DataJson {
    private static final int MOST_CLASSES = 1_000;

    private DataJson() {}

    static DataPart read(JsonFields fields, FileReferences files) throws UserFacingException {
        fields.allowOnly(Set.of("set", "label", "predicted", "show", "order", "selected"));
        List<Integer> selected =
                fields.has("selected") ? fields.wholes("selected", DataPart.MOST) : List.of();
        if (selected.stream().anyMatch(place -> place < 0)) {
            throw new UserFacingException(
                    "scene.range", fields.path("selected"), 0, Integer.MAX_VALUE);
        }
        return new DataPart(
                fields.has("set") ? files.resolve(fields.anyText("set")) : null,
                Fields.wholeOrNull(fields, "label", 0, MOST_CLASSES),
                Fields.wholeOrNull(fields, "predicted", 0, MOST_CLASSES),
                Fields.idOrNull(fields, "show"),
                Fields.idOrNull(fields, "order"),
                selected.stream().distinct().toList());
    }

    static JsonObject json(DataPart data, FileReferences files) throws UserFacingException {
        JsonObject object = new JsonObject();
        if (data.set() != null) {
            object.addProperty("set", files.name(data.set()));
        }
        Fields.put(object, "label", data.label());
        Fields.put(object, "predicted", data.predicted());
        Fields.put(object, "show", data.show());
        Fields.put(object, "order", data.order());
        if (!data.selected().isEmpty()) {
            JsonArray selected = new JsonArray();
            data.selected().forEach(selected::add);
            object.add("selected", selected);
        }
        return object;
    }
}
