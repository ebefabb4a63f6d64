package org.kernelscope.scene;

import com.google.gson.JsonObject;
import java.util.Set;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.text.UserFacingException;

/** Backward mode, its training step and its landscape as JSON. */
final class BackwardJson {
    private static final int MOST_IMAGES = 256;

    private BackwardJson() {}

    static BackwardPart read(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("on", "label", "step", "landscape"));
        BackwardPart.Landscape landscape = null;
        if (fields.has("landscape")) {
            JsonFields of = fields.object("landscape");
            of.allowOnly(Set.of("axes", "images", "second"));
            landscape =
                    new BackwardPart.Landscape(
                            of.anyText("axes"),
                            SceneFields.whole(of, "images", 1, MOST_IMAGES),
                            SceneFields.optionalInt(of, "second", 1, 10_000));
        }
        return new BackwardPart(
                fields.flag("on"),
                SceneFields.optionalInt(fields, "label", 0, 100_000),
                fields.has("step") ? step(fields.object("step")) : null,
                landscape);
    }

    private static BackwardPart.Step step(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("optimizer", "rate", "momentum", "weightDecay", "images", "taken"));
        return new BackwardPart.Step(
                fields.anyText("optimizer"),
                SceneFields.real(fields, "rate", 1e-6, 10),
                SceneFields.real(fields, "momentum", 0, 0.999_999),
                SceneFields.real(fields, "weightDecay", 0, 1),
                SceneFields.whole(fields, "images", 1, MOST_IMAGES),
                SceneFields.whole(fields, "taken", 0, BackwardPart.Step.MOST_TAKEN));
    }

    private static JsonObject json(BackwardPart.Step step) {
        JsonObject object = new JsonObject();
        object.addProperty("optimizer", step.optimizer());
        object.addProperty("rate", step.rate());
        object.addProperty("momentum", step.momentum());
        object.addProperty("weightDecay", step.weightDecay());
        object.addProperty("images", step.images());
        object.addProperty("taken", step.taken());
        return object;
    }

    static JsonObject json(BackwardPart part) {
        JsonObject backward = new JsonObject();
        backward.addProperty("on", part.on());
        SceneFields.put(backward, "label", part.label());
        BackwardPart.Step step = part.step();
        if (step != null) {
            backward.add("step", json(step));
        }
        BackwardPart.Landscape landscape = part.landscape();
        if (landscape != null) {
            JsonObject object = new JsonObject();
            object.addProperty("axes", landscape.axes());
            object.addProperty("images", landscape.images());
            SceneFields.put(object, "second", landscape.second());
            backward.add("landscape", object);
        }
        return backward;
    }
}
