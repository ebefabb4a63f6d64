package org.kernelscope.storage;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kernelscope.text.Problem;

/**
 * The user's {@link Settings}, kept as JSON in {@code settings.json}.
 *
 * <p>Reading never fails: what is missing or impossible has its default, and a file that is not
 * ours, or damaged, is moved aside (to {@code settings-1.json}, …), so that nothing is lost. Keys
 * that only another version knows stay in the file. One thread at a time.
 */
public final class SettingsFile {
    private static final String NAME = "settings";
    private static final String SUFFIX = ".json";
    private static final long MAX_BYTES = 1 << 20;
    private static final int MAX_ASIDE = 100;

    private final Path folder;

    /** The settings in {@code folder}, which is made when something is saved. */
    public SettingsFile(Path folder) {
        this.folder = folder;
    }

    /** The settings of whoever runs the program. */
    public static SettingsFile ofUser() {
        return new SettingsFile(SettingsFolder.of(System.getProperties(), System.getenv()));
    }

    /** Why the folder of whoever runs the program is not where it should be; mostly empty. */
    public static Optional<Problem> troubleOfUser() {
        return SettingsFolder.trouble(System.getProperties(), System.getenv());
    }

    /** The folder of what is remembered. */
    public Path folder() {
        return folder;
    }

    /** The file. */
    public Path path() {
        return folder.resolve(NAME + SUFFIX);
    }

    /** What is remembered, or the defaults. What a killed process left half written goes. */
    public Settings load() {
        TemporaryFiles.sweep(folder);
        JsonObject json = stored();
        Settings usual = Settings.defaults();
        return new Settings(
                text(json, "theme", usual.theme()),
                text(json, "palette", usual.palette()),
                text(json, "scale", usual.scale()),
                text(json, "language", usual.language()),
                number(json, "brush", usual.brush()),
                number(json, "windowWidth", usual.windowWidth()),
                number(json, "windowHeight", usual.windowHeight()),
                (long) number(json, "trainingSeed", usual.trainingSeed()));
    }

    /**
     * Remembers {@code settings}.
     *
     * @throws Problem if the file cannot be written; what was remembered before still is
     */
    public void save(Settings settings) throws Problem {
        JsonObject json = stored();
        json.addProperty("theme", settings.theme());
        json.addProperty("palette", settings.palette());
        json.addProperty("scale", settings.scale());
        json.addProperty("language", settings.language());
        json.addProperty("brush", settings.brush());
        json.addProperty("windowWidth", settings.windowWidth());
        json.addProperty("windowHeight", settings.windowHeight());
        json.addProperty("trainingSeed", settings.trainingSeed());
        String text = new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n";
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Problem.causedBy(e, "storage.noFolder", path(), folder);
        }
        AtomicFiles.write(
                path(),
                out -> out.write(text.getBytes(StandardCharsets.UTF_8)),
                SettingsFile::parse);
    }

    /** What the file says; nothing if there is none, or if it had to be moved aside. */
    private JsonObject stored() {
        if (!Files.exists(path())) {
            return new JsonObject();
        }
        try {
            return parse(path());
        } catch (Problem damaged) {
            moveAside();
            return new JsonObject();
        }
    }

    private static JsonObject parse(Path file) throws Problem {
        try {
            if (!Files.isRegularFile(file)) {
                throw new Problem("storage.notAFile", file);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new Problem("storage.tooLarge", file, Files.size(file), MAX_BYTES);
            }
            return JsonFields.parse(Files.readString(file)).object();
        } catch (IOException e) {
            throw Problem.causedBy(e, "storage.unreadable", file);
        }
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
