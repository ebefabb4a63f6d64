package org.kernelscope.ui.stage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.StageLayout;

/**
 * The cells to which the keyboard goes from a cell. Steps stop at the borders of a map, at the
 * first and last map, and at the first and last layer. A pure function of the layout; any thread.
 *
 * @param layout the places of the layers
 * @param from the current cell
 */
record StageSteps(StageLayout layout, Cell from) {
    /** From the current cell, or from the middle of the input if there is none. */
    static StageSteps from(StageLayout layout, @Nullable Cell cell) {
        return new StageSteps(layout, cell == null ? middle(layout.box(Cell.INPUT)) : cell);
    }

    /**
     * To a cell beside it. In a dense layer, to the unit beside it or in the next row, as the units
     * are drawn; the same cell if there is none.
     */
    Cell beside(int rows, int columns) {
        LayerBox box = layout.box(from.layer());
        if (box.shape().isUnits()) {
            int channel = from.channel() + rows * box.columns() + columns;
            boolean exists = channel >= 0 && channel < box.shape().channels();
            return exists ? new Cell(from.layer(), channel, 0, 0) : from;
        }
        return new Cell(
                from.layer(),
                from.channel(),
                clamp(from.row() + rows, box.shape().rows()),
                clamp(from.column() + columns, box.shape().columns()));
    }

    /** To the same cell of another map. */
    Cell map(int by) {
        int channels = layout.box(from.layer()).shape().channels();
        int channel = clamp(from.channel() + by, channels);
        return new Cell(from.layer(), channel, from.row(), from.column());
    }

    /** To the middle of the first map of another layer; empty if there is no such layer. */
    Optional<Cell> layer(int by) {
        int index = from.layer() + by;
        boolean exists = index >= Cell.INPUT && index < layout.boxes().size() - 1;
        return exists ? Optional.of(middle(layout.box(index))) : Optional.empty();
    }

    private static Cell middle(LayerBox box) {
        return new Cell(box.layer(), 0, box.shape().rows() / 2, box.shape().columns() / 2);
    }

    private static int clamp(int value, int size) {
        return Math.max(0, Math.min(size - 1, value));
    }
}
