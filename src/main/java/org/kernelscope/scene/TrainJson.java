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
                Fields.optionalId(fields, "tab"),
                fields.has("run") ? files.resolve(fields.anyText("run")) : null,
                Fields.optionalInt(fields, "step", 0, Integer.MAX_VALUE),
                Fields.optionalInt(fields, "compared", 0, Integer.MAX_VALUE),
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
                Fields.optionalFlag(fields, "raw"),
                Fields.optionalFlag(fields, "log"),
                Fields.optionalId(fields, "axis"),
                Fields.optionalId(fields, "beside"),
                Fields.optionalId(fields, "kernels"),
                Fields.optionalId(fields, "gradientsLayer"),
                Fields.optionalInt(fields, "gradientsLabel", -1, MOST_CLASSES),
                Fields.optionalId(fields, "comparedLayer"),
                fields.has("mistakes") ? mistakes(fields.object("mistakes")) : null,
                Fields.optionalId(fields, "mistakesOf"),
                Fields.optionalId(fields, "experiment"),
                Fields.optionalId(fields, "experimentView"));
    }

    /** An empty object for the worst mistakes, or the two classes. */
    private static List<Integer> mistakes(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("label", "predicted"));
        if (!fields.has("label") && !fields.has("predicted")) {
            return List.of();
        }
        return List.of(
                Fields.whole(fields, "label", 0, MOST_CLASSES),
                Fields.whole(fields, "predicted", 0, MOST_CLASSES));
    }

    static JsonObject json(TrainPart train, FileReferences files) throws UserFacingException {
        JsonObject object = new JsonObject();
        Fields.put(object, "tab", train.tab());
        if (train.run() != null) {
            object.addProperty("run", files.name(train.run()));
        }
        Fields.put(object, "step", train.step());
        Fields.put(object, "compared", train.compared());
        if (train.choices() != null) {
            object.add("choices", json(train.choices()));
        }
        return object;
    }

    private static JsonObject json(TrainChoices choices) {
        JsonObject object = new JsonObject();
        Fields.put(object, "raw", choices.raw());
        Fields.put(object, "log", choices.log());
        Fields.put(object, "axis", choices.axis());
        Fields.put(object, "beside", choices.beside());
        Fields.put(object, "kernels", choices.kernels());
        Fields.put(object, "gradientsLayer", choices.gradientsLayer());
        Fields.put(object, "gradientsLabel", choices.gradientsLabel());
        Fields.put(object, "comparedLayer", choices.comparedLayer());
        List<Integer> mistakes = choices.mistakes();
        if (mistakes != null) {
            JsonObject pair = new JsonObject();
            if (!mistakes.isEmpty()) {
                pair.addProperty("label", mistakes.get(0));
                pair.addProperty("predicted", mistakes.get(1));
            }
            object.add("mistakes", pair);
        }
        Fields.put(object, "mistakesOf", choices.mistakesOf());
        Fields.put(object, "experiment", choices.experiment());
        Fields.put(object, "experimentView", choices.experimentView());
        return object;
    }
}
