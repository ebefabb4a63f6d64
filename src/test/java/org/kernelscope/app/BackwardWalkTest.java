package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.network.Cell;
import org.kernelscope.text.Texts.Language;
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
        untilAtRest();
        window.click("#aspect-weights");
        TestWindow.until("the kernel", () -> steps() == 25);
        untilAtRest();
        // The kernel is the lower left of the figure.
        window.pointAt(figure(), 0.1, 0.72);
        window.click();
        TestWindow.until("a weight", () -> shownLevel().depth() == OpenLevel.Depth.WEIGHT);
        assertThat(shownLevel().weight()).isBetween(0, 24);
        TestWindow.until(
                "its terms",
                () -> program.parts().arithmetic().tabProperty().get() == DetailTab.TERMS);
        untilWeightIsChecked();
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
        assertThat(TestWindow.fx(() -> window.find("#step-card", Node.class).isVisible())).isTrue();
        assertThat(losses())
                .contains(Numbers.value(step.lossBefore()), Numbers.value(step.lossAfter()));
        TestWindow.run(() -> clock().seek(clock().length() - 1.5));
        TestWindow.until("the loss after is not known yet", () -> losses().contains("?"));
        // At the beginning all gradients are there again, and the weights were never changed.
        window.click("#step-clock-start");
        window.settle();
        assertThat(colours()).contains(Palette.GRADIENTS.signed(Theme.LIGHT, 1));
        assertThat(TestWindow.fx(() -> program.parts().steps().takenProperty().get())).isZero();
        assertThat(TestWindow.fx(() -> window.find("#step-card", Node.class).isVisible()))
                .isFalse();
    }

    private List<String> losses() {
        return TestWindow.fx(
                () ->
                        window.find("#step-losses", GridPane.class).getChildren().stream()
                                .map(each -> ((Label) each).getText())
                                .toList());
    }

    private Playback clock() {
        return TestWindow.fx(() -> program.parts().playback().orElseThrow());
    }

    @Test
    void byKeyboardInKorean() {
        TestWindow.run(
                () -> program.shared().localisation().languageProperty().set(Language.KOREAN));
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
        // From the classes to the input, into the gradient of a pixel, and to its check.
        TestWindow.run(() -> program.shared().selection().hoveredProperty().set(null));
        TestWindow.run(() -> program.shared().selection().pinnedProperty().set(null));
        window.type(KeyCode.RIGHT);
        window.type(KeyCode.ENTER);
        window.type(KeyCode.ENTER);
        TestWindow.until("a pixel", () -> opened() != null && shownLevel().cell().isInput());
        TestWindow.until("its terms", () -> shownLevel().depth() == OpenLevel.Depth.CELL);
        TestWindow.until("a clock", () -> program.parts().arithmetic().clock().length() > 0);
        TestWindow.run(() -> program.parts().arithmetic().clock().toEnd());
        TestWindow.until("the check", () -> figure().getAccessibleText().contains("∓0.0001"));
        // A pixel has no way forward: its levels are closed.
        window.chord(KeyCode.SPACE, KeyCode.SHIFT);
        TestWindow.until("values again", () -> result() == null && opened() == null);
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

    /** The clock in the kernel, then Enter: the weight it has come to. */
    @Test
    void aWeightOpensByKeyboardInKorean() {
        TestWindow.run(
                () -> program.shared().localisation().languageProperty().set(Language.KOREAN));
        TestWindow.run(
                () -> {
                    backward.onProperty().set(true);
                    program.shared().selection().openMap(new Cell(2, 1, 3, 3));
                });
        TestWindow.until("gradients", () -> result() != null);
        TestWindow.until("the way back", () -> steps() > 0);
        window.focus("#aspect-weights");
        window.type(KeyCode.SPACE);
        TestWindow.until("the kernels", () -> steps() == 25);
        TestWindow.run(() -> stage().requestFocus());
        TestWindow.run(() -> program.shared().selection().hoveredProperty().set(null));
        TestWindow.run(() -> program.parts().arithmetic().clock().seek(0));
        untilAtRest();
        window.type(KeyCode.PERIOD, 7);
        window.chord(KeyCode.PERIOD, KeyCode.SHIFT);
        untilAtRest();
        window.type(KeyCode.ENTER);
        TestWindow.until("a weight", () -> shownLevel().depth() == OpenLevel.Depth.WEIGHT);
        // Place 8 of the second kernel of the map.
        assertThat(shownLevel().weight()).isEqualTo(25 + 7);
        untilWeightIsChecked();
        window.type(KeyCode.ESCAPE);
        TestWindow.until("the map", () -> shownLevel().depth() == OpenLevel.Depth.MAP);
    }

    /** Goes to the end of the terms of the open weight by a key, and waits for its check. */
    private void untilWeightIsChecked() {
        TestWindow.until("a clock", () -> steps() > 25);
        window.type(KeyCode.S);
        window.type(KeyCode.S);
        TestWindow.until("the check", () -> figure().getAccessibleText().contains("∓0.0001"));
    }

    private double steps() {
        return program.parts().arithmetic().clock().length();
    }

    /** A button that still moves is missed. */
    private void untilAtRest() {
        TestWindow.until("nothing moves", () -> program.parts().isSettled());
        window.settle();
    }

    /** Goes to a class of the output with the keys of the stage. */
    private void point(int label) {
        TestWindow.run(() -> stage().requestFocus());
        int last = last();
        for (int i = 0; i <= last && pointed().layer() != last; i++) {
            window.type(KeyCode.END);
        }
        int away = label - pointed().channel();
        window.type(away < 0 ? KeyCode.PAGE_UP : KeyCode.PAGE_DOWN, Math.abs(away));
        assertThat(pointed()).isEqualTo(new Cell(last, label, 0, 0));
    }

    /** The cell that the stage shows; the input if it shows none. */
    private Cell pointed() {
        Cell cell = TestWindow.fx(() -> program.shared().selection().shownProperty().getValue());
        return cell == null ? new Cell(Cell.INPUT, 0, 0, 0) : cell;
    }

    private @Nullable OpenLevel opened() {
        return program.shared().selection().openedProperty().get();
    }

    private OpenLevel shownLevel() {
        return Objects.requireNonNull(opened());
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
