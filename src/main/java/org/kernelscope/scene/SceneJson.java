package org.kernelscope.scene;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.storage.JsonText;
import org.kernelscope.text.UserFacingException;

/**
 * A {@link Scene} as JSON that a person can read and write; docs/scenes.md describes every field.
 *
 * <p>A field that nobody knows is refused, because a misspelt one must not be passed over. A newer
 * version is refused by its number. Stateless; any thread.
 */
public final class SceneJson {
    /** The version that is written. */
    public static final int VERSION = 1;

    /** As long as the largest image of a pad with a long drawing over it. */
    public static final int MAX_CHARACTERS = 4 << 20;

    private static final int MAX_CONTROLS = 200;
    private static final int LARGEST_FACTOR = 64;
    private static final int MOST_WEIGHTS = 100_000_000;
    private static final int MOST_STEPS = 100;
    private static final double LONGEST = 1e7;
    private static final double FASTEST = 100;
    private static final Pattern NUMBERS = Pattern.compile("\\[[\\s\\d,.eE+-]+]");

    private SceneJson() {}

    /**
     * The scene that {@code json} describes.
     *
     * @param files the resolution of file names
     * @throws UserFacingException if it is not JSON, of a newer version, or has something unknown
     *     or impossible
     */
    public static Scene parse(String json, FileReferences files) throws UserFacingException {
        return read(JsonFields.parse(json, MAX_CHARACTERS), files);
    }

    /**
     * The scene that {@code root} describes.
     *
     * @throws UserFacingException as {@link #parse}
     */
    public static Scene read(JsonFields root, FileReferences files) throws UserFacingException {
        int version = root.integer("version");
        if (version > VERSION) {
            throw new UserFacingException("scene.newer", version, VERSION);
        }
        if (version < 1) {
            throw new UserFacingException("scene.version", version);
        }
        root.allowOnly(
                Set.of(
                        "version",
                        "mode",
                        "network",
                        "pad",
                        "selection",
                        "clock",
                        "display",
                        "camera",
                        "backward",
                        "train",
                        "lab",
                        "data",
                        "controls",
                        "lesson"));
        return new Scene(
                SceneFields.optionalId(root, "mode"),
                root.has("network") ? NetworkJson.read(root.object("network"), files) : null,
                root.has("pad") ? PadJson.read(root.object("pad")) : null,
                root.has("selection") ? selection(root.object("selection")) : null,
                root.has("clock") ? clock(root.object("clock")) : null,
                root.has("display") ? display(root.object("display")) : null,
                root.has("camera") ? camera(root.object("camera")) : null,
                root.has("backward") ? BackwardJson.read(root.object("backward")) : null,
                root.has("train") ? TrainJson.read(root.object("train"), files) : null,
                root.has("lab") ? LabJson.read(root.object("lab")) : null,
                root.has("data") ? DataJson.read(root.object("data"), files) : null,
                root.has("controls") ? controls(root.object("controls")) : null,
                root.has("lesson") ? lesson(root.object("lesson"), files) : null);
    }

    /**
     * {@code scene} as JSON over several lines.
     *
     * @throws UserFacingException if a file has no name in {@code files}, or the scene is too large
     */
    public static String format(Scene scene, FileReferences files) throws UserFacingException {
        String text =
                NUMBERS.matcher(JsonText.of(json(scene, files)))
                                .replaceAll(
                                        list ->
                                                list.group()
                                                        .replaceAll("\\s+", " ")
                                                        .replace("[ ", "[")
                                                        .replace(" ]", "]"))
                        + "\n";
        if (text.length() > MAX_CHARACTERS) {
            throw new UserFacingException("scene.tooLarge", text.length(), MAX_CHARACTERS);
        }
        return text;
    }

    /** {@code scene} as a JSON object. */
    static JsonObject json(Scene scene, FileReferences files) throws UserFacingException {
        JsonObject root = new JsonObject();
        root.addProperty("version", VERSION);
        SceneFields.put(root, "mode", scene.mode());
        if (scene.network() != null) {
            root.add("network", NetworkJson.json(scene.network(), files));
        }
        if (scene.pad() != null) {
            root.add("pad", PadJson.json(scene.pad()));
        }
        if (scene.selection() != null) {
            root.add("selection", json(scene.selection()));
        }
        if (scene.clock() != null) {
            root.add("clock", json(scene.clock()));
        }
        if (scene.display() != null) {
            root.add("display", json(scene.display()));
        }
        if (scene.camera() != null) {
            root.add("camera", json(scene.camera()));
        }
        if (scene.backward() != null) {
            root.add("backward", BackwardJson.json(scene.backward()));
        }
        if (scene.train() != null) {
            root.add("train", TrainJson.json(scene.train(), files));
        }
        if (scene.lab() != null) {
            root.add("lab", LabJson.json(scene.lab()));
        }
        if (scene.data() != null) {
            root.add("data", DataJson.json(scene.data(), files));
        }
        if (scene.controls() != null) {
            root.add("controls", json(scene.controls()));
        }
        if (scene.lesson() != null) {
            root.add("lesson", json(scene.lesson(), files));
        }
        return root;
    }

    private static LessonPart lesson(JsonFields fields, FileReferences files)
            throws UserFacingException {
        fields.allowOnly(Set.of("id", "file", "step"));
        if (fields.has("id") && fields.has("file")) {
            throw new UserFacingException("scene.lesson");
        }
        return new LessonPart(
                SceneFields.optionalId(fields, "id"),
                fields.has("file") ? files.resolve(fields.anyText("file")) : null,
                fields.has("step") ? SceneFields.whole(fields, "step", 1, MOST_STEPS) : 1);
    }

    private static JsonObject json(LessonPart lesson, FileReferences files)
            throws UserFacingException {
        JsonObject object = new JsonObject();
        SceneFields.put(object, "id", lesson.id());
        if (lesson.file() != null) {
            object.addProperty("file", files.name(lesson.file()));
        }
        if (!lesson.equals(LessonPart.NONE)) {
            object.addProperty("step", lesson.step());
        }
        return object;
    }

    private static SelectionPart selection(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("pinned", "open", "tab", "part", "temperature"));
        List<SelectionPart.Level> path = new ArrayList<>();
        if (fields.has("open")) {
            for (JsonFields level : fields.objects("open", SelectionPart.DEEPEST)) {
                level.allowOnly(Set.of("map", "cell", "weight"));
                boolean map = level.has("map");
                if (map == level.has("cell")) {
                    throw new UserFacingException("scene.level", level.place());
                }
                String name = level.anyText(map ? "map" : "cell");
                Integer weight =
                        map || !level.has("weight")
                                ? null
                                : SceneFields.whole(level, "weight", 1, MOST_WEIGHTS);
                path.add(new SelectionPart.Level(map, CellName.parse(name), weight));
            }
        }
        return new SelectionPart(
                fields.has("pinned") ? CellName.parse(fields.anyText("pinned")) : null,
                path,
                SceneFields.optionalId(fields, "tab"),
                SceneFields.optionalInt(fields, "part", 0, 100_000),
                SceneFields.optionalDouble(fields, "temperature", 0.001, 1_000));
    }

    private static JsonObject json(SelectionPart selection) {
        JsonObject object = new JsonObject();
        if (selection.pinned() != null) {
            object.addProperty("pinned", selection.pinned().text());
        }
        if (!selection.path().isEmpty()) {
            JsonArray open = new JsonArray();
            for (SelectionPart.Level each : selection.path()) {
                JsonObject level = new JsonObject();
                level.addProperty(each.map() ? "map" : "cell", each.cell().text());
                SceneFields.put(level, "weight", each.weight());
                open.add(level);
            }
            object.add("open", open);
        }
        SceneFields.put(object, "tab", selection.tab());
        SceneFields.put(object, "part", selection.part());
        SceneFields.put(object, "temperature", selection.temperature());
        return object;
    }

    private static Clock clock(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("step", "share", "playing", "speed", "loop"));
        if (fields.has("step") && fields.has("share")) {
            throw new UserFacingException("scene.clock");
        }
        return new Clock(
                SceneFields.optionalDouble(fields, "step", 0, LONGEST),
                SceneFields.optionalDouble(fields, "share", 0, 1),
                fields.has("playing") && fields.flag("playing"),
                SceneFields.optionalDouble(fields, "speed", 1 / FASTEST, FASTEST),
                SceneFields.optionalFlag(fields, "loop"));
    }

    private static JsonObject json(Clock clock) {
        JsonObject object = new JsonObject();
        SceneFields.put(object, "step", clock.step());
        SceneFields.put(object, "share", clock.share());
        if (clock.playing()) {
            object.addProperty("playing", true);
        }
        SceneFields.put(object, "speed", clock.speed());
        SceneFields.put(object, "loop", clock.loop());
        return object;
    }

    private static DisplayPart display(JsonFields fields) throws UserFacingException {
        fields.allowOnly(
                Set.of(
                        "theme",
                        "palette",
                        "scale",
                        "language",
                        "textPercent",
                        "arrangement",
                        "keepSides"));
        return new DisplayPart(
                SceneFields.optionalId(fields, "theme"),
                SceneFields.optionalId(fields, "palette"),
                SceneFields.optionalId(fields, "scale"),
                SceneFields.optionalId(fields, "language"),
                fields.has("textPercent") ? fields.integer("textPercent") : null,
                SceneFields.optionalId(fields, "arrangement"),
                SceneFields.optionalFlag(fields, "keepSides"));
    }

    private static JsonObject json(DisplayPart display) {
        JsonObject object = new JsonObject();
        SceneFields.put(object, "theme", display.theme());
        SceneFields.put(object, "palette", display.palette());
        SceneFields.put(object, "scale", display.scale());
        SceneFields.put(object, "language", display.language());
        SceneFields.put(object, "textPercent", display.textPercent());
        SceneFields.put(object, "arrangement", display.arrangement());
        SceneFields.put(object, "keepSides", display.keepSides());
        return object;
    }

    private static Camera camera(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("factor", "x", "y"));
        return new Camera(
                SceneFields.whole(fields, "factor", 1, LARGEST_FACTOR),
                fields.has("x") ? SceneFields.real(fields, "x", 0, 1) : 0,
                fields.has("y") ? SceneFields.real(fields, "y", 0, 1) : 0);
    }

    private static JsonObject json(Camera camera) {
        JsonObject object = new JsonObject();
        object.addProperty("factor", camera.factor());
        if (camera.factor() > 1) {
            object.addProperty("x", camera.x());
            object.addProperty("y", camera.y());
        }
        return object;
    }

    private static ControlsPart controls(JsonFields fields) throws UserFacingException {
        fields.allowOnly(Set.of("hidden", "locked"));
        return new ControlsPart(ids(fields, "hidden"), ids(fields, "locked"));
    }

    private static List<String> ids(JsonFields fields, String name) throws UserFacingException {
        if (!fields.has(name)) {
            return List.of();
        }
        List<String> ids = fields.texts(name, MAX_CONTROLS);
        for (String id : ids) {
            SceneFields.checkId(fields.path(name), id);
        }
        return ids.stream().distinct().toList();
    }

    private static JsonObject json(ControlsPart controls) {
        JsonObject object = new JsonObject();
        SceneFields.put(object, "hidden", controls.hidden());
        SceneFields.put(object, "locked", controls.locked());
        return object;
    }
}
