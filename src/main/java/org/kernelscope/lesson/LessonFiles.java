package org.kernelscope.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kernelscope.storage.JsonFiles;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;

/**
 * Lessons in files whose names end with {@value #SUFFIX}, such as {@code first-look.en.md}, and the
 * lessons that ship with the program. Any thread that may wait.
 */
public final class LessonFiles {
    /** The suffix of lessons. */
    public static final String SUFFIX = ".md";

    /** Ids of the lessons that ship with the program, in the order of the course. */
    public static final List<String> SHIPPED =
            List.of(
                    "first-look",
                    "five-numbers",
                    "patch-to-map",
                    "smaller-maps",
                    "it-learns",
                    "where-does-it-break",
                    "backwards",
                    "then-and-now");

    static final long MAX_BYTES = 4L * LessonParser.MAX_CHARACTERS;

    private LessonFiles() {}

    /**
     * The lesson in {@code path}.
     *
     * @throws UserFacingException if it cannot be read at all; the sentence names the file
     */
    public static Lesson read(Path path) throws UserFacingException {
        String text = JsonFiles.read(path, MAX_BYTES);
        Path whole = path.toAbsolutePath();
        Path folder = whole.getParent() == null ? whole : whole.getParent();
        return LessonParser.parse(id(whole), text, LessonFolder.of(folder));
    }

    /** The name of a lesson file without its language and suffix. */
    static String id(Path file) {
        String id = file.getFileName() == null ? "" : file.getFileName().toString();
        for (Language language : Language.values()) {
            id = without(id, "." + language.code() + SUFFIX);
        }
        return without(id, SUFFIX);
    }

    private static String without(String name, String suffix) {
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }

    /** The file of the same lesson in another language, if its name tells the language. */
    public static Optional<Path> translation(Path path, Language language) {
        Path name = path.getFileName();
        if (name == null) {
            return Optional.empty();
        }
        for (Language each : Language.values()) {
            String suffix = "." + each.code() + SUFFIX;
            if (name.toString().endsWith(suffix)) {
                String other = without(name.toString(), suffix) + "." + language.code() + SUFFIX;
                return Optional.of(path.resolveSibling(other)).filter(Files::isRegularFile);
            }
        }
        return Optional.empty();
    }

    /**
     * A lesson that ships with the program.
     *
     * @throws UserFacingException if there is none of this name
     */
    public static Lesson shipped(String id, Language language) throws UserFacingException {
        if (!SHIPPED.contains(id)) {
            throw new UserFacingException("lesson.unknown", id, String.join(", ", SHIPPED));
        }
        return LessonParser.parse(id, text(id, language), LessonFolder.NONE);
    }

    private static String text(String id, Language language) {
        String name = id + "." + language.code() + SUFFIX;
        try (InputStream in = LessonFiles.class.getResourceAsStream(name)) {
            if (in == null && language != Language.ENGLISH) {
                // A new language begins with its bundle; its lessons may come later.
                return text(id, Language.ENGLISH);
            }
            if (in == null) {
                throw new IllegalStateException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
