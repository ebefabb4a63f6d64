package org.kernelscope.ui.arithmetic;

import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;

/**
 * What lies under the pointer.
 *
 * @param kind what it is good for
 * @param moment the time that it takes over while one points at it; NaN for none
 * @param cell the cell of the network that it stands for; null for none
 * @param part the part of the figure that it opens; −1 for none
 */
record HitTarget(Kind kind, double moment, @Nullable Cell cell, int part) {
    /** What a place of a figure is good for. */
    enum Kind {
        /** Empty space: a click leads one level up. */
        NOTHING,
        /** To be looked at. */
        LOOKS,
        /** A click opens its cell. */
        OPENS,
        /** A click opens its part of the figure. */
        PART
    }

    static final HitTarget NOTHING = new HitTarget(Kind.NOTHING, Double.NaN, null, -1);
    static final HitTarget SOLID = new HitTarget(Kind.LOOKS, Double.NaN, null, -1);

    static HitTarget moment(double moment) {
        return new HitTarget(Kind.LOOKS, moment, null, -1);
    }

    static HitTarget look(Cell cell, double moment) {
        return new HitTarget(Kind.LOOKS, moment, cell, -1);
    }

    static HitTarget open(Cell cell, double moment) {
        return new HitTarget(Kind.OPENS, moment, cell, -1);
    }

    static HitTarget part(int part) {
        return new HitTarget(Kind.PART, Double.NaN, null, part);
    }
}
