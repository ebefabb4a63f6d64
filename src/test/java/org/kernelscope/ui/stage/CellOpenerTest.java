package org.kernelscope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.DirectBackward;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;

final class CellOpenerTest {
    private static final Cell IN_C3 = new Cell(2, 4, 3, 5);
    private static final Cell BESIDE = new Cell(2, 4, 3, 6);
    private static final Cell OTHER_MAP = new Cell(2, 5, 0, 0);
    private static final Cell SEVEN = new Cell(6, 7, 0, 0);

    private final NetworkModel network =
            new NetworkModel(Runnable::run, Runnable::run, new Notices());
    private final BackwardModel backward = DirectBackward.of(network);
    private final Selection selection = new Selection();
    private final CellOpener opener = new CellOpener(selection, backward);

    private void click(Cell cell) {
        opener.open(cell, Presets.LENET5_MODERN);
    }

    @Test
    void aClickOpensTheMapAndASecondOneItsValue() {
        click(IN_C3);
        assertThat(selection.openedProperty().get()).isEqualTo(OpenLevel.ofMap(IN_C3));
        click(BESIDE);
        assertThat(selection.openedProperty().get()).isEqualTo(OpenLevel.ofCell(BESIDE));
    }

    @Test
    void aClickOnAnotherMapOpensThatMap() {
        click(IN_C3);
        click(OTHER_MAP);
        assertThat(selection.openedProperty().get()).isEqualTo(OpenLevel.ofMap(OTHER_MAP));
    }

    @Test
    void inBackwardModeAClassOfTheOpenOutputLayerBecomesTheRightOne() {
        backward.onProperty().set(true);
        click(SEVEN);
        assertThat(selection.openedProperty().get()).isEqualTo(OpenLevel.ofMap(SEVEN));
        assertThat(backward.labelProperty().get()).isNull();
        click(SEVEN);
        assertThat(backward.labelProperty().get()).isEqualTo(7);
        assertThat(selection.openedProperty().get()).isEqualTo(OpenLevel.ofMap(SEVEN));
        click(SEVEN);
        assertThat(backward.labelProperty().get()).isNull();
    }

    @Test
    void inBackwardModeTheMapsBelowOpenAsEver() {
        backward.onProperty().set(true);
        click(IN_C3);
        click(IN_C3);
        assertThat(selection.openedProperty().get()).isEqualTo(OpenLevel.ofCell(IN_C3));
        assertThat(backward.labelProperty().get()).isNull();
    }
}
