package org.kernelscope.ui.state;

import org.kernelscope.network.Cell;

/**
 * The open level below the overview of the network: a map or one of its values. Immutable; any
 * thread.
 *
 * @param depth map or number
 * @param cell the number; for a map, the cell of it that was pointed at when it was opened
 */
public record OpenLevel(Depth depth, Cell cell) {
    /** The depth below the overview. */
    public enum Depth {
        /** The computation of a map. */
        MAP,
        /** The computation of one value. */
        CELL
    }

    /** The computation of the map of {@code cell}. */
    public static OpenLevel ofMap(Cell cell) {
        return new OpenLevel(Depth.MAP, cell);
    }

    /** The computation of the value of {@code cell}. */
    public static OpenLevel ofCell(Cell cell) {
        return new OpenLevel(Depth.CELL, cell);
    }

    /** True if {@code other} is a cell of the same map. */
    public boolean isOfMapOf(Cell other) {
        return cell.layer() == other.layer() && cell.channel() == other.channel();
    }
}
