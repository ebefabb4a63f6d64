package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.stage.StageView;

/** Looking at the numbers on the stage: what the card says is what the engine computed. */
@Tag("slow")
final class ExploreWalkTest {
    private static final int C1 = 0;
    private static final int S2 = 1;
    private static final int F6 = 5;
    private static final int OUTPUT = 6;

    private RunningProgram program;
    private TestWindow window;
    private Activations activations;

    @BeforeEach
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        window = program.window();
        activations = program.answer().activations();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void theCardOfAMapsCellSaysWhoItIsAndHowItsNumberCameAbout() {
        Cell cell = strongest(C1);
        pointAt(cell);
        untilCard(
                program.sentence(
                        "card.title.cell",
                        "C1",
                        cell.channel() + 1,
                        cell.row() + 1,
                        cell.column() + 1));
        Tensor sums = activations.layers().get(C1).sums().orElseThrow();
        assertThat(equation())
                .contains(Numbers.signed(sums.at(cell.channel(), cell.row(), cell.column())))
                .endsWith(number(cell));
    }

    @Test
    void theCardOfAClassShowsItsProbability() {
        Cell cell = new Cell(OUTPUT, 3, 0, 0);
        pointAt(cell);
        untilCard(program.sentence("card.title.class", 3));
        assertThat(equation())
                .contains(
                        Numbers.signed(
                                activations.layers().get(OUTPUT).sums().orElseThrow().get(3)))
                .endsWith(Numbers.probability(activations.probabilities().get(3)));
    }

    @Test
    void theCardsOfInputPoolingAndUnitsShowTheirNumbers() {
        for (Cell cell : List.of(strongest(Cell.INPUT), strongest(S2), strongest(F6))) {
            pointAt(cell);
            TestWindow.until("the number of " + cell, () -> lastOf(numbers()).equals(number(cell)));
        }
    }

    @Test
    void thePinnedCellFollowsThePen() {
        Cell cell = strongest(C1);
        pointAt(cell);
        TestWindow.run(() -> stage().requestFocus());
        window.type(KeyCode.P);
        Cell other = new Cell(S2, 2, 3, 4);
        pointAt(other);
        assertThat(shown()).isEqualTo(other);
        window.pointAt(window.find("#pad", Node.class), 0.5, 0.5);
        assertThat(shown()).isEqualTo(cell);
        window.click("#clear");
        activations = program.answer().activations();
        TestWindow.until("the new number", () -> lastOf(numbers()).equals(number(cell)));
    }

    @Test
    void pinningAgainOrEscapeLetsGo() {
        pointAt(strongest(C1));
        TestWindow.run(() -> stage().requestFocus());
        window.type(KeyCode.P);
        assertThat(pinned()).isEqualTo(strongest(C1));
        window.type(KeyCode.P);
        assertThat(pinned()).isNull();
        window.type(KeyCode.P);
        assertThat(pinned()).isNotNull();
        window.type(KeyCode.ESCAPE);
        assertThat(pinned()).isNull();
        untilCard(program.sentence("card.empty.title"));
    }

    @Test
    void theKeyboardGoesFromCellToCellMapToMapAndLayerToLayer() {
        Cell middle = new Cell(C1, 0, 14, 14);
        untilLaidOut(middle);
        TestWindow.run(() -> stage().requestFocus());
        window.type(KeyCode.END);
        assertThat(shown()).isEqualTo(middle);
        window.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN);
        assertThat(shown()).isEqualTo(new Cell(C1, 0, 15, 16));
        window.type(KeyCode.PAGE_DOWN, KeyCode.LEFT, KeyCode.UP);
        Cell cell = new Cell(C1, 1, 14, 15);
        assertThat(shown()).isEqualTo(cell);
        TestWindow.until("its number", () -> lastOf(numbers()).equals(number(cell)));
        window.type(KeyCode.P);
        assertThat(pinned()).isEqualTo(cell);
        window.type(KeyCode.PAGE_UP, KeyCode.END, KeyCode.HOME, KeyCode.HOME);
        assertThat(shown()).isEqualTo(new Cell(Cell.INPUT, 0, 16, 16));
        window.type(KeyCode.LEFT, 40);
        assertThat(shown()).isEqualTo(new Cell(Cell.INPUT, 0, 16, 0));
    }

    @Test
    void aPartAboveTheRestingPointerLeavesTheKeyboardItsCell() {
        Cell pointed = strongest(C1);
        pointAt(pointed);
        TestWindow.until("the pointed cell", () -> pointed.equals(shown()));
        TestWindow.run(() -> stage().requestFocus());
        window.type(KeyCode.END);
        Cell reached = new Cell(S2, 0, 7, 7);
        assertThat(shown()).isEqualTo(reached);
        TestWindow.run(() -> cover(true));
        window.settle();
        assertThat(shown()).isEqualTo(reached);
        TestWindow.run(() -> cover(false));
        Cell other = strongest(S2);
        pointAt(other);
        TestWindow.until("the other cell", () -> other.equals(shown()));
        TestWindow.run(() -> cover(true));
        TestWindow.until("the pointer has left", () -> shown() == null);
    }

    /** Puts a part over the whole stage, or takes it away. */
    private void cover(boolean now) {
        Pane root = (Pane) window.stage().getScene().getRoot();
        root.getChildren().removeIf(child -> "cover".equals(child.getId()));
        if (now) {
            Pane cover = new Pane();
            cover.setId("cover");
            cover.setManaged(false);
            cover.resize(root.getWidth(), root.getHeight());
            cover.setPickOnBounds(true);
            root.getChildren().add(cover);
        }
    }

    @Test
    void aScreenReaderHearsTheCellAndItsNumberWhileOneDraws() {
        assertThat(heard()).isEqualTo(program.sentence("stage.accessible"));
        Cell cell = strongest(C1);
        TestWindow.run(() -> program.shared().selection().togglePin(cell));
        assertThat(heard()).startsWith("C1").contains(": " + number(cell));
        window.click("#clear");
        activations = program.answer().activations();
        assertThat(heard()).startsWith("C1").contains(": " + number(cell));
    }

    @Test
    void zoomingInMakesCellsLargerAndFittingBringsThemBack() {
        Cell cell = new Cell(C1, 0, 0, 0);
        double side = bounds(cell).getWidth();
        window.click("#zoom-in");
        assertThat(bounds(cell).getWidth()).isEqualTo(2 * side);
        window.click("#zoom-in");
        window.click("#zoom-out");
        assertThat(bounds(cell).getWidth()).isEqualTo(2 * side);
        window.click("#zoom-fit");
        assertThat(bounds(cell).getWidth()).isEqualTo(side);
    }

    private StageView stage() {
        return program.parts().window().stage();
    }

    private String heard() {
        return TestWindow.fx(() -> stage().getAccessibleText());
    }

    private void pointAt(Cell cell) {
        Bounds bounds = bounds(cell);
        window.pointAt(stage(), new Point2D(bounds.getCenterX(), bounds.getCenterY()));
    }

    private void untilLaidOut(Cell cell) {
        TestWindow.until("the stage is laid out", () -> stage().boundsOf(cell).isPresent());
    }

    private Bounds bounds(Cell cell) {
        untilLaidOut(cell);
        return TestWindow.fx(() -> stage().boundsOf(cell).orElseThrow());
    }

    private @Nullable Cell shown() {
        return TestWindow.fx(() -> program.shared().selection().shownProperty().getValue());
    }

    private @Nullable Cell pinned() {
        return TestWindow.fx(() -> program.shared().selection().pinnedProperty().get());
    }

    private void untilCard(String title) {
        window.untilText("#card-title", title);
    }

    /** All that the card's equation says. */
    private List<String> equation() {
        return TestWindow.fx(this::numbers);
    }

    private List<String> numbers() {
        Pane grid =
                (Pane) Objects.requireNonNull(program.parts().window().lookup("#card-equation"));
        return grid.getChildren().stream().map(child -> ((Label) child).getText()).toList();
    }

    private static String lastOf(List<String> texts) {
        return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
    }

    /** What the engine computed for {@code cell}, as it is written. */
    private String number(Cell cell) {
        return Numbers.value(
                activations.output(cell.layer()).at(cell.channel(), cell.row(), cell.column()));
    }

    /** The cell of a layer with the largest number. */
    private Cell strongest(int layer) {
        Tensor output = activations.output(layer);
        int index = output.argMax();
        int plane = output.shape().plane();
        int columns = output.shape().columns();
        return new Cell(layer, index / plane, index % plane / columns, index % columns);
    }
}
