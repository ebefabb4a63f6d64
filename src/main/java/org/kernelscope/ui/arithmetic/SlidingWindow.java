package org.kernelscope.ui.arithmetic;

import org.kernelscope.ui.paint.StageSlide;

/**
 * A window that moves over a map cell by cell, row by row: it rests on a cell in the first half of
 * a step and glides to the next in the second half. A pure function of time.
 *
 * @param rows rows of the map
 * @param columns columns of the map
 * @param time time in cells
 */
record SlidingWindow(int rows, int columns, double time) {
    private static final double REST = 0.5;

    /** The cell on which the window rests, or that it is leaving. */
    int index() {
        return (int) Math.max(0, Math.min(rows * columns - 1, Math.floor(time)));
    }

    /** The position of the window, in rows. */
    double row() {
        return glide(index() / columns, next() / columns);
    }

    /** The position of the window, in columns. */
    double column() {
        return glide(index() % columns, next() % columns);
    }

    /** The number of computed cells; a fraction of a cell is just appearing. */
    double computed() {
        return index() + 1 + Math.max(0, (fraction() - 0.85) / 0.15);
    }

    private int next() {
        return Math.min(rows * columns - 1, index() + 1);
    }

    private double fraction() {
        return Math.max(0, time - index());
    }

    private double glide(double from, double to) {
        double t = StageSlide.ease((fraction() - REST) / (1 - REST));
        return from + (to - from) * t;
    }
}
