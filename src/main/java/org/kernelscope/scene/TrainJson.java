package org.kernelscope.scene;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.text.UserFacingException;

/** Train mode of a scene as JSON. Stateless; any thread. */
final class TrainJson {
    private static final int MOST_CLASSES = 100_000;

    private TrainJson() {}

    static TrainPart read(JsonFields fields, FileReferences files) throws UserFacingException {
        fields.allowOnly(Set.of("tab", "run", "step", "compared", "choices"));
        return new TrainPart(
                SceneFields.optionalId(fields, "tab"),
                fields.has("run") ? files.resolve(fields.anyText("run")) : null,
                SceneFields.optionalInt(fields, "step", 0, Integer.MAX_VALUE),
                SceneFields.optionalInt(fields, "compared", 0, Integer.MAX_VALUE),
                fields.has("choices") ? choices(fields.object("choices")) : null);
    }

    private static TrainChoices choices(JsonFields fields) throws UserFacingException {
        fields.allowOnly(
                Set.of(
                        "raw",
                        "log",
                        "axis",
                        "beside",
                        "kernels",
                        "gradientsLayer",
                        "gradientsLabel",
                        "comparedLayer",
                        "mistakes",
                        "mistakesOf",
                        "experiment",
                        "experimentView"));
        return new TrainChoices(
                SceneFields.optionalFlag(fields, "raw"),
                SceneFields.optionalFlag(fields, "log"),
                SceneFields.optionalId(fields, "axis"),
                SceneFields.optionalId(fields, "beside"),
                SceneFields.optionalId(fields, "kernels"),
                SceneFields.optionalId(fields, "gradientsLayer"),
                SceneFields.optionalInt(fields, "gradientsLabel", -1, MOST_CLASSES),
                SceneFields.optionalId(fields, "comparedLayer"),
                fields.has("mistakes") ? mistakes(fields.object("mistakes")) : null,
                SceneFields.optionalId(fields, "mistakesOf"),
                SceneFields.optionalId(fields, "experiment"),
                SceneFields.optionalId(fields, "experimentView"));
    }

    /** An empty object for the worst mistakes, or the two classes. */
    private static List<Integer> mistakes(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("label", "predicted"));
        if (!fields.has("label") && !fields.has("predicted")) {
            return List.of();
        }
        return List.of(
                SceneFields.whole(fields, "label", 0, MOST_CLASSES),
                SceneFields.whole(fields, "predicted", 0, MOST_CLASSES));
    }

    static JsonObject json(TrainPart train, FileReferences files) throws UserFacingException {
        JsonObject object = new JsonObject();
        SceneFields.put(object, "tab", train.tab());
        if (train.run() != null) {
            object.addProperty("run", files.name(train.run()));
        }
        SceneFields.put(object, "step", train.step());
        SceneFields.put(object, "compared", train.compared());
        if (train.choices() != null) {
            object.add("choices", json(train.choices()));
        }
        return object;
    }

    private static JsonObject json(TrainChoices choices) {
        JsonObject object = new JsonObject();
        SceneFields.put(object, "raw", choices.raw());
        SceneFields.put(object, "log", choices.log());
        SceneFields.put(object, "axis", choices.axis());
        SceneFields.put(object, "beside", choices.beside());
        SceneFields.put(object, "kernels", choices.kernels());
        SceneFields.put(object, "gradientsLayer", choices.gradientsLayer());
        SceneFields.put(object, "gradientsLabel", choices.gradientsLabel());
        SceneFields.put(object, "comparedLayer", choices.comparedLayer());
        List<Integer> mistakes = choices.mistakes();
        if (mistakes != null) {
            JsonObject pair = new JsonObject();
            if (!mistakes.isEmpty()) {
                pair.addProperty("label", mistakes.get(0));
                pair.addProperty("predicted", mistakes.get(1));
            }
            object.add("mistakes", pair);
        }
        SceneFields.put(object, "mistakesOf", choices.mistakesOf());
        SceneFields.put(object, "experiment", choices.experiment());
        SceneFields.put(object, "experimentView", choices.experimentView());
        return object;
    }
}
