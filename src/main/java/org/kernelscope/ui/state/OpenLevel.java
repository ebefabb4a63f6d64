package org.kernelscope.ui.state;

import org.kernelscope.network.Cell;

/**
 * What is open below the overview of the network: how a map is made, or one number of it.
 * Immutable; any thread.
 *
 * @param depth map or number
 * @param cell the number; for a map, the cell of it that was pointed at when it was opened
 */
public record OpenLevel(Depth depth, Cell cell) {
    /** How deep one is below the overview. */
    public enum Depth {
        /** How a whole map is made. */
        MAP,
        /** How one number of it is made. */
        CELL
    }

    /** How the map of {@code cell} is made. */
    public static OpenLevel ofMap(Cell cell) {
        return new OpenLevel(Depth.MAP, cell);
    }

    /** How the number in {@code cell} is made. */
    public static OpenLevel ofCell(Cell cell) {
        return new OpenLevel(Depth.CELL, cell);
    }

    /** Whether {@code other} is a cell of the same map. */
    public boolean isOfMapOf(Cell other) {
        return cell.layer() == other.layer() && cell.channel() == other.channel();
    }
}
