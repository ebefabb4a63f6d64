package org.kernelscope.composition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kernelscope.engine.Model;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonChecker;
import org.kernelscope.lesson.Reveal;
import org.kernelscope.lesson.Step;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.Scene;
import org.kernelscope.text.UserFacingException;

/**
 * Checks a lesson as {@link LessonChecker} does, and that every scene of it can be shown. On a
 * thread that may wait.
 */
public final class LessonReview {
    private LessonReview() {}

    /** All problems of {@code lesson}, in the order of their lines. */
    public static List<Lesson.Problem> of(Lesson lesson) {
        List<Lesson.Problem> problems = new ArrayList<>(LessonChecker.check(lesson));
        NetworkSource source = ProgramModels.first();
        Model model;
        try {
            model = ProgramModels.open(source);
        } catch (UserFacingException impossible) {
            throw new IllegalStateException(impossible);
        }
        for (Step step : lesson.steps()) {
            for (Scene scene : scenes(step)) {
                try {
                    LoadedScene loaded =
                            LoadedScene.of(scene, LoadedScene.Present.of(source, model));
                    loaded.missing()
                            .forEach(each -> problems.add(new Lesson.Problem(step.line(), each)));
                    Model opened = loaded.opened();
                    NetworkSource named = scene.network() == null ? null : scene.network().source();
                    if (opened != null && named != null) {
                        model = opened;
                        source = named;
                    }
                } catch (UserFacingException wrong) {
                    problems.add(new Lesson.Problem(step.line(), wrong));
                }
            }
        }
        problems.sort(Comparator.comparingInt(Lesson.Problem::line));
        return problems;
    }

    private static List<Scene> scenes(Step step) {
        List<Scene> scenes = new ArrayList<>();
        if (step.scene() != null) {
            scenes.add(step.scene());
        }
        for (Reveal each : step.reveal()) {
            if (each instanceof Reveal.Show show) {
                scenes.add(show.scene());
            }
        }
        return scenes;
    }
}
