package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.network.Cell;

final class SelectionTest {
    private static final Cell HERE = new Cell(0, 1, 2, 3);
    private static final Cell THERE = new Cell(4, 5, 0, 0);

    private final Selection selection = new Selection();

    @Test
    void hoveringTakesOverAndThePinnedCellComesBack() {
        assertThat(selection.shownProperty().getValue()).isNull();
        selection.togglePin(HERE);
        assertThat(selection.shownProperty().getValue()).isEqualTo(HERE);
        selection.hoveredProperty().set(THERE);
        assertThat(selection.shownProperty().getValue()).isEqualTo(THERE);
        selection.hoveredProperty().set(null);
        assertThat(selection.shownProperty().getValue()).isEqualTo(HERE);
    }

    @Test
    void pinningTheSameCellAgainLetsItGoAndAnotherReplacesIt() {
        selection.togglePin(HERE);
        selection.togglePin(THERE);
        assertThat(selection.pinnedProperty().get()).isEqualTo(THERE);
        selection.togglePin(new Cell(4, 5, 0, 0));
        assertThat(selection.pinnedProperty().get()).isNull();
    }

    @Test
    void leavingGoesUpLevelByLevelAndThenLetsGo() {
        selection.openMap(HERE);
        selection.openCell(HERE);
        assertThat(selection.leave()).isTrue();
        assertThat(selection.pathProperty().get()).hasSize(1);
        assertThat(selection.leave()).isTrue();
        assertThat(selection.pathProperty().get()).isEmpty();
        assertThat(selection.pinnedProperty().get()).isEqualTo(HERE);
        assertThat(selection.leave()).isTrue();
        assertThat(selection.pinnedProperty().get()).isNull();
        assertThat(selection.leave()).isFalse();
    }

    @Test
    void clearingForgetsBoth() {
        selection.togglePin(HERE);
        selection.hoveredProperty().set(THERE);
        selection.clear();
        assertThat(selection.shownProperty().getValue()).isNull();
    }

    @Test
    void anotherNumberOfTheSameLayerTakesThePlaceOfTheOpenOneAndItsMapFollows() {
        Cell sibling = new Cell(0, 4, 1, 1);
        selection.openCell(HERE);
        selection.openCell(HERE);
        assertThat(selection.pathProperty().get())
                .containsExactly(OpenLevel.ofMap(HERE), OpenLevel.ofCell(HERE));
        selection.openCell(sibling);
        assertThat(selection.pathProperty().get())
                .containsExactly(OpenLevel.ofMap(sibling), OpenLevel.ofCell(sibling));
        // A number of a layer below is one of those that it was made from.
        selection.openCell(THERE);
        assertThat(selection.pathProperty().get()).hasSize(3);
    }

    /** Nothing computes a pixel, but its gradient can be opened. */
    @Test
    void pixelsOpenInBackwardModeOnly() {
        Cell pixel = new Cell(Cell.INPUT, 0, 3, 4);
        selection.openMap(pixel);
        assertThat(selection.pathProperty().get()).isEmpty();
        assertThat(selection.pinnedProperty().get()).isEqualTo(pixel);
        selection.setOpensInput(true);
        selection.openMap(pixel);
        selection.openCell(pixel);
        assertThat(selection.pathProperty().get())
                .containsExactly(OpenLevel.ofMap(pixel), OpenLevel.ofCell(pixel));
        selection.setOpensInput(false);
        assertThat(selection.pathProperty().get()).isEmpty();
    }
}
