package org.kernelscope.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.scene.NetworkPart;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.scene.Scene;
import org.kernelscope.text.UserFacingException;

/**
 * Finds what is wrong in a lesson: mistakes in the file, missing pictures, things that the network
 * does not have, goals that cannot be reached, texts that are too long for the panel. Stateless;
 * any thread that may wait.
 */
public final class LessonChecker {
    /**
     * The most that a step can show at once, in widths of a Latin letter; a Korean syllable has
     * two. A test holds that the shipped lessons, which keep to it, fit the panel.
     */
    public static final int LONGEST = 640;

    private final Lesson lesson;
    private final List<Lesson.Problem> problems;

    private LessonChecker(Lesson lesson) {
        this.lesson = lesson;
        this.problems = new ArrayList<>(lesson.problems());
    }

    /** All problems of {@code lesson}, in the order of their lines. */
    public static List<Lesson.Problem> check(Lesson lesson) {
        LessonChecker checker = new LessonChecker(lesson);
        checker.steps();
        checker.problems.sort(Comparator.comparingInt(Lesson.Problem::line));
        return List.copyOf(checker.problems);
    }

    /**
     * The problems of a lesson and its translation: the same steps with the same questions.
     *
     * @param twin null if there is none
     */
    public static List<Lesson.Problem> compare(Lesson lesson, @Nullable Lesson twin) {
        if (twin == null) {
            return List.of(new Lesson.Problem(1, new UserFacingException("lesson.twin.none")));
        }
        List<Lesson.Problem> problems = new ArrayList<>();
        if (twin.steps().size() != lesson.steps().size()) {
            problems.add(
                    new Lesson.Problem(
                            1,
                            new UserFacingException(
                                    "lesson.twin.steps",
                                    lesson.steps().size(),
                                    twin.steps().size())));
        }
        int common = Math.min(twin.steps().size(), lesson.steps().size());
        for (int i = 0; i < common; i++) {
            Step step = lesson.steps().get(i);
            if (!shape(step).equals(shape(twin.steps().get(i)))) {
                problems.add(
                        new Lesson.Problem(
                                step.line(),
                                new UserFacingException("lesson.twin.step", step.title())));
            }
        }
        return problems;
    }

    /** The parts of a lesson that are the same in every language. */
    private static List<Object> shape(Step step) {
        List<Object> shape = new ArrayList<>();
        Prediction prediction = step.prediction();
        shape.add(step.shortPath());
        shape.add(step.pad());
        shape.add(step.scene() == null ? "" : step.scene());
        shape.add(prediction == null ? "" : prediction.getClass());
        if (prediction instanceof Prediction.Choices choices) {
            shape.add(choices.options().size());
            shape.add(choices.correct());
        } else if (prediction != null && prediction.expression() != null) {
            shape.add(prediction.expression().text());
        }
        shape.add(step.reveal());
        shape.add(step.task() == null ? "" : step.task().goal().text());
        shape.add(step.cards().size());
        return shape;
    }

    private void steps() {
        @Nullable Architecture architecture = Presets.LENET5_MODERN;
        Set<String> titles = new HashSet<>();
        for (Step step : lesson.steps()) {
            if (!titles.add(step.title())) {
                problem(step, new UserFacingException("lesson.title.twice", step.title()));
            }
            architecture = after(step.scene(), architecture);
            step(step, architecture);
            for (Reveal each : step.reveal()) {
                architecture =
                        after(each instanceof Reveal.Show show ? show.scene() : null, architecture);
            }
        }
    }

    /** The architecture on the stage after a scene; null if it is not known without opening it. */
    private static @Nullable Architecture after(
            @Nullable Scene scene, @Nullable Architecture before) {
        NetworkPart network = scene == null ? null : scene.network();
        NetworkSource source = network == null ? null : network.source();
        if (source instanceof NetworkSource.Preset preset) {
            return Presets.byId(preset.id()).orElse(null);
        } else if (source instanceof NetworkSource.Untrained untrained) {
            return untrained.architecture();
        }
        return source == null ? before : null;
    }

    private void step(Step step, @Nullable Architecture architecture) {
        prose(step, step.say(), architecture);
        prose(step, step.explain(), architecture);
        Prediction prediction = step.prediction();
        int asked = 0;
        if (prediction != null) {
            prose(step, prediction.question(), architecture);
            asked = length(prediction.question()) + options(prediction);
            attempt(step, () -> answer(prediction, architecture));
        }
        Step.Task task = step.task();
        if (task != null) {
            prose(step, task.text(), architecture);
            if (architecture != null) {
                attempt(step, () -> task.goal().check(architecture));
            }
        }
        for (Step.Card card : step.cards()) {
            prose(step, card.question(), architecture);
            prose(step, card.answer(), architecture);
        }
        int length =
                length(step.say())
                        + asked
                        + length(step.explain())
                        + (task == null ? 0 : length(task.text()));
        if (length > LONGEST) {
            problem(step, new UserFacingException("lesson.step.long", length, LONGEST));
        }
    }

    private static void answer(Prediction prediction, @Nullable Architecture architecture)
            throws UserFacingException {
        if (architecture == null) {
            return;
        }
        Expression answer = prediction.expression();
        if (answer != null) {
            answer.check(architecture);
            if (answer.isWord()) {
                throw new UserFacingException("lesson.answer", answer.text());
            }
        }
        if (prediction instanceof Prediction.Mark mark) {
            LessonValue.MAPS.check(mark.layer(), architecture);
        }
        if (prediction instanceof Prediction.Choices choices) {
            for (List<Prose.Run> option : choices.options()) {
                runs(option, architecture);
            }
        }
    }

    private void prose(Step step, Prose prose, @Nullable Architecture architecture) {
        for (Prose.Block block : prose.blocks()) {
            if (block instanceof Prose.DecodedImage picture) {
                attempt(step, () -> lesson.folder().picture(picture.file()));
            } else if (architecture != null) {
                attempt(step, () -> runs(((Prose.Paragraph) block).runs(), architecture));
            }
        }
    }

    private static void runs(List<Prose.Run> runs, Architecture architecture)
            throws UserFacingException {
        for (Prose.Run run : runs) {
            if (run.value() != null) {
                run.value().check(architecture);
            }
            if (run.link() != null) {
                run.link().check(architecture);
            }
        }
    }

    /** Something that may be refused. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws UserFacingException;
    }

    private void attempt(Step step, Attempt check) {
        try {
            check.run();
        } catch (UserFacingException wrong) {
            problem(step, wrong);
        }
    }

    private void problem(Step step, UserFacingException reason) {
        problems.add(new Lesson.Problem(step.line(), reason));
    }

    private static int options(Prediction prediction) {
        return prediction instanceof Prediction.Choices choices
                ? choices.options().stream()
                        .mapToInt(option -> width(Prose.plain(option, value -> "61,706")))
                        .sum()
                : 0;
    }

    /** In widths of a Latin letter. */
    static int length(Prose prose) {
        return width(prose.plain(value -> "61,706"));
    }

    /** In widths of a Latin letter; those of wide scripts count two. */
    static int width(String text) {
        return text.codePoints().map(point -> point >= 0x1100 ? 2 : 1).sum();
    }
}
