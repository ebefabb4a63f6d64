package org.kernelscope.ui.state;

import org.kernelscope.network.Cell;

/**
 * The open level below the overview of the network: a map, one of its values, or one of its
 * weights. Immutable; any thread.
 *
 * @param depth map, value or weight
 * @param cell the value; for a map, the cell of it that was pointed at when it was opened; for a
 *     weight, any cell of its map
 * @param weight the weight, as {@link org.kernelscope.analysis.MapWeights} counts; −1 for none
 */
public record OpenLevel(Depth depth, Cell cell, int weight) {
    /** The depth below the overview. */
    public enum Depth {
        /** The computation of a map. */
        MAP,
        /** The computation of one value. */
        CELL,
        /** The gradient of one weight; in backward mode only. */
        WEIGHT
    }

    /** The computation of the map of {@code cell}. */
    public static OpenLevel ofMap(Cell cell) {
        return new OpenLevel(Depth.MAP, cell, -1);
    }

    /** The computation of the value of {@code cell}. */
    public static OpenLevel ofCell(Cell cell) {
        return new OpenLevel(Depth.CELL, cell, -1);
    }

    /** The gradient of a weight of the map of {@code cell}. */
    public static OpenLevel ofWeight(Cell cell, int weight) {
        return new OpenLevel(Depth.WEIGHT, cell, weight);
    }

    /** True if {@code other} is a cell of the same map. */
    public boolean isOfMapOf(Cell other) {
        return cell.layer() == other.layer() && cell.channel() == other.channel();
    }
}
