package org.kernelscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.lesson.LearnerAnswer;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;

final class LessonAuthorTest {
    private static final String LESSON =
            """
            ---
            title: Mine
            language: en
            minutes: 5
            level: beginner
            goals:
              - Count
            ---

            ## One

            First.

            ```predict number
            How many?
            answer: parameters
            ```

            ## Two

            Second.
            """;

    @TempDir private Path folder;

    /** A lesson in a file, and its author. */
    private static final class Desk {
        private final AtomicInteger tasks = new AtomicInteger();
        private final Notices notices = new Notices();
        private final LessonModel model;
        private final LessonAuthor author;

        /** JavaFX thread. */
        Desk() {
            Localisation localisation = new Localisation();
            model =
                    new LessonModel(
                            new StillLessonWindow(),
                            localisation,
                            notices,
                            task -> {
                                tasks.incrementAndGet();
                                task.run();
                            },
                            Runnable::run);
            author = new LessonAuthor(model, localisation);
        }

        static Desk with(Path file) {
            TestWindow.startToolkit();
            Desk desk = TestWindow.fx(Desk::new);
            TestWindow.run(() -> desk.model.open(file));
            return desk;
        }

        @Nullable LearnerAnswer guess() {
            return TestWindow.fx(() -> model.guessProperty().get());
        }

        String say() {
            return TestWindow.fx(
                    () -> model.step().orElseThrow().say().plain(expression -> "").strip());
        }

        private boolean hasTold() {
            return notices.newestProperty().get() != null;
        }

        void close() {
            TestWindow.run(author::close);
        }
    }

    @Test
    void aPredictionStaysUntilItsOwnStepChanges() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.en.md"), LESSON);
        Desk desk = Desk.with(file);
        TestWindow.run(() -> desk.model.guessProperty().set(new LearnerAnswer.Number(7)));
        // One line more above everything, and another word in the other step.
        Files.writeString(
                file, LESSON.replace("minutes", "\nminutes").replace("Second.", "The second."));
        TestWindow.until(
                "the other step has changed",
                () ->
                        desk.model.lessonProperty().get() != null
                                && desk.model.lessonProperty().get().steps().get(1).line()
                                        > LESSON.lines().toList().indexOf("## Two") + 1);
        assertThat(desk.guess()).isEqualTo(new LearnerAnswer.Number(7));

        Files.writeString(file, LESSON.replace("First.", "The very first."));
        TestWindow.until("the step has changed", () -> desk.say().equals("The very first."));
        assertThat(desk.guess()).isNull();
        desk.close();
    }

    @Test
    void aStepThatIsCutOffLeadsToTheLastOne() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.en.md"), LESSON);
        Desk desk = Desk.with(file);
        TestWindow.run(() -> desk.model.goTo(1));
        Files.writeString(file, LESSON.substring(0, LESSON.indexOf("## Two")));
        TestWindow.until("one step is left", () -> desk.model.indexProperty().get() == 0);
        desk.close();
    }

    @Test
    void aMistakeIsToldAndTheLessonStays() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.en.md"), LESSON);
        Desk desk = Desk.with(file);
        assertThat(TestWindow.fx(desk::hasTold)).isFalse();
        Files.writeString(file, LESSON.replace("predict number", "predict weather"));
        TestWindow.until("the mistake is told", desk::hasTold);
        assertThat(desk.say()).isEqualTo("First.");
        desk.close();
    }

    @Test
    void nobodyOverwritesALesson() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.en.md"), "the work of hours");
        TestWindow.startToolkit();
        Desk desk = TestWindow.fx(Desk::new);
        TestWindow.run(() -> desk.author.create(file));
        assertThat(
                        TestWindow.fx(
                                () -> {
                                    UserFacingException told = desk.notices.newestProperty().get();
                                    return told == null ? "" : String.valueOf(told.getMessage());
                                }))
                .isEqualTo(new UserFacingException("lesson.exists", file).getMessage());
        assertThat(Files.readString(file)).isEqualTo("the work of hours");
        desk.close();
    }

    /** The thread that reads files ends before the window is gone; nothing may be asked of it. */
    @Test
    void afterItsEndNoFileIsLookedAt() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.en.md"), LESSON);
        Desk ended = Desk.with(file);
        Desk other = Desk.with(file);
        TestWindow.until("it looks", () -> ended.tasks.get() > 2);
        ended.close();
        int before = ended.tasks.get();
        int since = other.tasks.get();
        TestWindow.until("the other still looks", () -> other.tasks.get() > since + 2);
        assertThat(ended.tasks.get()).isEqualTo(before);
        other.close();
    }
}
