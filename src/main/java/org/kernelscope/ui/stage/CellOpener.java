package org.kernelscope.ui.stage;

import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;

/** Decides what a click on a cell of the stage does. JavaFX thread. */
final class CellOpener {
    private final Selection selection;
    private final BackwardModel backward;

    CellOpener(Selection selection, BackwardModel backward) {
        this.selection = selection;
        this.backward = backward;
    }

    /**
     * Goes one level deeper: from the overview to a map, from the open map to one of its values. In
     * backward mode, a class of the open output layer becomes the right one.
     */
    void open(Cell cell, Architecture architecture) {
        OpenLevel level = selection.openedProperty().get();
        boolean isClass = cell.layer() == architecture.layers().size() - 1;
        boolean inOpenLayer = level != null && level.cell().layer() == cell.layer();
        if (backward.onProperty().get() && isClass && inOpenLayer) {
            backward.toggleLabel(cell.channel());
        } else if (level != null && level.isOfMapOf(cell)) {
            selection.openCell(cell);
        } else {
            selection.openMap(cell);
        }
    }
}
