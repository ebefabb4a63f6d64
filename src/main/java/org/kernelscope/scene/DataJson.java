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

    /** A set has no more. */
    private static final int MOST_IMAGES = 250_000;

    private DataJson() {}

    static DataPart read(JsonFields fields, FileReferences files) throws UserFacingException {
        fields.allowOnly(
                Set.of(
                        "set",
                        "label",
                        "predicted",
                        "show",
                        "order",
                        "selected",
                        "stage",
                        "nearest"));
        List<Integer> selected =
                fields.has("selected") ? fields.integers("selected", DataPart.MOST) : List.of();
        if (selected.stream().anyMatch(place -> place < 0)) {
            throw new UserFacingException(
                    "scene.range", fields.path("selected"), 0, Integer.MAX_VALUE);
        }
        return new DataPart(
                fields.has("set") ? files.resolve(fields.anyText("set")) : null,
                SceneFields.optionalInt(fields, "label", 0, MOST_CLASSES),
                SceneFields.optionalInt(fields, "predicted", 0, MOST_CLASSES),
                SceneFields.optionalId(fields, "show"),
                SceneFields.optionalId(fields, "order"),
                selected.stream().distinct().toList(),
                SceneFields.optionalId(fields, "stage"),
                fields.has("nearest") ? nearest(fields.object("nearest")) : null);
    }

    private static DataPart.Nearest nearest(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("image", "by"));
        String by = fields.anyText("by");
        SceneFields.checkId(fields.path("by"), by);
        return new DataPart.Nearest(SceneFields.whole(fields, "image", 0, MOST_IMAGES - 1), by);
    }

    static JsonObject json(DataPart data, FileReferences files) throws UserFacingException {
        JsonObject object = new JsonObject();
        if (data.set() != null) {
            object.addProperty("set", files.name(data.set()));
        }
        SceneFields.put(object, "label", data.label());
        SceneFields.put(object, "predicted", data.predicted());
        SceneFields.put(object, "show", data.show());
        SceneFields.put(object, "order", data.order());
        if (!data.selected().isEmpty()) {
            JsonArray selected = new JsonArray();
            data.selected().forEach(selected::add);
            object.add("selected", selected);
        }
        SceneFields.put(object, "stage", data.stage());
        if (data.nearest() != null) {
            JsonObject nearest = new JsonObject();
            nearest.addProperty("image", data.nearest().image());
            nearest.addProperty("by", data.nearest().by());
            object.add("nearest", nearest);
        }
        return object;
    }
}
