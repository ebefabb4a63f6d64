package org.kernelscope.scene;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.FileLock;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.storage.JsonFiles;
import org.kernelscope.storage.JsonText;
import org.kernelscope.text.UserFacingException;

/**
 * The views that a user has kept, in {@code views.json} beside the settings. Several windows, also
 * of several processes, share it: every change is made to its present content while the lock of
 * {@code views.lock} is held. A damaged file is moved aside before the next view is kept. Any
 * thread but the JavaFX thread.
 */
public final class ViewsFile {
    /** So many views can still be found in a list. */
    public static final int MAX_VIEWS = 100;

    private static final String NAME = "views";
    private static final String SUFFIX = ".json";
    private static final int MAX_CHARACTERS = 16 << 20;
    private static final int MAX_ASIDE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path folder;

    /** The views in {@code folder}, which is made when the first is kept. */
    public ViewsFile(Path folder) {
        this.folder = folder;
    }

    /** A change of the list. */
    private interface Change {
        void to(List<KeptView> views) throws UserFacingException;
    }

    /** The file. */
    public Path path() {
        return folder.resolve(NAME + SUFFIX);
    }

    /**
     * The views, the newest first.
     *
     * @throws UserFacingException if the file is damaged, or cannot be read now
     */
    public List<KeptView> read() throws UserFacingException {
        return Files.exists(path()) ? read(path()) : List.of();
    }

    private static List<KeptView> read(Path file) throws UserFacingException {
        try {
            JsonFields root =
                    JsonFields.parse(JsonFiles.read(file, 2L * MAX_CHARACTERS), MAX_CHARACTERS);
            root.allowOnly(Set.of("views"));
            List<KeptView> views = new ArrayList<>();
            for (JsonFields view : root.objects("views", MAX_VIEWS)) {
                view.allowOnly(Set.of("name", "scene"));
                String name = KeptView.name(view.anyText("name"));
                views.add(
                        new KeptView(
                                name,
                                SceneJson.read(view.object("scene"), FileReferences.absolute())));
            }
            return List.copyOf(views);
        } catch (UserFacingException damaged) {
            throw UserFacingException.causedBy(damaged, "scene.views.damaged", file, damaged);
        }
    }

    /**
     * Keeps {@code view}, in place of one with the same name.
     *
     * @return all views, the newest first
     * @throws UserFacingException if there are too many, or the file cannot be written
     */
    public List<KeptView> keep(KeptView view) throws UserFacingException {
        return change(
                views -> {
                    views.removeIf(each -> each.name().equals(view.name()));
                    if (views.size() >= MAX_VIEWS) {
                        throw new UserFacingException("scene.views.many", MAX_VIEWS);
                    }
                    views.add(0, view);
                });
    }

    /**
     * Forgets the view {@code name}.
     *
     * @return all views that are left
     * @throws UserFacingException if the file cannot be written
     */
    public List<KeptView> forget(String name) throws UserFacingException {
        return change(views -> views.removeIf(each -> each.name().equals(name)));
    }

    private List<KeptView> change(Change change) throws UserFacingException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw UserFacingException.causedBy(e, "storage.noFolder", path(), folder);
        }
        List<KeptView> views = new ArrayList<>();
        FileLock.holding(
                folder.resolve(NAME + ".lock"),
                PATIENCE,
                () -> {
                    views.addAll(readOrMoveAside());
                    change.to(views);
                    write(views);
                });
        return List.copyOf(views);
    }

    private List<KeptView> readOrMoveAside() throws UserFacingException {
        try {
            return read();
        } catch (UserFacingException damaged) {
            for (int i = 1; i <= MAX_ASIDE; i++) {
                Path aside = folder.resolve(NAME + "-" + i + SUFFIX);
                if (!Files.exists(aside)) {
                    try {
                        Files.move(path(), aside);
                        return List.of();
                    } catch (IOException stays) {
                        throw damaged;
                    }
                }
            }
            throw damaged;
        }
    }

    private void write(List<KeptView> views) throws UserFacingException {
        JsonArray array = new JsonArray();
        for (KeptView view : views) {
            JsonObject object = new JsonObject();
            object.addProperty("name", view.name());
            object.add("scene", SceneJson.json(view.scene(), FileReferences.absolute()));
            array.add(object);
        }
        JsonObject root = new JsonObject();
        root.add("views", array);
        String text = JsonText.of(root) + "\n";
        if (text.length() > MAX_CHARACTERS) {
            throw new UserFacingException("scene.views.large", MAX_CHARACTERS >> 20);
        }
        AtomicFiles.write(
                path(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)), ViewsFile::read);
    }

    /**
     * A scene that somebody has kept under a name. Immutable; any thread.
     *
     * @param name its name in the list
     * @param scene the contents
     */
    public record KeptView(String name, Scene scene) {
        /** The longest name. */
        public static final int MAX_NAME = 80;

        /** {@code text} as a name: one line, not too long; empty if nothing is left. */
        public static String name(String text) {
            String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
            return line.length() <= MAX_NAME ? line : line.substring(0, MAX_NAME).strip();
        }
    }
}
