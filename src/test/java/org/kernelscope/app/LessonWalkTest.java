package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.lesson.Expression;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.lesson.Prediction;
import org.kernelscope.lesson.Prose;
import org.kernelscope.lesson.Result;
import org.kernelscope.lesson.ScreenLink;
import org.kernelscope.lesson.Situation;
import org.kernelscope.lesson.Step;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.transform.Quantity;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.lesson.LessonModel;
import org.kernelscope.ui.state.Mode;

/**
 * A robot goes through every lesson that ships, in both languages: with predictions in English, and
 * without in Korean. Every goal is reached, and none before the learner does anything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LessonWalkTest {
    private static final int DIGITS = 640;

    private RunningProgram program;
    private LessonModel model;

    @BeforeAll
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        model = program.parts().lessons().model();
    }

    @AfterAll
    void end() {
        program.close();
    }

    static Stream<Arguments> lessons() {
        return LessonFiles.SHIPPED.stream()
                .flatMap(
                        id ->
                                Stream.of(Language.values())
                                        .map(language -> Arguments.of(id, language)));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void fromTheFirstStepToTheLast(String id, Language language) throws UserFacingException {
        Lesson lesson = LessonFiles.shipped(id, language);
        TestWindow.run(
                () -> {
                    program.shared().localisation().languageProperty().set(language);
                    model.leave();
                    model.progressProperty().set(Map.of());
                    model.shownProperty().set(true);
                    // A new run of few digits: an epoch of all takes too long.
                    program.parts()
                            .training()
                            .settingsProperty()
                            .set(RunSettings.DEFAULT.withExampleCount(DIGITS).withHeldOut(0));
                    program.parts().training().hold();
                });
        TestWindow.until(
                "the list is in the language",
                () ->
                        model.shippedProperty().get().stream()
                                .anyMatch(each -> each.title().equals(lesson.title())));
        program.window().settle();
        click("#lesson-open-" + id);
        TestWindow.until("the lesson is open", () -> model.lessonProperty().get() != null);
        for (int i = 0; i < lesson.steps().size(); i++) {
            int index = i;
            TestWindow.until("step " + index, () -> model.indexProperty().get() == index);
            walk(lesson.steps().get(i), language == Language.ENGLISH);
            if (i + 1 < lesson.steps().size()) {
                click("#lesson-next");
            }
        }
        assertThat(TestWindow.fx(() -> model.progressProperty().get()))
                .containsExactly(Map.entry(id, lesson.steps().size()));
    }

    private void walk(Step step, boolean predicts) {
        rest();
        assertThat(told()).as(step.title()).isEmpty();
        assertThat(overflow()).as("%s fits", step.title()).isLessThanOrEqualTo(1);
        checkLinks(step);
        Prediction prediction = step.prediction();
        if (prediction != null) {
            assertThat(shows("#lesson-explain")).as(step.title()).isFalse();
            if (predicts) {
                predict(prediction);
                click("#lesson-predict");
            } else {
                click("#lesson-show-me");
            }
            TestWindow.until("the answer", () -> model.revealedProperty().get());
            rest();
            String outcome = program.window().text("#lesson-outcome");
            assertThat(outcome).as(step.title()).isNotEmpty().doesNotContain("…");
            assertThat(shows("#lesson-explain")).isEqualTo(!step.explain().isEmpty());
            assertThat(overflow()).as("%s fits after it", step.title()).isLessThanOrEqualTo(1);
        }
        if (step.task() != null) {
            assertThat(TestWindow.fx(() -> model.reachedProperty().get()))
                    .as("%s: nothing was done yet", step.title())
                    .isFalse();
            reach(step.task().goal().text());
            TestWindow.until(step.title() + " is done", () -> model.reachedProperty().get());
            TestWindow.until("it is told", () -> shows("#lesson-reached"));
        }
        for (int i = 0; i < step.cards().size(); i++) {
            click("#lesson-card-" + i);
            click((predicts ? "#lesson-card-known-" : "#lesson-card-unknown-") + i);
            int card = i;
            TestWindow.until("it is marked", () -> shows("#lesson-card-mark-" + card));
        }
        assertThat(told()).as(step.title()).isEmpty();
    }

    private void predict(Prediction prediction) {
        if (prediction instanceof Prediction.Choices choices) {
            click("#lesson-option-" + choices.correct().get(0));
        } else if (prediction instanceof Prediction.Number number) {
            click("#lesson-number");
            type(Math.round(number(number.answer())));
        } else if (prediction instanceof Prediction.Mark mark) {
            clickMap(mark.layer(), 2);
            TestWindow.until("it is marked", () -> model.guessProperty().get() != null);
        } else {
            Node bar = program.window().find("#lesson-bar-3", Node.class);
            TestWindow.run(bar::requestFocus);
            program.window().type(KeyCode.UP, 5);
        }
    }

    private void type(long number) {
        List<KeyCode> keys = new ArrayList<>();
        for (char digit : Long.toString(number).toCharArray()) {
            keys.add(KeyCode.valueOf("DIGIT" + digit));
        }
        program.window().type(keys.toArray(KeyCode[]::new));
    }

    /** Reaches a goal as a learner would. */
    private void reach(String goal) {
        switch (goal) {
            case "strokes >= 1 and confidence > 0.5" -> {
                TestWindow.run(() -> program.shared().drawing().clear());
                program.draw(Stroke.at(0.5, 0.2, 0.085).to(0.5, 0.5).to(0.5, 0.8));
            }
            case "layer = C3 and level = cell" -> {
                clickMap("C3", 3);
                TestWindow.until("it is open", this::isOpen);
                rest();
                program.window().type(KeyCode.ENTER);
            }
            case "layer = C1 and clock >= 0.99" ->
                    TestWindow.run(() -> program.parts().arithmetic().clock().toEnd());
            case "network = lenet5-1998 and layer = C3 and map = 16 and level = map" ->
                    clickMap("C3", 16);
            case "layer = C1 and map = strongest:C1 and level = map" ->
                    clickMap("C1", (int) number(expression("strongest:C1")));
            case "lab = move and predicted != 8" ->
                    TestWindow.run(() -> program.shared().movement().set(Quantity.RIGHT, 14));
            case "steps >= 6" -> {
                Expression steps = expression("steps");
                while (number(steps) < 6) {
                    double before = number(steps);
                    click("#train-batch");
                    TestWindow.until("a step is made", () -> stepsMade() > before);
                    rest();
                }
            }
            case "moved:turn != 0 and predicted != 3" ->
                    TestWindow.run(() -> program.shared().movement().set(Quantity.TURN, 130));
            case "strokes >= 1 and predicted = 9 and probability:9 > 0.5" ->
                    // A 4 whose two upper ends meet.
                    program.draw(
                            Stroke.at(0.65, 0.3, 0.085)
                                    .to(0.5, 0.2)
                                    .to(0.35, 0.3)
                                    .to(0.4, 0.45)
                                    .to(0.65, 0.42)
                                    .to(0.65, 0.3)
                                    .to(0.62, 0.8));
            case "backward = on and layer = C1 and level = map" -> {
                click("#backward");
                clickMap("C1", 2);
            }
            case "mode = lab and lab = then-and-now" -> {
                click("#mode-lab");
                click("#lab-tab-then-and-now");
            }
            default -> throw new AssertionError("no way to “" + goal + "”");
        }
    }

    private static Expression expression(String text) {
        try {
            return Expression.parse(text);
        } catch (UserFacingException none) {
            throw new AssertionError(none);
        }
    }

    private double number(Expression expression) {
        Situation now =
                TestWindow.fx(() -> program.parts().lessons().situation(null).orElseThrow());
        return ((Result.Number) expression.in(now).orElseThrow()).value();
    }

    private double stepsMade() {
        RunRecord run = program.parts().training().time().run();
        return run == null ? 0 : run.timeline().last().step();
    }

    private boolean isOpen() {
        return program.shared().selection().openedProperty().get() != null;
    }

    /** Clicks the first cell of a map on the stage. */
    private void clickMap(String layer, int map) {
        rest();
        var stage = program.parts().window().stage();
        Bounds bounds =
                TestWindow.fx(
                        () -> {
                            Architecture architecture =
                                    program.shared().network().architectureProperty().get();
                            int index = architecture.layer(layer).orElseThrow().index();
                            return stage.boundsOf(new Cell(index, map - 1, 1, 1)).orElseThrow();
                        });
        program.window().pointAt(stage, new Point2D(bounds.getCenterX(), bounds.getCenterY()));
        program.window().click();
    }

    private void click(String selector) {
        program.window().click(program.window().find(selector, Node.class));
    }

    private void rest() {
        program.window().settle();
        TestWindow.until(
                "everything is at rest",
                () ->
                        model.isSettled()
                                && program.shown() != null
                                && program.parts().window().stage().isAtRest());
        program.window().settle();
    }

    private String told() {
        UserFacingException problem =
                TestWindow.fx(() -> program.shared().notices().newestProperty().get());
        return problem == null ? "" : String.valueOf(problem.getMessage());
    }

    private boolean shows(String selector) {
        return TestWindow.fx(
                () -> {
                    Node node = program.parts().window().lookup(selector);
                    return node != null && node.isVisible();
                });
    }

    /** The height of the part of the step that can only be read by scrolling. */
    private double overflow() {
        ScrollPane scroll = program.window().find("#lesson-panel > .ks-overflow", ScrollPane.class);
        return TestWindow.fx(
                () -> {
                    program.parts().window().layout();
                    return scroll.getContent().getLayoutBounds().getHeight()
                            - scroll.getViewportBounds().getHeight();
                });
    }

    /** Controls that the text names are there. */
    private void checkLinks(Step step) {
        for (Prose prose : List.of(step.say(), step.explain())) {
            for (Prose.Block block : prose.blocks()) {
                if (block instanceof Prose.Paragraph paragraph) {
                    paragraph.runs().stream()
                            .map(Prose.Run::link)
                            .filter(link -> link != null && link.kind() == ScreenLink.Kind.CONTROL)
                            .forEach(link -> assertThat(shows("#" + link.name())).isTrue());
                }
            }
        }
    }

    @Test
    void theKeyboardIsEnough() {
        TestWindow.run(
                () -> {
                    program.shared().localisation().languageProperty().set(Language.ENGLISH);
                    model.leave();
                    model.progressProperty().set(Map.of());
                    model.shownProperty().set(false);
                    program.shared().selection().clear();
                    program.shared().workspace().modeProperty().set(Mode.EXPLORE);
                });
        ToggleButton toggle = program.window().find("#lessons-brief", ToggleButton.class);
        TestWindow.run(toggle::requestFocus);
        program.window().type(KeyCode.SPACE);
        Button first = program.window().find("#lesson-open-first-look", Button.class);
        program.window().settle();
        TestWindow.run(first::requestFocus);
        program.window().type(KeyCode.SPACE);
        TestWindow.until("the lesson is open", () -> model.lessonProperty().get() != null);
        rest();
        Node next = program.window().find("#lesson-next", Node.class);
        TestWindow.run(next::requestFocus);
        program.window().type(KeyCode.PAGE_DOWN);
        TestWindow.until("the second step", () -> model.indexProperty().get() == 1);
        rest();
        Node option = program.window().find("#lesson-option-0", Node.class);
        TestWindow.run(option::requestFocus);
        program.window().type(KeyCode.SPACE, KeyCode.TAB, KeyCode.SPACE);
        TestWindow.until("the answer", () -> model.revealedProperty().get());
        assertThat(TestWindow.fx(model::isPredicted)).isTrue();
        program.window().type(KeyCode.PAGE_UP);
        TestWindow.until("the first step", () -> model.indexProperty().get() == 0);
    }

    @Test
    void aLinkLightsWhatItNames() {
        TestWindow.run(
                () -> {
                    program.shared().localisation().languageProperty().set(Language.ENGLISH);
                    model.shownProperty().set(true);
                    model.open(LessonFiles.shipped("first-look", Language.ENGLISH));
                    model.progressProperty().set(Map.of());
                });
        rest();
        while (TestWindow.fx(() -> model.indexProperty().get()) > 0) {
            click("#lesson-previous");
            rest();
        }
        Node link = program.window().find(".ks-lesson-link", Node.class);
        program.window().pointAt(link, 0.5, 0.5);

        Node pad = program.window().find("#pad", Node.class);
        TestWindow.until("the pad is framed", () -> shows(".ks-lesson-light"));
        Node light = program.window().find(".ks-lesson-light", Node.class);
        TestWindow.run(
                () ->
                        assertThat(light.localToScene(light.getBoundsInLocal()))
                                .matches(
                                        frame ->
                                                frame.contains(
                                                        pad.localToScene(pad.getLayoutBounds()))));

        program.window()
                .pointAt(program.window().find("#lesson-step-title", Label.class), 0.5, 0.5);
        TestWindow.until("nothing is framed", () -> !shows(".ks-lesson-light"));
    }
}
