package org.kernelscope.training.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Colouring;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.network.Architecture;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.DatasetFingerprint;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.AugmentationText;
import org.kernelscope.training.settings.HyperparameterChange;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.training.settings.SettingsText;

/**
 * The facts about a run that are not tensors, as JSON. Unknown fields are ignored, so that a later
 * version can add some; optional ones have a default. Stateless; any thread.
 *
 * @param step steps made
 * @param epochs epochs done
 * @param plannedSteps the length of the learning rate's curve; 0 if there is none yet (default: 0)
 * @param seconds training time without pauses (default: 0)
 * @param fresh true if the first weights were drawn from the seed (default: true)
 * @param data the fingerprint of the dataset (default: null)
 */
record RunJson(
        long step,
        int epochs,
        long plannedSteps,
        double seconds,
        boolean fresh,
        RunSettings settings,
        @Nullable DatasetFingerprint data) {
    private static final int MAX_EVENTS = 1 << 17;
    private static final int MAX_ARGUMENTS = 100;
    private static final int MAX_EVENT_CHARACTERS = 1 << 22;

    static RunJson of(SavedRun saved) {
        RunRecord run = saved.run();
        return new RunJson(
                saved.state().steps(),
                run.epochs().size(),
                saved.plannedSteps(),
                saved.seconds(),
                run.fresh(),
                run.settings(),
                run.data());
    }

    /** Absent for grey examples, and in runs of older versions. */
    private static final String COLOURING = "colouring";

    String format() {
        JsonObject json = new JsonObject();
        json.addProperty("step", step);
        json.addProperty("epochs", epochs);
        json.addProperty("plannedSteps", plannedSteps);
        json.addProperty("seconds", seconds);
        json.addProperty("fresh", fresh);
        json.add("settings", settings(settings));
        if (data != null) {
            json.add("data", data(data));
        }
        return json.toString();
    }

    /**
     * The facts in {@code json}.
     *
     * @throws UserFacingException if a field is missing that has no default, or is of another kind
     * @throws IllegalArgumentException if a value is out of its range
     */
    static RunJson parse(String json) throws UserFacingException {
        JsonFields fields = JsonFields.parse(json);
        return new RunJson(
                fields.longInteger("step"),
                fields.integer("epochs"),
                fields.has("plannedSteps") ? Math.max(0, fields.longInteger("plannedSteps")) : 0,
                fields.has("seconds") ? Math.max(0, fields.doubleNumber("seconds")) : 0,
                !fields.has("fresh") || fields.flag("fresh"),
                settings(fields.object("settings")),
                fields.has("data") ? data(fields.object("data")) : null);
    }

    private static JsonObject settings(RunSettings settings) {
        JsonObject json = new JsonObject();
        json.addProperty("epochs", settings.epochs());
        json.addProperty("batch", settings.batch());
        json.addProperty("optimizer", SettingsText.name(settings.optimizer()));
        json.addProperty("rate", settings.rate());
        json.addProperty("schedule", SettingsText.name(settings.schedule()));
        json.addProperty("momentum", settings.momentum());
        json.addProperty("weightDecay", settings.weightDecay());
        json.addProperty("loss", SettingsText.name(settings.loss()));
        if (!settings.frozen().isEmpty()) {
            JsonArray frozen = new JsonArray();
            new TreeSet<>(settings.frozen()).forEach(frozen::add);
            json.add("frozen", frozen);
        }
        json.addProperty("augment", AugmentationText.format(settings.augmentation()));
        if (settings.colouring() != Colouring.NONE) {
            json.addProperty(COLOURING, SettingsText.name(settings.colouring()));
        }
        json.addProperty("digits", settings.exampleCount());
        json.addProperty("heldOut", settings.heldOut());
        json.addProperty("seed", settings.seed());
        json.addProperty("threads", settings.threads());
        json.addProperty("historyMegabytes", settings.historyMegabytes());
        return json;
    }

    /** Threads and history decide no weight and have defaults. */
    private static RunSettings settings(JsonFields fields) throws UserFacingException {
        return new RunSettings(
                fields.integer("epochs"),
                fields.longInteger("seed"),
                fields.choice("loss", byName(Loss.values())),
                new RunSettings.Optimization(
                        fields.choice("optimizer", byName(Optimizer.values())),
                        fields.doubleNumber("rate"),
                        fields.choice("schedule", byName(Schedule.Kind.values())),
                        fields.doubleNumber("momentum"),
                        fields.doubleNumber("weightDecay"),
                        fields.has("frozen")
                                ? new HashSet<>(fields.texts("frozen", Architecture.MAX_LAYERS))
                                : Set.of()),
                new RunSettings.Examples(
                        fields.integer("digits"),
                        fields.integer("heldOut"),
                        fields.integer("batch"),
                        AugmentationText.parse(fields.text("augment", any -> true)),
                        fields.has(COLOURING)
                                ? fields.choice(COLOURING, byName(Colouring.values()))
                                : Colouring.NONE),
                new RunSettings.Resources(
                        fields.integerOr("threads", RunSettings.DEFAULT.threads()),
                        fields.integerOr(
                                "historyMegabytes", RunSettings.DEFAULT.historyMegabytes())));
    }

    private static <E extends Enum<E>> Map<String, E> byName(E[] constants) {
        Map<String, E> names = new LinkedHashMap<>();
        for (E constant : constants) {
            names.put(SettingsText.name(constant), constant);
        }
        return names;
    }

    private static JsonObject data(DatasetFingerprint data) {
        JsonObject json = new JsonObject();
        json.add("train", part(data.train()));
        json.add("test", part(data.test()));
        json.addProperty("learn", data.learn());
        json.addProperty("heldOut", data.heldOut());
        ClassNames names = data.classNames();
        if (names != null) {
            JsonArray list = new JsonArray();
            names.names().forEach(list::add);
            json.add("classes", list);
        }
        return json;
    }

    private static JsonObject part(DatasetFingerprint.Part part) {
        JsonObject json = new JsonObject();
        json.addProperty("count", part.count());
        json.addProperty("rows", part.rows());
        json.addProperty("columns", part.columns());
        json.addProperty("sha256", part.sha256());
        return json;
    }

    private static DatasetFingerprint data(JsonFields fields) throws UserFacingException {
        return new DatasetFingerprint(
                part(fields.object("train")),
                part(fields.object("test")),
                fields.integer("learn"),
                fields.integer("heldOut"),
                fields.has("classes")
                        ? ClassNames.checked(fields.texts("classes", ClassNames.MOST))
                        : null);
    }

    private static DatasetFingerprint.Part part(JsonFields fields) throws UserFacingException {
        return new DatasetFingerprint.Part(
                fields.integer("count"),
                fields.integer("rows"),
                fields.integer("columns"),
                fields.text("sha256", any -> true));
    }

    /** The events of a run, as a JSON object with the list {@code events}. */
    static String formatEvents(List<RunEvent> events) {
        JsonArray list = new JsonArray();
        for (RunEvent event : events) {
            JsonObject json = new JsonObject();
            json.addProperty("step", event.step());
            json.addProperty("kind", SettingsText.name(event.kind()));
            if (event.adjustment() != null) {
                json.add("change", change(event.adjustment()));
            }
            if (event.problem() != null) {
                json.add("problem", problem(event.problem()));
            }
            list.add(json);
        }
        JsonObject whole = new JsonObject();
        whole.add("events", list);
        return whole.toString();
    }

    private static JsonObject change(HyperparameterChange change) {
        JsonObject json = new JsonObject();
        json.addProperty("rate", change.rate());
        json.addProperty("momentum", change.momentum());
        json.addProperty("batch", change.batch());
        return json;
    }

    private static JsonObject problem(UserFacingException problem) {
        JsonObject json = new JsonObject();
        json.addProperty("key", problem.key());
        JsonArray arguments = new JsonArray();
        problem.argumentTexts().forEach(arguments::add);
        json.add("arguments", arguments);
        return json;
    }

    /**
     * The events that {@link #formatEvents} wrote. Those of a kind that this version does not know
     * are left out.
     *
     * @param lastStep the last step of the run
     * @throws UserFacingException if it is something else
     * @throws IllegalArgumentException if an event lies outside of the run
     */
    static List<RunEvent> parseEvents(String json, long lastStep) throws UserFacingException {
        Map<String, RunEvent.Kind> kinds = byName(RunEvent.Kind.values());
        List<RunEvent> events = new ArrayList<>();
        JsonFields whole = JsonFields.parse(json, MAX_EVENT_CHARACTERS);
        for (JsonFields fields : whole.objects("events", MAX_EVENTS)) {
            RunEvent.Kind kind = kinds.get(fields.text("kind", any -> true));
            long step = fields.longInteger("step");
            if (step < 0 || step > lastStep) {
                throw new IllegalArgumentException("events: " + step);
            }
            if (kind != null) {
                events.add(
                        new RunEvent(
                                step,
                                kind,
                                kind == RunEvent.Kind.ADJUSTED
                                        ? change(fields.object("change"))
                                        : null,
                                problem(fields).orElse(null)));
            }
        }
        return events;
    }

    private static HyperparameterChange change(JsonFields fields) throws UserFacingException {
        return new HyperparameterChange(
                fields.doubleNumber("rate"),
                fields.doubleNumber("momentum"),
                fields.integer("batch"));
    }

    /** Empty if there is none, or if this version of the program has no such sentence. */
    private static Optional<UserFacingException> problem(JsonFields event)
            throws UserFacingException {
        if (!event.has("problem")) {
            return Optional.empty();
        }
        JsonFields fields = event.object("problem");
        String key = fields.text("key", any -> true);
        Object[] arguments = fields.texts("arguments", MAX_ARGUMENTS).toArray();
        return Texts.knows(key)
                ? Optional.of(new UserFacingException(key, arguments))
                : Optional.empty();
    }
}
