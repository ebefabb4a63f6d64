package org.kernelscope.lesson;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SceneFile;
import org.kernelscope.scene.SceneJson;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.JsonFiles;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;

/**
 * Begins lessons and adds steps to them. What stands in a file already stays as it is. Stateless;
 * any thread that may wait.
 */
public final class LessonWriter {
    /** A scene with more lines goes into a file of its own, so that the lesson stays readable. */
    static final int MOST_LINES = 60;

    private static final int MOST_CHARACTERS = 4_000;

    private static final Pattern HEADING = Pattern.compile("^## ", Pattern.MULTILINE);

    private LessonWriter() {}

    /**
     * The words of a new lesson or step, in the language of the lesson.
     *
     * @param title of the lesson
     * @param goal the ability that a learner gains
     * @param step title of a step with a number
     * @param say the text at the beginning
     */
    public record Words(String title, String goal, IntFunction<String> step, String say) {}

    /**
     * Writes a lesson whose only step shows {@code scene}.
     *
     * @throws UserFacingException if it cannot be written, or there is such a file, which may be
     *     the work of hours
     */
    public static void create(Path file, Language language, Words words, Scene scene)
            throws UserFacingException {
        if (Files.exists(file)) {
            throw new UserFacingException("lesson.exists", file);
        }
        String front =
                String.join(
                        "\n",
                        "---",
                        "title: " + words.title(),
                        "language: " + language.code(),
                        "minutes: 10",
                        "level: beginner",
                        "goals:",
                        "  - " + words.goal(),
                        "---",
                        "");
        write(file, front + step(file, 1, words, scene));
    }

    /**
     * Adds a step that shows {@code scene} to the end of a lesson.
     *
     * @throws UserFacingException if the file cannot be read or written, or the scene needs a file
     *     outside the folder of the lesson; the lesson stays as it was
     */
    public static void append(Path file, Words words, Scene scene) throws UserFacingException {
        String text = JsonFiles.read(file, LessonFiles.MAX_BYTES);
        int number = (int) HEADING.matcher(text).results().count() + 1;
        String longer = text.stripTrailing() + "\n" + step(file, number, words, scene);
        if (longer.length() > LessonParser.MAX_CHARACTERS) {
            throw new UserFacingException(
                    "lesson.tooLong", longer.length(), LessonParser.MAX_CHARACTERS);
        }
        write(file, longer);
    }

    private static void write(Path file, String text) throws UserFacingException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(file, stream -> stream.write(bytes));
    }

    private static String step(Path file, int number, Words words, Scene scene)
            throws UserFacingException {
        Path whole = file.toAbsolutePath();
        LessonFolder folder = LessonFolder.of(whole.resolveSibling("."));
        // A lesson leaves the look and the open lesson to its reader.
        Scene own = scene.withDisplay(null).withLesson(null);
        String json = SceneJson.format(own, folder.references());
        // Refuses files outside the folder of the lesson.
        SceneJson.parse(json, folder.references());
        String shown = json.strip();
        if (shown.lines().count() > MOST_LINES || shown.length() > MOST_CHARACTERS) {
            Path beside = free(whole, number);
            write(beside, json);
            shown = String.valueOf(beside.getFileName());
        }
        return String.join(
                "\n",
                "",
                "## " + words.step().apply(number),
                "",
                words.say(),
                "",
                "```scene",
                shown,
                "```",
                "");
    }

    /** A name beside the lesson that no file has. */
    private static Path free(Path lesson, int number) {
        String id = LessonFiles.id(lesson);
        for (int n = number; ; n++) {
            Path name = lesson.resolveSibling(id + "-" + n + SceneFile.SUFFIX);
            if (!Files.exists(name)) {
                return name;
            }
        }
    }
}
