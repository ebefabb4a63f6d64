package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.stage.StageView;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Playback;
import org.kernelscope.ui.state.StepModel;

/** Backward mode by mouse and by keyboard. */
@Tag("slow")
final class BackwardWalkTest {
    private RunningProgram program;
    private TestWindow window;
    private BackwardModel backward;

    @BeforeEach
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        window = program.window();
        backward = program.parts().backward();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void byMouse() {
        int right = (prediction() + 2) % 10;
        window.click("#backward");
        TestWindow.until("gradients", () -> result() != null);
        assertThat(TestWindow.fx(() -> shown().label())).isEqualTo(prediction());
        window.click("#bar-" + right);
        TestWindow.until("the chosen class", () -> shown().label() == right);
        window.settle();
        assertThat(colours())
                .contains(
                        Palette.GRADIENTS.signed(Theme.LIGHT, 1),
                        Palette.GRADIENTS.signed(Theme.LIGHT, -1))
                .doesNotContain(Palette.BLUE_ORANGE.signed(Theme.LIGHT, 1));
        // The class of which the gradient is largest is the right one: its probability must grow.
        Cell cell = new Cell(last(), right, 0, 0);
        Bounds place = TestWindow.fx(() -> stage().boundsOf(cell).orElseThrow());
        window.pointAt(stage(), new Point2D(place.getCenterX(), place.getCenterY()));
        window.untilText(
                "#gradient-title",
                program.sentence("backward.of", program.sentence("card.title.class", right)));
        assertThat(window.text("#gradient-meaning")).isNotEmpty();
        // A click opens the way back, with tabs of its own, and Escape closes it.
        Bounds below = TestWindow.fx(() -> stage().boundsOf(new Cell(0, 0, 10, 10)).orElseThrow());
        window.pointAt(stage(), new Point2D(below.getCenterX(), below.getCenterY()));
        window.click();
        TestWindow.until("it is open", () -> opened() != null);
        window.settle();
        window.click("#aspect-weights");
        window.settle();
        TestWindow.run(() -> program.shared().selection().openWeight(new Cell(0, 0, 10, 10), 7));
        TestWindow.until(
                "the terms of a weight",
                () -> program.parts().arithmetic().tabProperty().get() == DetailTab.TERMS);
        TestWindow.until("a clock", () -> program.parts().arithmetic().clock().length() == 785);
        TestWindow.run(() -> program.parts().arithmetic().clock().seek(785));
        TestWindow.until("the check", () -> figure().getAccessibleText().contains("∓0.0001"));
        window.type(KeyCode.ESCAPE);
        window.type(KeyCode.ESCAPE);
        TestWindow.until("the overview", () -> opened() == null);
        window.click("#backward");
        TestWindow.until("values again", () -> result() == null);
        window.settle();
        assertThat(colours()).doesNotContain(Palette.GRADIENTS.signed(Theme.LIGHT, 1));
    }

    /** Forward, loss, backward, update, forward again: by the keys of the stage. */
    @Test
    void aWholeTrainingStepIsPlayedOverTheStage() {
        window.click("#backward");
        TestWindow.until("gradients", () -> result() != null);
        window.untilText("#step-clock-caption", program.sentence("stepPlayback.idle"));
        TestWindow.run(() -> stage().requestFocus());
        window.type(KeyCode.SPACE);
        TestWindow.until("it plays", () -> clock().playingProperty().get());
        TestWindow.until("it moves", () -> clock().position() > 0);
        window.type(KeyCode.PERIOD);
        TestWindow.until("it pauses", () -> !clock().playingProperty().get());
        TestWindow.run(() -> clock().seek(2));
        window.untilText("#step-clock-caption", program.sentence("stepPlayback.forward", "S2"));
        window.settle();
        // So far forward: no colour of a gradient.
        Set<Integer> forward = colours();
        assertThat(forward)
                .hasSizeGreaterThan(20)
                .doesNotContain(Palette.GRADIENTS.signed(Theme.LIGHT, 1));
        TestWindow.run(() -> clock().seek(12));
        window.settle();
        assertThat(colours())
                .contains(Palette.GRADIENTS.signed(Theme.LIGHT, 1))
                .containsAnyElementsOf(forward);
        TestWindow.run(() -> clock().toEnd());
        window.settle();
        assertThat(colours()).doesNotContain(Palette.GRADIENTS.signed(Theme.LIGHT, 1));
        TrainingStep step =
                Objects.requireNonNull(
                        TestWindow.fx(() -> program.parts().steps().nextProperty().get()));
        assertThat(window.text("#step-clock-caption"))
                .isEqualTo(
                        program.sentence(
                                "stepPlayback.lossAfter",
                                Numbers.value(step.lossBefore()),
                                Numbers.value(step.lossAfter())));
        // At the beginning all gradients are there again, and the weights were never changed.
        window.click("#step-clock-start");
        window.settle();
        assertThat(colours()).contains(Palette.GRADIENTS.signed(Theme.LIGHT, 1));
        assertThat(TestWindow.fx(() -> program.parts().steps().takenProperty().get())).isZero();
    }

    private Playback clock() {
        return TestWindow.fx(() -> program.parts().playback().orElseThrow());
    }

    @Test
    void byKeyboard() {
        int right = (prediction() + 1) % 10;
        TestWindow.run(() -> program.shared().selection().openMap(new Cell(0, 1, 2, 3)));
        window.chord(KeyCode.SPACE, KeyCode.SHIFT);
        TestWindow.until("gradients", () -> result() != null);
        TestWindow.until(
                "the same level the other way round",
                () -> program.parts().arithmetic().tabProperty().get() == DetailTab.ERROR);
        window.type(KeyCode.ESCAPE);
        TestWindow.until("the overview", () -> opened() == null);
        TestWindow.run(() -> stage().requestFocus());
        point(right);
        window.type(KeyCode.ENTER);
        TestWindow.until("the loss", () -> opened() != null);
        point(right);
        window.type(KeyCode.ENTER);
        TestWindow.until("the chosen class", () -> shown().label() == right);
        window.type(KeyCode.ESCAPE);
        TestWindow.until("the overview", () -> opened() == null);
        point(right);
        assertThat(TestWindow.fx(() -> stage().getAccessibleText()))
                .startsWith(program.sentence("backward.cell.accessible", "").strip());
        window.chord(KeyCode.SPACE, KeyCode.SHIFT);
        TestWindow.until("values again", () -> result() == null);
    }

    /** Takes a step by its button, and takes it back. */
    @Test
    void aTrainingStepIsTakenAndTakenBack() {
        int right = (prediction() + 1) % 10;
        TestWindow.run(
                () -> {
                    backward.onProperty().set(true);
                    backward.labelProperty().set(right);
                    program.shared().selection().openMap(new Cell(0, 1, 2, 3));
                    program.parts().arithmetic().tabProperty().set(DetailTab.STEP);
                });
        StepModel steps = program.parts().steps();
        TestWindow.until("its numbers", steps::isKnown);
        double before = TestWindow.fx(() -> shown().value());
        untilAtRest();
        window.click("#step-take");
        TestWindow.until("the step", () -> steps.takenProperty().get() == 1 && steps.isKnown());
        assertThat(TestWindow.fx(() -> shown().value())).isLessThan(before);
        untilAtRest();
        window.click("#step-undo");
        TestWindow.until(
                "the step is taken back",
                () -> steps.takenProperty().get() == 0 && steps.isKnown());
        assertThat(TestWindow.fx(() -> shown().value())).isEqualTo(before);
    }

    /** A button that still moves is missed. */
    private void untilAtRest() {
        TestWindow.until("nothing moves", () -> program.parts().isSettled());
        window.settle();
    }

    private void point(int label) {
        Cell cell = new Cell(last(), label, 0, 0);
        TestWindow.run(() -> program.shared().selection().hoveredProperty().set(cell));
    }

    private @Nullable OpenLevel opened() {
        return program.shared().selection().openedProperty().get();
    }

    private Node figure() {
        return window.find("#arithmetic-figure", Node.class);
    }

    private BackwardResult result() {
        return backward.resultProperty().get();
    }

    private BackwardResult shown() {
        return Objects.requireNonNull(result());
    }

    private int prediction() {
        return program.answer().activations().probabilities().argMax();
    }

    private int last() {
        return Objects.requireNonNull(program.shared().network().architectureProperty().get())
                        .layers()
                        .size()
                - 1;
    }

    private StageView stage() {
        return program.parts().window().stage();
    }

    private Set<Integer> colours() {
        Node stage = stage();
        WritableImage image = TestWindow.fx(() -> stage.snapshot(new SnapshotParameters(), null));
        Set<Integer> found = new TreeSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                found.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return found;
    }
}
