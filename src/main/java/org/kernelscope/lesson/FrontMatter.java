package org.kernelscope.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;

/** The settings between the two lines {@code ---} at the head of a lesson. One thread. */
final class FrontMatter {
    private static final Set<String> FIELDS =
            Set.of("title", "language", "minutes", "level", "goals");

    private final Markdown markdown;
    private final Map<String, String> front = new HashMap<>();
    private final List<String> goals = new ArrayList<>();

    /**
     * @param markdown gets what is wrong
     */
    FrontMatter(Markdown markdown) {
        this.markdown = markdown;
    }

    private void problem(int line, String key, Object... arguments) {
        markdown.problem(line, new UserFacingException(key, arguments));
    }

    /** Reads it; returns the number of its lines. */
    int read(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).strip().equals("---")) {
            problem(1, "lesson.front.none");
            return 0;
        }
        int end = 1;
        while (end < lines.size() && !lines.get(end).strip().equals("---")) {
            line(lines.get(end), end + 1);
            end++;
        }
        if (end == lines.size()) {
            problem(1, "lesson.front.none");
            return 1;
        }
        return end + 1;
    }

    private void line(String line, int number) {
        Matcher field = LessonParser.FIELD.matcher(line);
        if (line.strip().startsWith("- ")) {
            goals.add(line.strip().substring(2).strip());
        } else if (field.matches() && FIELDS.contains(field.group(1))) {
            front.put(field.group(1), field.group(2).strip());
        } else if (!line.isBlank()) {
            problem(number, "lesson.front.line", line);
        }
    }

    /**
     * The lesson with these fields; those that are wrong are told and replaced.
     *
     * @param problems asked when all are known
     */
    Lesson lesson(
            String id,
            List<Step> steps,
            LessonFolder folder,
            Supplier<List<Lesson.Problem>> problems) {
        String title = front.getOrDefault("title", "");
        require(!title.isBlank() && title.length() <= LessonParser.LONGEST_TITLE, "title");
        Optional<Language> language =
                Arrays.stream(Language.values())
                        .filter(each -> each.code().equals(front.get("language")))
                        .findFirst();
        require(language.isPresent(), "language");
        String minutes = front.getOrDefault("minutes", "");
        boolean sound = minutes.matches("[1-9]\\d{0,2}");
        require(sound, "minutes");
        Optional<Lesson.Level> level =
                Arrays.stream(Lesson.Level.values())
                        .filter(each -> isLevel(each, front.get("level")))
                        .findFirst();
        require(level.isPresent(), "level");
        require(!goals.isEmpty(), "goals");
        return new Lesson(
                id,
                title.isBlank() ? id : title,
                language.orElse(Language.ENGLISH),
                sound ? Integer.parseInt(minutes) : 1,
                level.orElse(Lesson.Level.BEGINNER),
                goals,
                steps,
                folder,
                problems.get());
    }

    private static boolean isLevel(Lesson.Level level, @Nullable String text) {
        return level.name().toLowerCase(Locale.ROOT).equals(text);
    }

    private void require(boolean sound, String field) {
        if (!sound) {
            problem(1, "lesson.front", field);
        }
    }
}
