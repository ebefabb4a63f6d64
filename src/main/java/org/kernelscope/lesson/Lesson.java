package org.kernelscope.lesson;

import java.util.List;
import org.kernelscope.scene.Scene;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;

/**
 * A lesson. What was wrong in its file is left out and listed. Immutable; any thread.
 *
 * @param id its name among the lessons, which is the same in all languages
 * @param title its title
 * @param language the language of its text
 * @param minutes the duration
 * @param level for whom it is
 * @param goals the abilities that a learner gains
 * @param steps in order
 * @param folder the folder of its files
 * @param problems mistakes in the file
 */
public record Lesson(
        String id,
        String title,
        Language language,
        int minutes,
        Level level,
        List<String> goals,
        List<Step> steps,
        LessonFolder folder,
        List<Problem> problems) {
    public Lesson {
        goals = List.copyOf(goals);
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    /**
     * The scene of a step that is reached without the steps before it: all their scenes, the later
     * over the earlier.
     */
    public Scene sceneAt(int index) {
        Scene scene = Scene.EMPTY;
        for (int i = 0; i <= index; i++) {
            Scene own = steps.get(i).scene();
            if (own != null) {
                scene = scene.then(own);
            }
            for (Reveal each : steps.get(i).reveal()) {
                if (i < index && each instanceof Reveal.Show show) {
                    scene = scene.then(show.scene());
                }
            }
        }
        return scene;
    }

    /** True if all is the same but the files beside it. */
    public boolean isLike(Lesson other) {
        return new Lesson(id, title, language, minutes, level, goals, steps, other.folder, problems)
                .equals(other);
    }

    /** For whom a lesson is. */
    public enum Level {
        BEGINNER,
        INTERMEDIATE,
        ADVANCED
    }

    /**
     * A mistake in a lesson file.
     *
     * @param line counted from 1
     * @param reason the mistake
     */
    public record Problem(int line, UserFacingException reason) {}
}
