package org.kernelscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.lesson.Step;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.lesson.LessonModel;

/** Going through a lesson of 60 steps. Its steps have no scenes, for those cost what they show. */
final class LessonGestures {
    private static final int STEPS = 60;

    private LessonGestures() {}

    static void add(List<Gesture> all) throws UserFacingException {
        Lesson lesson = longLesson();
        all.add(gesture("open a lesson of 60 steps", it -> it.open(lesson)));
        all.add(gesture("the next step of the lesson", LessonModel::next));
        all.add(gesture("a step in the middle", it -> it.goTo(STEPS / 2)));
        all.add(gesture("the answer of the step", it -> it.reveal(false)));
        all.add(
                gesture(
                        "close the lesson",
                        it -> {
                            it.leave();
                            it.shownProperty().set(false);
                        }));
    }

    private static Gesture gesture(String name, Consumer<LessonModel> action) {
        return new Gesture(name, parts -> action.accept(parts.lessons().model()));
    }

    /** The steps of the lessons that ship, from the first on, again and again. */
    private static Lesson longLesson() throws UserFacingException {
        List<Step> steps = new ArrayList<>();
        while (steps.size() < STEPS) {
            for (String id : LessonFiles.SHIPPED) {
                LessonFiles.shipped(id, Language.ENGLISH).steps().stream()
                        .map(LessonGestures::withoutScene)
                        .forEach(steps::add);
            }
        }
        Lesson first = LessonFiles.shipped(LessonFiles.SHIPPED.get(0), Language.ENGLISH);
        return new Lesson(
                "sixty",
                first.title(),
                first.language(),
                first.minutes(),
                first.level(),
                first.goals(),
                steps.subList(0, STEPS),
                first.folder(),
                List.of());
    }

    private static Step withoutScene(Step step) {
        return new Step(
                step.line(),
                step.title(),
                step.shortPath(),
                step.pad(),
                step.say(),
                null,
                step.prediction(),
                List.of(),
                step.explain(),
                step.task(),
                step.cards(),
                step.notes());
    }
}
