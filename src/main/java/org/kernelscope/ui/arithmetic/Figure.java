package org.kernelscope.ui.arithmetic;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.paint.FlightTarget;
import org.kernelscope.ui.paint.RasterPen;

/**
 * The picture of one level: of given numbers, in a given room, a pure function of time. Immutable;
 * any thread.
 */
interface Figure {
    /** How many steps of time there are; 0 for a picture that stands still. */
    int steps();

    /**
     * Paints the moment {@code time}, 0 … {@link #steps}. The ground is painted already. The same
     * time gives the same pixels.
     */
    void paint(RasterPen brush, double time);

    /** The cell that a moment is about, where time goes from cell to cell of a map; else null. */
    default @Nullable Cell cellAt(double time) {
        return null;
    }

    /** The moment that is about {@code cell}; NaN if none is. */
    default double momentOf(Cell cell) {
        return Double.NaN;
    }

    /**
     * How many parts there are that are too small to be read and can be opened, one at a time; 0 if
     * all can be read.
     */
    default int parts() {
        return 0;
    }

    /** The part that is open at a moment; −1 if there are none. */
    default int partAt(double time) {
        return -1;
    }

    /** The same figure with a part open at all times; −1 for the one that the time is in. */
    default Figure opening(int part) {
        return this;
    }

    /** Where maps of the stage stand once more; copies of them fly there when it is opened. */
    default List<FlightTarget> landings() {
        return List.of();
    }

    /** What lies at a point, in device pixels. */
    HitTarget at(double x, double y);

    /** What happens at a moment, in words, for the bar of the clock and for screen readers. */
    String caption(double time);

    /** What came of it all, in one line: the numbers that can be read. */
    String result();
}
