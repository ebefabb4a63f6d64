package org.kernelscope.scene;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.JsonFiles;
import org.kernelscope.text.UserFacingException;

/**
 * Scenes in files, whose names end with {@value #SUFFIX}. Files that a scene names are relative to
 * its folder. Stateless; any thread but the JavaFX thread.
 */
public final class SceneFile {
    /** The suffix of such files. */
    public static final String SUFFIX = ".kscope.json";

    /** Text of any language in UTF-8. */
    private static final long MAX_BYTES = 2L * SceneJson.MAX_CHARACTERS;

    private SceneFile() {}

    /** True if {@code file} has the suffix. */
    public static boolean isNamed(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /**
     * The scene in {@code path}.
     *
     * @throws UserFacingException if it cannot be read, or for the reasons of {@link
     *     SceneJson#parse}; the sentence names the file
     */
    public static Scene read(Path path) throws UserFacingException {
        String json = JsonFiles.read(path, MAX_BYTES);
        try {
            return SceneJson.parse(json, references(path));
        } catch (UserFacingException problem) {
            throw UserFacingException.causedBy(problem, "storage.inFile", path, problem);
        }
    }

    /**
     * Writes {@code scene} to {@code path}: all of it or nothing.
     *
     * @throws UserFacingException if the file cannot be written, or a file that the scene names has
     *     no name relative to it
     */
    public static void write(Path path, Scene scene) throws UserFacingException {
        byte[] json = SceneJson.format(scene, references(path)).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(
                path,
                out -> out.write(json),
                fresh -> SceneJson.parse(JsonFiles.read(fresh, MAX_BYTES), references(path)));
    }

    private static FileReferences references(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        return FileReferences.relativeTo(folder == null ? path.toAbsolutePath() : folder);
    }
}
