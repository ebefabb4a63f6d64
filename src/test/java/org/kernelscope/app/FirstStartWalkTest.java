package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.data.Drawing;
import org.kernelscope.scene.LessonPart;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.state.NetworkModel.Status;

/** What one meets when the program starts: a digit on the pad, read, and never a void. */
@Tag("slow")
final class FirstStartWalkTest {
    @Test
    void aDigitIsOnThePadAndRecognised() {
        try (RunningProgram program = RunningProgram.with(ExampleDrawing.digit())) {
            TestWindow window = program.window();
            window.untilText("#winner", "3");
            assertThat(program.bars().get(3)).isGreaterThan(0.9);
            assertThat(isVisible(program, "#stage-status")).isFalse();
            Node strip = window.find("#strip", Node.class);
            assertThat(TestWindow.fx(() -> List.copyOf(strip.lookupAll(".ks-ink"))))
                    .hasSize(5)
                    .allMatch(picture -> ((InkView) picture).inkProperty().get() != null);
        }
    }

    @Test
    void theFirstLessonIsOffered() {
        try (RunningProgram program = RunningProgram.with(ExampleDrawing.digit())) {
            TestWindow.run(() -> program.parts().lessons().offerFirst());
            program.window().click("#lesson-first");
            TestWindow.until(
                    "the lesson",
                    () -> program.parts().lessons().model().lessonProperty().get() != null);
            assertThat(TestWindow.fx(() -> program.parts().lessons().model().part()))
                    .isEqualTo(new LessonPart("first-look", null, 1));
            assertThat(TestWindow.fx(() -> program.shared().notices().newestProperty().get()))
                    .isNull();
        }
    }

    @Test
    void theOfferLeadsToAllLessonsWhateverTheirButtonShows() {
        try (RunningProgram program = RunningProgram.with(ExampleDrawing.digit())) {
            TestWindow.run(() -> program.parts().lessons().offerFirst());
            program.window().click("#lesson-all");
            TestWindow.until("the list", () -> isVisible(program, "#lesson-open-first-look"));
            assertThat(isVisible(program, "#lessons") || isVisible(program, "#lessons-brief"))
                    .isTrue();
            assertThat(TestWindow.fx(() -> program.shared().notices().newestProperty().get()))
                    .isNull();
        }
    }

    @Test
    void theWindowIsThereAndCanBeDrawnOnBeforeTheNetworkIs() {
        CountDownLatch loaded = new CountDownLatch(1);
        RunningProgram program =
                RunningProgram.starting(
                        ExampleDrawing.digit(),
                        () -> {
                            awaitQuietly(loaded);
                            return ProgramModels.firstModel();
                        });
        try (program) {
            TestWindow window = program.window();
            assertThat(isVisible(program, "#stage-status")).isTrue();
            assertThat(window.text("#stage-status")).isEqualTo(program.sentence("stage.loading"));
            assertThat(window.text("#winner")).isEmpty();
            assertThat(window.text("#runner-up")).isEmpty();
            window.click("#clear");
            assertThat(program.drawing()).isEqualTo(Drawing.EMPTY);
            window.click("#undo");
            loaded.countDown();
            window.untilText("#winner", "3");
            assertThat(isVisible(program, "#stage-status")).isFalse();
        } finally {
            loaded.countDown();
        }
    }

    @Test
    void aNetworkThatCannotBeLoadedIsSaidOnTheStageAndInASentence() {
        UserFacingException problem =
                new UserFacingException("storage.missing", "lenet5-modern.safetensors");
        RunningProgram program =
                RunningProgram.starting(
                        ExampleDrawing.digit(),
                        () -> {
                            throw problem;
                        });
        try (program) {
            TestWindow.until(
                    "that it failed",
                    () -> program.shared().network().statusProperty().get() == Status.FAILED);
            TestWindow window = program.window();
            assertThat(window.text("#stage-status")).isEqualTo(program.sentence("stage.failed"));
            program.untilTold(problem);
            window.click("#clear");
            assertThat(program.drawing()).isEqualTo(Drawing.EMPTY);
        }
    }

    private static boolean isVisible(RunningProgram program, String selector) {
        Node node = program.window().find(selector, Node.class);
        return TestWindow.fx(
                () -> {
                    boolean visible = true;
                    for (Node part = node; part != null; part = part.getParent()) {
                        visible &= part.isVisible();
                    }
                    return visible;
                });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
