package org.kernelscope.storage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kernelscope.text.UserFacingException;

/**
 * The user's {@link Settings}, kept as JSON in {@code settings.json}.
 *
 * <p>Reading never fails: a value that is missing or impossible has its default, which a file of
 * the machine may set. A damaged file, or one of another program, is moved aside (to {@code
 * settings-1.json}, …). Keys of other versions stay in the file.
 *
 * <p>Several windows, also of several processes, share the file. A save writes only the values that
 * have changed, on top of the present content, while it holds the lock of {@code settings.lock}.
 * Any thread.
 */
public final class SettingsFile {
    private static final String NAME = "settings";
    private static final String SUFFIX = ".json";
    private static final long MAX_BYTES = 1 << 20;
    private static final int MAX_ASIDE = 100;

    /** Longer than any other process needs the lock. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path folder;
    private final List<Path> defaults;

    /** The settings in {@code folder}, which is made when something is saved. */
    public SettingsFile(Path folder) {
        this(folder, List.of());
    }

    /**
     * The settings in {@code folder}, which is made when something is saved.
     *
     * @param defaults files with the defaults of this machine, in the same form; the first that
     *     exists counts, and none of them is written
     */
    public SettingsFile(Path folder, List<Path> defaults) {
        this.folder = folder;
        this.defaults = List.copyOf(defaults);
    }

    /** The settings of the user. */
    public static SettingsFile ofUser() {
        return new SettingsFile(
                SettingsFolder.of(System.getProperties(), System.getenv()),
                SettingsFolder.defaults(System.getProperties(), System.getenv()));
    }

    /** The reason why the settings are kept in another folder than usual; mostly empty. */
    public static Optional<UserFacingException> userFolderProblem() {
        return SettingsFolder.problem(System.getProperties(), System.getenv());
    }

    /** The folder of what is remembered. */
    public Path folder() {
        return folder;
    }

    /** The file. */
    public Path path() {
        return folder.resolve(NAME + SUFFIX);
    }

    /** The saved settings, or the defaults. Removes temporary files of a killed process. */
    public Settings load() {
        TemporaryFiles.sweep(folder);
        JsonObject json = new JsonObject();
        try {
            Optional<JsonObject> sound = read(path());
            if (sound.isPresent()) {
                json = sound.get();
            } else {
                locked(this::setAsideIfDamaged);
            }
        } catch (UserFacingException cannot) {
            // The file stays where it is; saving will say why it cannot be replaced.
        }
        return settings(json, usual());
    }

    /**
     * The settings of a first start: what the machine's defaults say, and the program's own for the
     * rest. A damaged file of defaults counts as empty; {@link #defaultsProblem} tells of it.
     */
    private Settings usual() {
        try {
            return settings(machineDefaults(), Settings.defaults());
        } catch (UserFacingException damaged) {
            return Settings.defaults();
        }
    }

    /** The reason why the defaults of this machine are not used; mostly empty. */
    public Optional<UserFacingException> defaultsProblem() {
        try {
            machineDefaults();
            return Optional.empty();
        } catch (UserFacingException damaged) {
            return Optional.of(damaged);
        }
    }

    private JsonObject machineDefaults() throws UserFacingException {
        for (Path file : defaults) {
            if (Files.exists(file)) {
                return read(file)
                        .orElseThrow(() -> new UserFacingException("storage.defaults", file));
            }
        }
        return new JsonObject();
    }

    private static Settings settings(JsonObject json, Settings usual) {
        Settings.Appearance look = usual.appearance();
        return new Settings(
                new Settings.Appearance(
                        text(json, "theme", look.theme()),
                        text(json, "palette", look.palette()),
                        text(json, "scale", look.scale()),
                        text(json, "language", look.language()),
                        (int) number(json, "textPercent", look.textPercent()),
                        (int) number(json, "fullScreenTextPercent", look.fullScreenTextPercent())),
                new Settings.WindowSize(
                        number(json, "windowWidth", usual.window().width()),
                        number(json, "windowHeight", usual.window().height())),
                number(json, "brush", usual.brush()),
                flag(json, "freshDigits", usual.freshDigits()),
                (long) number(json, "trainingSeed", usual.trainingSeed()),
                lessons(json));
    }

    /**
     * Writes the values in which {@code after} differs from {@code before}. All other values keep
     * what the file says now, which may be the choice of another window.
     *
     * @param before the settings that the caller loaded or saved last
     * @throws UserFacingException if the file cannot be written; it is then as it was
     */
    public void save(Settings before, Settings after) throws UserFacingException {
        JsonObject old = json(before);
        JsonObject changed = new JsonObject();
        json(after).entrySet().stream()
                .filter(entry -> !entry.getValue().equals(old.get(entry.getKey())))
                .forEach(entry -> changed.add(entry.getKey(), entry.getValue()));
        if (changed.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw UserFacingException.causedBy(e, "storage.noFolder", path(), folder);
        }
        locked(() -> merge(changed));
    }

    private static JsonObject json(Settings settings) {
        JsonObject json = new JsonObject();
        Settings.Appearance look = settings.appearance();
        json.addProperty("theme", look.theme());
        json.addProperty("palette", look.palette());
        json.addProperty("scale", look.scale());
        json.addProperty("language", look.language());
        json.addProperty("brush", settings.brush());
        json.addProperty("windowWidth", settings.window().width());
        json.addProperty("windowHeight", settings.window().height());
        json.addProperty("textPercent", look.textPercent());
        json.addProperty("fullScreenTextPercent", look.fullScreenTextPercent());
        json.addProperty("freshDigits", settings.freshDigits());
        json.addProperty("trainingSeed", settings.trainingSeed());
        JsonObject lessons = new JsonObject();
        settings.lessons().forEach(lessons::addProperty);
        json.add("lessons", lessons);
        return json;
    }

    private void merge(JsonObject changed) throws UserFacingException {
        JsonObject json = setAsideIfDamaged();
        changed.entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
        String text = JsonText.of(json) + "\n";
        AtomicFiles.write(
                path(),
                out -> out.write(text.getBytes(StandardCharsets.UTF_8)),
                SettingsFile::check);
    }

    /**
     * The content of the file; empty if there is no file, or if it had to be moved aside.
     *
     * @throws UserFacingException if the file cannot be read now, sound or not
     */
    private JsonObject setAsideIfDamaged() throws UserFacingException {
        Optional<JsonObject> sound = read(path());
        if (sound.isEmpty()) {
            moveAside();
        }
        return sound.orElseGet(JsonObject::new);
    }

    private static void check(Path file) throws UserFacingException {
        if (read(file).isEmpty()) {
            throw new UserFacingException("storage.unreadable", file);
        }
    }

    /**
     * The content of {@code file}: nothing if it is not there, empty if it is damaged.
     *
     * @throws UserFacingException if it cannot be read now, which says nothing about what it holds
     */
    private static Optional<JsonObject> read(Path file) throws UserFacingException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.isRegularFile() && found.size() <= MAX_BYTES
                    ? parse(Files.readString(file))
                    : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.of(new JsonObject());
        } catch (CharacterCodingException damaged) {
            return Optional.empty();
        } catch (IOException e) {
            throw UserFacingException.causedBy(e, "storage.unreadable", file);
        }
    }

    private static Optional<JsonObject> parse(String text) {
        try {
            return Optional.of(JsonFields.parse(text).object());
        } catch (UserFacingException damaged) {
            return Optional.empty();
        }
    }

    /** Does {@code work} while no other thread or process does the same with this file. */
    private void locked(FileLock.Work work) throws UserFacingException {
        FileLock.holding(folder.resolve(NAME + ".lock"), PATIENCE, work);
    }

    private void moveAside() {
        for (int i = 1; i <= MAX_ASIDE; i++) {
            Path aside = folder.resolve(NAME + "-" + i + SUFFIX);
            if (!Files.exists(aside)) {
                try {
                    Files.move(path(), aside);
                } catch (IOException e) {
                    // It stays where it is; saving will say why it cannot be replaced.
                }
                return;
            }
        }
    }

    private static Map<String, Integer> lessons(JsonObject json) {
        Map<String, Integer> lessons = new HashMap<>();
        if (json.get("lessons") instanceof JsonObject seen) {
            for (String id : seen.keySet()) {
                lessons.put(id, (int) number(seen, id, 0));
            }
        }
        return lessons;
    }

    private static boolean flag(JsonObject json, String name, boolean otherwise) {
        return json.get(name) instanceof JsonPrimitive flag && flag.isBoolean()
                ? flag.getAsBoolean()
                : otherwise;
    }

    private static String text(JsonObject json, String name, String otherwise) {
        return json.get(name) instanceof JsonPrimitive text && text.isString()
                ? text.getAsString()
                : otherwise;
    }

    private static double number(JsonObject json, String name, double otherwise) {
        JsonElement element = json.get(name);
        try {
            return element instanceof JsonPrimitive number && number.isNumber()
                    ? number.getAsDouble()
                    : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
