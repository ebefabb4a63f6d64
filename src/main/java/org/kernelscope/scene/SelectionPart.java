package org.kernelscope.scene;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The selection on the stage, and the open levels. Nothing else is selected.
 *
 * @param pinned the cell that stays selected; null for none
 * @param path the open levels from below the overview down; empty for the overview
 * @param tab id of the tab of the open level; null for its first
 * @param part the part of the figure that is kept enlarged, counted from 0; null for none
 * @param temperature of the softmax; null for the network's own, 1
 */
public record SelectionPart(
        @Nullable CellName pinned,
        List<Level> path,
        @Nullable String tab,
        @Nullable Integer part,
        @Nullable Double temperature) {
    /** From a class back to a pixel of the input, and not without end. */
    public static final int DEEPEST = 24;

    /** Nothing is selected. */
    public static final SelectionPart NONE = new SelectionPart(null, List.of(), null, null, null);

    public SelectionPart {
        path = List.copyOf(path);
    }

    /**
     * A level below the overview.
     *
     * @param map true for a whole map, false for one value or weight
     * @param cell the value; of a map, the cell that was pointed at when it was opened; of a
     *     weight, any cell of its map
     * @param weight the weight of the map, counted from 1; null for a map or a value
     */
    public record Level(boolean map, CellName cell, @Nullable Integer weight) {
        /** A map or a value. */
        public Level(boolean map, CellName cell) {
            this(map, cell, null);
        }
    }
}
