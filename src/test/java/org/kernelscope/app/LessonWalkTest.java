package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.lesson.Prediction;
import org.kernelscope.lesson.Prose;
import org.kernelscope.lesson.Reveal;
import org.kernelscope.lesson.ScreenLink;
import org.kernelscope.lesson.Step;
import org.kernelscope.network.Cell;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.lesson.LessonModel;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.train.model.ExperimentModel;

/**
 * A robot goes through every lesson that ships: in English with the mouse, in Korean by keyboard
 * alone. It predicts in every step, and asks for the first answer of each lesson once without.
 * Every goal is reached, and none before the learner does anything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class LessonWalkTest {
    private static final int DIGITS = 640;

    /** True after an answer of the lesson was asked for without a prediction. */
    private boolean shown;

    private RunningProgram program;
    private LessonModel model;
    private LessonRobot mouse;
    private LessonRobot keyboard;

    @BeforeAll
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        model = program.parts().lessons().model();
        mouse = new MouseRobot(program);
        keyboard = new KeyboardRobot(program);
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
        LessonRobot robot = language == Language.ENGLISH ? mouse : keyboard;
        robot.press("#lesson-open-" + id);
        TestWindow.until("the lesson is open", () -> model.lessonProperty().get() != null);
        shown = false;
        for (int i = 0; i < lesson.steps().size(); i++) {
            int index = i;
            TestWindow.until("step " + index, () -> model.indexProperty().get() == index);
            walk(lesson.steps().get(i), robot);
            if (i + 1 < lesson.steps().size()) {
                robot.press("#lesson-next");
            }
        }
        assertThat(TestWindow.fx(() -> model.progressProperty().get()))
                .containsExactly(Map.entry(id, lesson.steps().size()));
    }

    private void walk(Step step, LessonRobot robot) {
        rest();
        assertThat(told()).as(step.title()).isEmpty();
        assertThat(overflow()).as("%s fits", step.title()).isLessThanOrEqualTo(1);
        checkLinks(step);
        Prediction prediction = step.prediction();
        if (prediction != null) {
            assertThat(shows("#lesson-explain")).as(step.title()).isFalse();
            if (!shown) {
                shown = true;
                robot.press("#lesson-show-me");
                checkAnswer(step, robot);
                assertThat(TestWindow.fx(model::isPredicted)).isFalse();
                robot.press("#lesson-restart");
                TestWindow.until("it asks again", () -> !model.revealedProperty().get());
                rest();
            }
            robot.predict(prediction);
            checkAnswer(step, robot);
            assertThat(TestWindow.fx(model::isPredicted)).isTrue();
        }
        if (step.task() != null) {
            assertThat(TestWindow.fx(() -> model.reachedProperty().get()))
                    .as("%s: nothing was done yet", step.title())
                    .isFalse();
            robot.reach(step.task().goal().text());
            TestWindow.until(step.title() + " is done", () -> model.reachedProperty().get());
            TestWindow.until("it is told", () -> shows("#lesson-reached"));
        }
        for (int i = 0; i < step.cards().size(); i++) {
            robot.press("#lesson-card-" + i);
            robot.press((i == 0 ? "#lesson-card-known-" : "#lesson-card-unknown-") + i);
            int card = i;
            TestWindow.until("it is marked", () -> shows("#lesson-card-mark-" + card));
        }
        assertThat(told()).as(step.title()).isEmpty();
    }

    private void checkAnswer(Step step, LessonRobot robot) {
        TestWindow.until("the answer", () -> model.revealedProperty().get());
        if (step.reveal().stream().anyMatch(Reveal.Arms.class::isInstance)) {
            endExperiment(robot);
        }
        rest();
        String outcome = program.window().text("#lesson-outcome");
        assertThat(outcome).as(step.title()).isNotEmpty().doesNotContain("…");
        assertThat(shows("#lesson-explain")).isEqualTo(!step.explain().isEmpty());
        assertThat(overflow()).as("%s fits after it", step.title()).isLessThanOrEqualTo(1);
    }

    /** Sees an experiment train, which takes too long for a test, and ends it. */
    private void endExperiment(LessonRobot robot) {
        ExperimentModel experiments = program.parts().train().experiments();
        TestWindow.until("it has begun", () -> !experiments.resultsProperty().get().isEmpty());
        assertThat(shows("#experiment-loss")).isTrue();
        robot.press("#experiment-cancel");
        TestWindow.until("it has ended", () -> experiments.progressProperty().get() == null);
    }

    private void rest() {
        mouse.rest();
    }

    private boolean isOpen() {
        return mouse.isOpen();
    }

    private void click(String selector) {
        program.window().click(program.window().find(selector, Node.class));
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
        assertThat(TestWindow.fx(next::isFocused)).isTrue();
        program.window().type(KeyCode.PAGE_UP);
        TestWindow.until("the first step", () -> model.indexProperty().get() == 0);
    }

    /** A lesson is begun, continued, changed in an editor, and printed. */
    @Test
    void aLessonIsWritten(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mine.en.md");
        TestWindow.run(
                () -> {
                    program.shared().localisation().languageProperty().set(Language.ENGLISH);
                    model.leave();
                    program.shared().workspace().modeProperty().set(Mode.EXPLORE);
                    program.shared().selection().clear();
                    program.parts().lessons().author().create(file);
                });
        TestWindow.until("it is open", () -> steps() == 1);
        rest();
        TestWindow.run(() -> program.shared().selection().openMap(new Cell(2, 4, 1, 1)));
        TestWindow.until("a map is open", this::isOpen);
        rest();
        click("#lesson-record");
        TestWindow.until("it has two steps", () -> steps() == 2);
        TestWindow.until("the new one is shown", () -> model.indexProperty().get() == 1);
        rest();
        assertThat(isOpen()).isTrue();
        assertThat(LessonFiles.read(file).problems()).isEmpty();

        Files.writeString(file, Files.readString(file).replace("Step 2", "The fifth map"));
        TestWindow.until(
                "the change is seen",
                () -> program.window().text("#lesson-step-title").equals("The fifth map"));
        assertThat(TestWindow.fx(() -> model.indexProperty().get())).isEqualTo(1);

        Path sheet = folder.resolve("sheet.html");
        TestWindow.run(
                () ->
                        program.parts()
                                .lessons()
                                .worksheets()
                                .write(
                                        Objects.requireNonNull(model.lessonProperty().get()),
                                        sheet));
        TestWindow.until("its progress is shown", () -> shows("#lesson-worksheet-progress"));
        program.untilTold(program.sentence("export.done", sheet));
        assertThat(Files.readString(sheet)).contains("The fifth map").contains("data:image/png");

        TestWindow.run(
                () ->
                        program.parts()
                                .lessons()
                                .worksheets()
                                .write(
                                        Objects.requireNonNull(model.lessonProperty().get()),
                                        folder.resolve("cancelled.html")));
        Button cancel = program.window().find("#lesson-worksheet-cancel", Button.class);
        // A robot may come when the sheet is written already.
        TestWindow.until(
                "it can be cancelled",
                () -> {
                    boolean offered = shows("#lesson-worksheet-progress");
                    if (offered) {
                        cancel.fire();
                    }
                    return offered;
                });
        TestWindow.until("it is cancelled", () -> !shows("#lesson-worksheet-progress"));
        assertThat(folder.resolve("cancelled.html")).doesNotExist();
        TestWindow.run(model::leave);
    }

    private int steps() {
        Lesson open = model.lessonProperty().get();
        return open == null ? 0 : open.steps().size();
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
        TestWindow.run(link::requestFocus);
        assertThat(shows(".ks-lesson-light")).as("focus that no key moved").isFalse();
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
        program.window().type(KeyCode.TAB);
        program.window().chord(KeyCode.TAB, KeyCode.SHIFT);
        TestWindow.until("the pad is framed by a key", () -> shows(".ks-lesson-light"));
        TestWindow.run(pad::requestFocus);
        TestWindow.until("nothing is framed", () -> !shows(".ks-lesson-light"));
    }

    /** A screen reader says the same at the stage as at a link of a lesson, in both languages. */
    @Test
    void theStageAndALinkAreDescribedAlike() throws UserFacingException {
        ScreenLink link = ScreenLink.parse("ks:cell/C3,11,4,6");
        TestWindow.run(
                () -> {
                    model.leave();
                    program.shared().selection().clear();
                    program.shared().workspace().modeProperty().set(Mode.EXPLORE);
                    program.shared().selection().hoveredProperty().set(new Cell(2, 10, 3, 5));
                });
        for (Language language : Language.values()) {
            TestWindow.run(() -> program.shared().localisation().languageProperty().set(language));
            rest();
            String said = TestWindow.fx(() -> model.window().describe(link).orElseThrow());
            assertThat(said).contains("C3").contains("11").contains(":");
            assertThat(TestWindow.fx(() -> program.parts().window().stage().getAccessibleText()))
                    .isEqualTo(said);
        }
        TestWindow.run(() -> program.shared().selection().hoveredProperty().set(null));
    }
}
