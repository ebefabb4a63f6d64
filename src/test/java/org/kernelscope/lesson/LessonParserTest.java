package org.kernelscope.lesson;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.engine.Model;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.network.Presets;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.text.UserFacingException;

final class LessonParserTest {
    private static final String FRONT =
            """
            ---
            title: One window
            language: en
            minutes: 15
            level: beginner
            goals:
              - Count the weights of a kernel
            ---

            """;

    private static final String LESSON =
            FRONT
                    + """
                    ## The count {short, pad}

                    [C3](ks:layer/C3) has **{parameters:C3}** parameters.

                    ```scene
                    {"mode": "explore", "network": {"preset": "lenet5-modern"}}
                    ```

                    ```predict number
                    How many has C1?
                    answer: parameters:C1
                    ```

                    ```reveal
                    play 0 0.5
                    train epoch
                    experiment rate
                    ```

                    Six kernels of 25 weights, and six biases.

                    ```do
                    Open a map of C1.
                    goal: level = map and layer = C1
                    hint: Click one.
                    after: 20
                    ```

                    ```recall
                    Q: What is a kernel?
                    A: A small grid of weights.
                    ```

                    ```notes
                    Wait for answers.
                    ```

                    ## Choices

                    ```predict choices
                    Which?
                    - [ ] This one, `a`
                    - [x] That one
                    ```
                    """;

    private static Lesson parse(String text) throws UserFacingException {
        return LessonParser.parse("test", text, LessonFolder.NONE);
    }

    @Test
    void everyPartOfAStepIsRead() throws UserFacingException {
        Lesson lesson = parse(LESSON);

        assertThat(lesson.problems()).isEmpty();
        assertThat(lesson.title()).isEqualTo("One window");
        assertThat(lesson.minutes()).isEqualTo(15);
        assertThat(lesson.goals()).containsExactly("Count the weights of a kernel");
        assertThat(lesson.steps()).hasSize(2);
        Step step = lesson.steps().get(0);
        assertThat(step.title()).isEqualTo("The count");
        assertThat(step.shortPath()).isTrue();
        assertThat(step.pad()).isTrue();
        assertThat(requireNonNull(requireNonNull(step.scene()).network()).source())
                .isEqualTo(new NetworkSource.Preset("lenet5-modern"));
        assertThat(step.reveal())
                .containsExactly(
                        new Reveal.Play(0, 0.5),
                        new Reveal.Train(Reveal.Length.EPOCH),
                        new Reveal.Arms(Experiment.RATE));
        assertThat(step.explain().plain(Expression::text)).startsWith("Six kernels");
        Step.Task task = requireNonNull(step.task());
        assertThat(task.goal().clauses()).hasSize(2);
        assertThat(task.hintAfterSeconds()).isEqualTo(20);
        assertThat(step.cards()).hasSize(1);
        assertThat(step.notes().plain(Expression::text)).isEqualTo("Wait for answers.");
        Prediction.Choices choices =
                (Prediction.Choices) requireNonNull(lesson.steps().get(1).prediction());
        assertThat(choices.correct()).containsExactly(1);
        assertThat(choices.options()).hasSize(2);
        assertThat(LessonChecker.check(lesson)).isEmpty();
    }

    @Test
    void valuesAreComputedWhenShown() throws UserFacingException {
        Situation now = Situation.of(Model.untrained(Presets.LENET5_MODERN, 1), null);

        assertThat(parse(LESSON).steps().get(0).say().plain(it -> it.in(now).orElseThrow().text()))
                .isEqualTo("C3 has 2,416 parameters.");
        assertThat(value("parameters:C3@lenet5-1998", now)).isEqualTo("1,516");
        assertThat(value("parameters@lenet5-1998", now)).isEqualTo("60,000");
        // 61,706 − 2,416 = 59,290; the rest of the network.
        assertThat(value("parameters - parameters:C3", now)).isEqualTo("59,290");
        assertThat(value("rows:C1 * columns:C1", now)).isEqualTo("784");
        assertThat(value("field:S4", now)).isEqualTo("16");
        assertThat(value("cells:C1 / 0", now)).isEmpty();
        // Nothing was shown to the network yet.
        assertThat(value("probability:3", now)).isEmpty();
    }

    private static String value(String text, Situation now) throws UserFacingException {
        return Expression.parse(text).in(now).map(Result::text).orElse("");
    }

    @Test
    void aMistakeIsToldWithItsLineAndTheRestIsRead() throws UserFacingException {
        Lesson lesson =
                parse(
                        FRONT
                                + """
                                ## First

                                Has {parametres:C3} and <b>HTML</b>.

                                ```predict colours
                                Which?
                                ```

                                ## Second

                                Fine.
                                """);

        assertThat(lesson.steps()).hasSize(2);
        assertThat(lesson.steps().get(1).say().plain(Expression::text)).isEqualTo("Fine.");
        assertThat(lesson.problems())
                .anySatisfy(it -> is(it, 12, "lesson.quantity"))
                .anySatisfy(it -> is(it, 12, "lesson.markdown"))
                .anySatisfy(it -> is(it, 14, "lesson.predict"));
    }

    private static void is(Lesson.Problem problem, int line, String key) {
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.reason().key()).isEqualTo(key);
    }

    @Test
    void linksStayInTheProgram() throws UserFacingException {
        assertThat(
                        parse(FRONT + "## A\n\n[x](https://example.org) [y](file:///etc/passwd)\n")
                                .problems())
                .extracting(it -> it.reason().key())
                .containsExactly("lesson.link", "lesson.link");
    }

    @Test
    void filesStayInTheFolder(@TempDir Path folder) throws IOException, UserFacingException {
        Path lessons = Files.createDirectory(folder.resolve("lessons"));
        Files.writeString(folder.resolve("secret.kscope.json"), "{\"version\": 1}");
        Files.writeString(
                lessons.resolve("own.kscope.json"), "{\"version\": 1, \"mode\": \"lab\"}");
        LessonFolder files = LessonFolder.of(lessons);

        assertThat(files.scene("own.kscope.json").mode()).isEqualTo("lab");
        assertThatThrownBy(() -> files.scene("../secret.kscope.json"))
                .extracting(it -> ((UserFacingException) it).key())
                .isEqualTo("lesson.file.outside");
        assertThatThrownBy(() -> files.picture("own.kscope.json"))
                .extracting(it -> ((UserFacingException) it).key())
                .isEqualTo("lesson.picture");
        assertThatThrownBy(() -> files.picture("gone.png"))
                .extracting(it -> ((UserFacingException) it).key())
                .isEqualTo("lesson.file.missing");
    }

    @Test
    void goalsThatCannotBeReachedAreFound() throws UserFacingException {
        for (String unreachable :
                List.of(
                        "predicted = 12",
                        "probability:9 > 1",
                        "predicted = 3 and predicted = 4",
                        "probability:3 > 0.6 and probability:4 > 0.6",
                        "mode = lab and mode = train",
                        "clock < 0.2 and clock > 0.4",
                        "map = 3 and map > 3")) {
            assertThatThrownBy(() -> Goal.parse(unreachable).check(Presets.LENET5_MODERN))
                    .as(unreachable)
                    .isInstanceOf(UserFacingException.class)
                    .extracting(it -> ((UserFacingException) it).key())
                    .isEqualTo("lesson.goal.unreachable");
        }
        for (String unknown : List.of("layer = C9", "mode = game", "value:C3,17,1,1 > 0")) {
            assertThatThrownBy(() -> Goal.parse(unknown).check(Presets.LENET5_MODERN))
                    .as(unknown)
                    .isInstanceOf(UserFacingException.class);
        }
        for (String reachable :
                List.of(
                        "predicted = 9 and probability:9 > 0.5",
                        "layer = C1 and map = strongest:C1",
                        "clock >= 1",
                        "lab = move and moved:turn > 20")) {
            Goal.parse(reachable).check(Presets.LENET5_MODERN);
        }
    }

    @Test
    void damagedLessonsAreReadOrRefused() {
        Random random = new Random(17);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder(LESSON);
            for (int j = random.nextInt(6); j >= 0; j--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "{}[]()`#*_:\n\u0000>-".charAt(random.nextInt(15)));
                    case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
                    default -> text.insert(at, text.substring(at / 2, at));
                }
            }
            try {
                Lesson lesson = parse(text.toString());
                assertThat(LessonChecker.check(lesson)).allMatch(it -> it.line() >= 1);
            } catch (UserFacingException refused) {
                assertThat(refused.key()).isEqualTo("lesson.tooLong");
            }
        }
    }

    @Test
    void deepNestingEndsInSentences() throws UserFacingException {
        assertThat(parse(FRONT + "## A\n\n" + "> ".repeat(20_000) + "x\n").problems()).isNotEmpty();
        parse(FRONT + "## A\n\n" + "*a ".repeat(20_000) + "\n");
        parse(FRONT + "## A\n\n" + "[".repeat(50_000) + "\n");
    }

    /** What {@code lesson check} promises to find, in one file. */
    @Test
    void theCheckerTellsEveryKindOfFaultWithItsLine(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("faults.en.md");
        Files.writeString(
                file,
                """
                ---
                title: Faults
                language: en
                minutes: 5
                level: beginner
                goals:
                  - Find them
                ---

                ## A missing picture

                ![A kernel](gone.png)

                ## A goal out of reach

                ```do
                Draw.
                goal: predicted = 12
                ```

                ## A long text

                %s

                ## Long options

                ```predict choices
                Which?
                - [x] %s
                - [ ] No
                ```

                ## A long text

                An unknown layer has {parameters:C9} parameters.
                """
                        .formatted("word ".repeat(140), "word ".repeat(140)));
        Lesson lesson = LessonFiles.read(file);

        assertThat(LessonChecker.check(lesson))
                .extracting(it -> it.line() + " " + it.reason().key())
                .containsExactlyInAnyOrder(
                        "10 lesson.file.missing",
                        "14 lesson.goal.unreachable",
                        "21 lesson.step.long",
                        "25 lesson.step.long",
                        "33 lesson.title.twice",
                        "33 scene.layer.absent");
        assertThat(LessonChecker.compare(lesson, null))
                .extracting(it -> it.reason().key())
                .containsExactly("lesson.twin.none");
    }

    @Test
    void aTranslationHasTheSameQuestions() throws UserFacingException {
        Lesson lesson = parse(LESSON);

        assertThat(LessonChecker.compare(lesson, parse(LESSON.replace("Which?", "Welche?"))))
                .isEmpty();
        assertThat(LessonChecker.compare(lesson, parse(LESSON.replace("parameters:C1", "maps:C1"))))
                .hasSize(1);
        assertThat(LessonChecker.compare(lesson, null))
                .extracting(it -> it.reason().key())
                .containsExactly("lesson.twin.none");
    }
}
