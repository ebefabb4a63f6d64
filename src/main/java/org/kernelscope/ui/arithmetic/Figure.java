package org.kernelscope.ui.arithmetic;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.MapWeights;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;
import org.kernelscope.ui.paint.RasterPen;

/**
 * The figure of one level, for given values and a given size: a pure function of time. Immutable.
 */
interface Figure {
    /** Number of time steps; 0 for a still figure. */
    int steps();

    /**
     * Paints the figure at {@code time}, 0 … {@link #steps}, on a ground that is already painted.
     * The same time gives the same pixels.
     */
    void paint(RasterPen pen, double time);

    /** The cell of a time step where time goes from cell to cell of a map; otherwise null. */
    default @Nullable Cell cellAt(double time) {
        return null;
    }

    /** The weight that a time step has come to, as {@link MapWeights} counts; −1 for none. */
    default int weightAt(double time) {
        return -1;
    }

    /** The time step of {@code cell}; NaN if there is none. */
    default double timeOf(Cell cell) {
        return Double.NaN;
    }

    /**
     * The time step of the first cell whose value is not that of a blank window; 0 where there are
     * no blank windows at the beginning.
     */
    default int firstChange() {
        return 0;
    }

    /** The index of the first value of a map that is not the same as its first value; else 0. */
    static int firstChange(Tensor map) {
        for (int i = 1; i < map.size(); i++) {
            if (Float.compare(map.get(i), map.get(0)) != 0) {
                return i;
            }
        }
        return 0;
    }

    /**
     * Number of parts that are too small to be readable and can be enlarged one at a time; 0 if
     * everything is readable.
     */
    default int parts() {
        return 0;
    }

    /** The part that is enlarged at a time; −1 if there are none. */
    default int partAt(double time) {
        return -1;
    }

    /** The same figure with a part enlarged at all times; −1 for the one of the present step. */
    default Figure opening(int part) {
        return this;
    }

    /** The tiles of maps of the stage: copies of them fly there when the figure opens. */
    default List<FlightTarget> targets() {
        return List.of();
    }

    /**
     * The place of a point on the axes of a figure in which something can be dragged; else null.
     */
    default double @Nullable [] place(double x, double y) {
        return null;
    }

    /** The target at a point, in device pixels. */
    HitTarget at(double x, double y);

    /** Describes a time step, for the transport bar and for screen readers. */
    String caption(double time);

    /** The result in one line, for screen readers. */
    String result();

    /**
     * The target under the pointer.
     *
     * @param kind the effect of a click
     * @param time the time that is shown while the pointer is there; NaN for none
     * @param cell the cell of the network that is drawn there; null for none
     * @param part the part of the figure that is enlarged, or the weight that is opened; −1 for
     *     none
     */
    record HitTarget(Kind kind, double time, @Nullable Cell cell, int part) {
        /** The effect of a click. */
        enum Kind {
            /** Empty space: closes the level. */
            NOTHING,
            /** Nothing. */
            LOOKS,
            /** Opens the cell. */
            OPENS,
            /** Makes the class of the cell the right one. */
            LABEL,
            /** Opens a weight of the cell's map. */
            WEIGHT,
            /** Enlarges the part. */
            PART
        }

        static final HitTarget NOTHING = new HitTarget(Kind.NOTHING, Double.NaN, null, -1);
        static final HitTarget SOLID = new HitTarget(Kind.LOOKS, Double.NaN, null, -1);

        static HitTarget time(double time) {
            return new HitTarget(Kind.LOOKS, time, null, -1);
        }

        static HitTarget look(Cell cell, double time) {
            return new HitTarget(Kind.LOOKS, time, cell, -1);
        }

        static HitTarget open(Cell cell, double time) {
            return new HitTarget(Kind.OPENS, time, cell, -1);
        }

        /** A class that a click makes the right one. */
        static HitTarget label(Cell cell, double time) {
            return new HitTarget(Kind.LABEL, time, cell, -1);
        }

        /**
         * A weight.
         *
         * @param cell any cell of its map
         */
        static HitTarget weight(Cell cell, int weight, double time) {
            return new HitTarget(Kind.WEIGHT, time, cell, weight);
        }

        static HitTarget part(int part) {
            return new HitTarget(Kind.PART, Double.NaN, null, part);
        }
    }
}
