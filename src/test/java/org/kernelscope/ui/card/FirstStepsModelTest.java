package org.kernelscope.ui.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.card.FirstStepsModel.Step;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.Selection;

/** What has been tried is ticked, in whatever order, and the next thing is named. */
final class FirstStepsModelTest {
    private final DrawingModel drawing = new DrawingModel();
    private final Selection selection = new Selection();
    private final ModeModel modes = new ModeModel();
    private final FirstStepsModel model = new FirstStepsModel(drawing, selection, modes);

    @Test
    void theFirstThingIsToDraw() {
        assertThat(model.next()).contains(Step.DRAW);
        drawing.penDown(0.5, 0.5, 0.1);
        assertThat(model.next()).contains(Step.POINT);
    }

    @Test
    void aMapThatWasOpenedBeforeIsTickedAndStaysSo() {
        selection.openMap(new Cell(0, 0, 1, 1));
        selection.clear();
        assertThat(model.doneProperty().get()).containsExactly(Step.OPEN);
        assertThat(model.next()).contains(Step.DRAW);
    }

    @Test
    void afterAllNothingIsLeft() {
        drawing.penDown(0.5, 0.5, 0.1);
        selection.hoveredProperty().set(new Cell(0, 0, 1, 1));
        selection.openMap(new Cell(0, 0, 1, 1));
        modes.modeProperty().set(Mode.TRAIN);
        assertThat(model.next()).isEmpty();
    }
}
