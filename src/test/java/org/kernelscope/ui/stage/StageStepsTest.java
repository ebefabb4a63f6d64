package org.kernelscope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.StageLayout;

/** Where the keyboard goes on the stage, without a window. */
final class StageStepsTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static final int C1 = 0;
    private static final int F6 = 5;
    private static final int OUTPUT = 6;

    private final StageLayout layout =
            StageLayout.fit(
                    LENET,
                    new StageLayout.Frame(
                            1000, 600, 40, 1, Collections.nCopies(LENET.layers().size() + 1, 40)));

    @Test
    void withoutACellItBeginsInTheMiddleOfTheInput() {
        assertThat(StageKeys.StageSteps.from(layout, null).from())
                .isEqualTo(new Cell(Cell.INPUT, 0, 16, 16));
    }

    @Test
    void aMapIsLeftAtNoBorder() {
        assertThat(at(C1, 2, 5, 6).beside(1, 0)).isEqualTo(new Cell(C1, 2, 6, 6));
        assertThat(at(C1, 2, 5, 6).beside(0, -1)).isEqualTo(new Cell(C1, 2, 5, 5));
        assertThat(at(C1, 2, 0, 27).beside(-1, 1)).isEqualTo(new Cell(C1, 2, 0, 27));
    }

    @Test
    void unitsAreLeftAndEnteredAsTheyAreDrawn() {
        LayerBox box = layout.box(F6);
        int inRow = box.columns();
        assertThat(at(F6, 3, 0, 0).beside(0, 1)).isEqualTo(new Cell(F6, 4, 0, 0));
        assertThat(at(F6, 3, 0, 0).beside(1, 0)).isEqualTo(new Cell(F6, 3 + inRow, 0, 0));
        assertThat(at(F6, 0, 0, 0).beside(-1, 0)).isEqualTo(new Cell(F6, 0, 0, 0));
        assertThat(at(F6, 83, 0, 0).beside(0, 1)).isEqualTo(new Cell(F6, 83, 0, 0));
    }

    @Test
    void mapsAndLayersEndAtTheFirstAndTheLast() {
        assertThat(at(C1, 4, 5, 6).map(1)).isEqualTo(new Cell(C1, 5, 5, 6));
        assertThat(at(C1, 5, 5, 6).map(1)).isEqualTo(new Cell(C1, 5, 5, 6));
        assertThat(at(C1, 4, 5, 6).layer(1)).contains(new Cell(1, 0, 7, 7));
        assertThat(at(C1, 4, 5, 6).layer(-1)).contains(new Cell(Cell.INPUT, 0, 16, 16));
        assertThat(at(Cell.INPUT, 0, 1, 1).layer(-1)).isEmpty();
        assertThat(at(OUTPUT, 3, 0, 0).layer(1)).isEmpty();
    }

    private StageKeys.StageSteps at(int layer, int channel, int row, int column) {
        return new StageKeys.StageSteps(layout, new Cell(layer, channel, row, column));
    }
}
