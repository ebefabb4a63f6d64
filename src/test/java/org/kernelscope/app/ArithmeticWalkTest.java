package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.arithmetic.DetailTab;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.stage.StageView;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Playback;

/** Opening a map and a number of it, moving its time, and coming up again. */
@Tag("slow")
final class ArithmeticWalkTest {
    private static final int C3 = 2;
    private static final Cell CELL = new Cell(C3, 10, 6, 3);

    private RunningProgram program;
    private TestWindow window;

    @BeforeEach
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        window = program.window();
        program.answer();
        keepSides(true);
    }

    private static boolean isShown(Node node) {
        return TestWindow.fx(() -> NodeVisibility.of(node).getValue());
    }

    private void keepSides(boolean kept) {
        TestWindow.run(() -> program.shared().display().sidesKeptProperty().set(kept));
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void aClickOpensTheMapTheNextItsNumberAndEscapeTwiceComesUpAgain() {
        clickOn(CELL);
        untilTitle(program.sentence("card.patch", "C3", 11));
        assertThat(opened()).isEqualTo(OpenLevel.ofMap(CELL));
        assertThat(TestWindow.fx(() -> clock().length())).isEqualTo(99);
        assertThat(window.find("#clock", Node.class).isVisible()).isTrue();
        assertThat(window.find("#card", Node.class).isVisible()).isFalse();

        clickOn(CELL);
        untilTitle(
                program.sentence("card.title.cell", "C3", 11, CELL.row() + 1, CELL.column() + 1));
        assertThat(levelNow().depth()).isEqualTo(OpenLevel.Depth.CELL);
        untilResult(levelNow().cell());

        window.type(KeyCode.ESCAPE);
        assertThat(levelNow().depth()).isEqualTo(OpenLevel.Depth.MAP);
        window.type(KeyCode.ESCAPE);
        assertThat(opened()).isNull();
        untilAtRest();
        assertThat(window.find("#arithmetic", Node.class).isVisible()).isFalse();
        assertThat(window.find("#card", Node.class).isVisible()).isTrue();
        // What was opened is still pinned, until one lets it go.
        assertThat(TestWindow.fx(() -> program.shared().selection().pinnedProperty().get()))
                .isNotNull();
        window.type(KeyCode.ESCAPE);
        assertThat(TestWindow.fx(() -> program.shared().selection().pinnedProperty().get()))
                .isNull();
    }

    @Test
    void anOpenLevelHasTheWidthOfTheSidesUntilTheyAreAskedForOrItIsLeft() {
        Node pad = window.find("#pad", Node.class);
        double narrow = TestWindow.fx(() -> stage().getWidth());
        keepSides(false);
        open(OpenLevel.ofMap(CELL));
        assertThat(isShown(pad)).isFalse();
        assertThat(isShown(window.find("#winner", Node.class))).isFalse();
        TestWindow.until("nothing is computed", () -> program.parts().isSettled());
        assertThat(window.text("#field-best"))
                .as("nobody sees the best patches, which take seconds to find")
                .isNotEqualTo(program.sentence("field.best", 9));
        assertThat(TestWindow.fx(() -> stage().getWidth())).isGreaterThan(1.4 * narrow);
        window.click("#arithmetic-sides");
        assertThat(isShown(pad)).isTrue();
        window.click("#arithmetic-sides");
        window.click("#arithmetic-close");
        untilAtRest();
        assertThat(isShown(pad)).isTrue();
        assertThat(TestWindow.fx(() -> stage().getWidth())).isEqualTo(narrow);
    }

    @Test
    void timeCanBeSteppedScrubbedAndPlayed() {
        open(OpenLevel.ofMap(CELL));
        assertThat(TestWindow.fx(() -> clock().playingProperty().get())).isTrue();
        window.click("#clock-play");
        assertThat(TestWindow.fx(() -> clock().playingProperty().get())).isFalse();
        window.click("#clock-start");
        window.click("#clock-step");
        window.click("#clock-step");
        untilCaption(program.sentence("arithmetic.caption.cell", 1, 3, 3, 100));
        window.click("#clock-back");
        untilCaption(program.sentence("arithmetic.caption.cell", 1, 2, 2, 100));
        Slider scrub = window.find("#clock-scrub", Slider.class);
        TestWindow.run(() -> scrub.setValue(57));
        untilCaption(program.sentence("arithmetic.caption.cell", 6, 8, 58, 100));
        window.click("#clock-end");
        untilCaption(program.sentence("arithmetic.caption.cell", 10, 10, 100, 100));
        TestWindow.run(() -> stage().requestFocus());
        window.type(KeyCode.COMMA, KeyCode.COMMA, KeyCode.PERIOD);
        untilCaption(program.sentence("arithmetic.caption.cell", 10, 9, 99, 100));
        window.type(KeyCode.SPACE);
        assertThat(TestWindow.fx(() -> clock().position())).isGreaterThan(97);
    }

    @Test
    void anInputMapOfANumberIsOpenedByShiftAndFullStopAndTheClockClosesIt() {
        open(OpenLevel.ofCell(CELL));
        TestWindow.run(() -> clock().playingProperty().set(false));
        TestWindow.run(() -> clock().seek(clock().length()));
        untilCaption(program.sentence("arithmetic.caption.activation"));
        TestWindow.run(() -> stage().requestFocus());
        window.chord(KeyCode.COMMA, KeyCode.SHIFT);
        untilCaptionBegins(program.sentence("card.patch", "S2", 5) + ": Σ");
        window.chord(KeyCode.COMMA, KeyCode.SHIFT);
        untilCaptionBegins(program.sentence("card.patch", "S2", 4) + ": Σ");
        window.chord(KeyCode.PERIOD, KeyCode.SHIFT);
        untilCaptionBegins(program.sentence("card.patch", "S2", 5) + ": Σ");
        // The whole sum stays.
        assertThat(TestWindow.fx(() -> clock().position())).isEqualTo(151, within(1e-9));
        window.type(KeyCode.COMMA);
        untilCaption(program.sentence("arithmetic.caption.bias"));
    }

    @Test
    void pointingTakesTheTimeOverAndGivesItBack() {
        open(OpenLevel.ofMap(CELL));
        TestWindow.run(() -> clock().playingProperty().set(false));
        TestWindow.run(() -> clock().seek(5));
        untilCaption(program.sentence("arithmetic.caption.cell", 1, 6, 6, 100));
        TestWindow.run(() -> stage().requestFocus());
        // From the current cell, row 1, column 6, one to the right and one down.
        window.type(KeyCode.RIGHT, KeyCode.DOWN);
        untilCaption(program.sentence("arithmetic.caption.cell", 2, 7, 17, 100));
        Slider thumb = window.find("#clock-scrub", Slider.class);
        assertThat(TestWindow.fx(thumb::getValue)).isEqualTo(16, within(1e-9));
        assertThat(TestWindow.fx(() -> clock().position())).isEqualTo(5, within(1e-9));
        TestWindow.run(() -> program.shared().selection().hoveredProperty().set(null));
        untilCaption(program.sentence("arithmetic.caption.cell", 1, 6, 6, 100));
        assertThat(TestWindow.fx(thumb::getValue)).isEqualTo(5, within(1e-9));
    }

    @Test
    void thereIsOneCurrentCellEverywhere() {
        open(OpenLevel.ofMap(CELL));
        TestWindow.run(() -> clock().playingProperty().set(false));
        TestWindow.run(() -> clock().seek(37));
        untilCaption(program.sentence("arithmetic.caption.cell", 4, 8, 38, 100));
        Cell played = new Cell(C3, 10, 3, 7);
        untilFieldOf(played);
        // Enter opens the number of that cell, and not of the one that was clicked.
        TestWindow.run(() -> stage().requestFocus());
        window.type(KeyCode.ENTER);
        assertThat(levelNow()).isEqualTo(OpenLevel.ofCell(played));
        untilFieldOf(played);
        window.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
        untilFieldOf(played);
    }

    private void untilFieldOf(Cell cell) {
        TestWindow.until(
                "the receptive field of " + cell,
                () ->
                        cell.equals(program.shared().selection().shownProperty().getValue())
                                && cell.equals(program.parts().fields().cell()));
    }

    @Test
    void escapeFromANumberReturnsToWhereOneWas() {
        open(OpenLevel.ofMap(CELL));
        TestWindow.run(() -> clock().playingProperty().set(false));
        TestWindow.run(() -> clock().seek(37));
        untilCaption(program.sentence("arithmetic.caption.cell", 4, 8, 38, 100));
        TestWindow.run(() -> stage().requestFocus());
        window.type(KeyCode.ENTER);
        untilResult(new Cell(C3, 10, 3, 7));
        window.type(KeyCode.ESCAPE);
        untilCaption(program.sentence("arithmetic.caption.cell", 4, 8, 38, 100));
        assertThat(TestWindow.fx(() -> clock().playingProperty().get())).isFalse();
        // Another number, from there to a number below, and step by step up again.
        Cell other = new Cell(C3, 10, 6, 3);
        TestWindow.run(() -> program.shared().selection().openCell(other));
        untilResult(other);
        TestWindow.run(
                () -> {
                    clock().playingProperty().set(false);
                    clock().seek(60);
                });
        Cell below = new Cell(C3 - 1, 4, 7, 5);
        TestWindow.run(() -> program.shared().selection().openCell(below));
        TestWindow.until("the number below", () -> clock().length() < 60);
        window.type(KeyCode.ESCAPE);
        untilResult(other);
        assertThat(TestWindow.fx(() -> clock().position())).isEqualTo(60, within(1e-9));
        assertThat(TestWindow.fx(() -> clock().playingProperty().get())).isFalse();
        window.type(KeyCode.ESCAPE);
        untilCaption(program.sentence("arithmetic.caption.cell", 7, 4, 64, 100));
        assertThat(TestWindow.fx(() -> clock().playingProperty().get())).isFalse();
    }

    @Test
    void theOpenNumberFollowsThePen() {
        open(OpenLevel.ofCell(CELL));
        untilResult(CELL);
        String before = result();
        window.click("#clear");
        program.answer();
        untilResult(CELL);
        assertThat(result()).isNotEqualTo(before);
        assertThat(opened()).isEqualTo(OpenLevel.ofCell(CELL));
    }

    @Test
    void theAccountOfAClassAddsUpAndItsTermsOpen() {
        Cell three = new Cell(6, 3, 0, 0);
        open(OpenLevel.ofCell(three));
        InferenceResult shown = program.answer();
        float score = shown.activations().layers().get(6).sums().orElseThrow().get(3);
        TestWindow.until(
                "the score in the account",
                () -> resultNow().contains(String.format(Locale.ROOT, "%.6f", score)));
        Cell unit = new Cell(5, 54, 0, 0);
        TestWindow.run(() -> program.shared().selection().openCell(unit));
        untilTitle(program.sentence("card.title.unit", "F6", 55));
        assertThat(TestWindow.fx(() -> program.parts().arithmetic().tabProperty().get()))
                .isEqualTo(DetailTab.LEDGER);
        window.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
        untilTitle(program.sentence("arithmetic.title.classes", 10));
    }

    @Test
    void aLevelIsSeenFromEverySideThatItHas() {
        open(OpenLevel.ofMap(CELL));
        window.click("#aspect-activation");
        TestWindow.until(
                "the activation",
                () -> program.parts().arithmetic().tabProperty().get() == DetailTab.ACTIVATION);
        window.settle();
        assertThat(result()).contains("100");
        // A pooled map has no activation: it is seen from its first side.
        open(OpenLevel.ofMap(new Cell(1, 2, 0, 0)));
        assertThat(TestWindow.fx(() -> program.parts().arithmetic().tabProperty().get()))
                .isEqualTo(DetailTab.MAKING);
        window.click("#aspect-compare");
        window.settle();
        assertThat(result()).contains(program.sentence("arithmetic.pool.meanLost"));
    }

    @Test
    void inAnotherModeNothingIsOpen() {
        open(OpenLevel.ofMap(CELL));
        TestWindow.run(() -> program.shared().workspace().modeProperty().set(Mode.TRAIN));
        assertThat(opened()).isNull();
        TestWindow.run(() -> program.shared().selection().openMap(CELL));
        assertThat(opened()).isNull();
    }

    @Test
    void aLargeConvolutionIsWorkedOutBesideTheWindow() throws ArchitectureException {
        Window same = new Window(5, 1, 2, 1);
        Architecture large =
                Architecture.of(
                        "large",
                        new InputSpec(32, 0, 1),
                        List.of(
                                new ConvolutionSpec("C1", 40, same, Activation.RELU),
                                new ConvolutionSpec("C2", 2, same, Activation.RELU),
                                new PoolingSpec("S3", PoolKind.MAX, new Window(4, 4, 0, 1)),
                                new OutputSpec("output", 10)));
        TestWindow.run(() -> program.shared().network().use(() -> Model.untrained(large, 3)));
        TestWindow.until(
                "the answer of the large network",
                () -> {
                    InferenceResult shown = program.shown();
                    return shown != null && shown.model().architecture().equals(large);
                });
        open(OpenLevel.ofMap(new Cell(1, 1, 0, 0)));
        TestWindow.until(
                "what the map is made from", () -> TestWindow.fx(this::resultNow).contains("40"));
        assertThat(TestWindow.fx(() -> clock().length())).isEqualTo(32 * 32 - 1);
        // Another number of it, and the pen, while the next picture is being made.
        window.click("#clear");
        program.answer();
        open(OpenLevel.ofCell(new Cell(1, 1, 3, 3)));
        TestWindow.until(
                "the sum of 1,000 products",
                () -> TestWindow.fx(() -> clock().length()) == 40 * 25 + 1);
    }

    private void open(OpenLevel level) {
        TestWindow.run(
                () -> {
                    program.shared().selection().upTo(0);
                    if (level.depth() == OpenLevel.Depth.MAP) {
                        program.shared().selection().openMap(level.cell());
                    } else {
                        program.shared().selection().openCell(level.cell());
                    }
                });
        untilAtRest();
        window.settle();
    }

    private void clickOn(Cell cell) {
        TestWindow.until("the stage is laid out", () -> stage().boundsOf(cell).isPresent());
        untilAtRest();
        Bounds bounds = TestWindow.fx(() -> stage().boundsOf(cell).orElseThrow());
        window.pointAt(stage(), new Point2D(bounds.getCenterX(), bounds.getCenterY()));
        window.click();
        untilAtRest();
        window.settle();
    }

    private StageView stage() {
        return program.parts().window().stage();
    }

    private Playback clock() {
        return program.parts().arithmetic().clock();
    }

    private @Nullable OpenLevel opened() {
        return TestWindow.fx(() -> program.shared().selection().openedProperty().get());
    }

    private OpenLevel levelNow() {
        return Objects.requireNonNull(opened());
    }

    private void untilAtRest() {
        TestWindow.until("the stage is at rest", () -> stage().isAtRest());
    }

    private void untilTitle(String title) {
        TestWindow.until(
                "the title “" + title + "”",
                () ->
                        program.parts().window().lookup("#arithmetic-title") instanceof Label label
                                && label.getText().equals(title));
    }

    private void untilCaption(String caption) {
        window.untilText("#clock-caption", caption);
    }

    private void untilCaptionBegins(String words) {
        Label caption = window.find("#clock-caption", Label.class);
        TestWindow.until("“" + words + "”", () -> caption.getText().startsWith(words));
    }

    private String result() {
        return TestWindow.fx(this::resultNow);
    }

    /** Waits until the numbers of a weighted sum can be read. */
    private void untilResult(Cell cell) {
        InferenceResult shown = program.answer();
        CellReport.WeightedSum sum =
                (CellReport.WeightedSum)
                        CellReporter.report(shown.model(), shown.activations(), cell);
        String said =
                program.sentence(
                        "arithmetic.result.sum",
                        Numbers.signed(sum.products()),
                        Numbers.signed(sum.bias()),
                        Numbers.signed(sum.sum()),
                        program.sentence("card.activation.relu"),
                        Numbers.value(sum.output()));
        TestWindow.until("“" + said + "”", () -> resultNow().endsWith(said));
    }

    private String resultNow() {
        Node figure = Objects.requireNonNull(program.parts().window().lookup("#arithmetic-figure"));
        return Objects.requireNonNullElse(figure.getAccessibleText(), "");
    }
}
