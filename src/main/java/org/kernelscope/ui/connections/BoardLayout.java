package org.kernelscope.ui.connections;

import java.util.Optional;

/**
 * The layout of a connection board: a row for each input map, a column for each output map. Lengths
 * in logical pixels. Immutable.
 *
 * @param inputs number of rows
 * @param maps number of columns
 * @param x left edge of the first square
 * @param y upper edge of the first square
 * @param cell side of a square
 */
record BoardLayout(int inputs, int maps, double x, double y, double cell) {
    private static final double LARGEST = 3.6;

    /** Width of the names of the rows, in em. */
    private static final double ROW_NAMES = 5;

    /** Height of the names of the columns, in em. */
    private static final double COLUMN_NAMES = 2.8;

    /** A square of a board. */
    record Place(int input, int map) {}

    /** The largest board in {@code width} × {@code height}. */
    static BoardLayout fit(int inputs, int maps, double width, double height, double em) {
        double left = ROW_NAMES * em;
        double top = COLUMN_NAMES * em;
        double cell =
                Math.floor(
                        Math.min(
                                LARGEST * em,
                                Math.min((width - left - 4) / maps, (height - top - 4) / inputs)));
        return new BoardLayout(inputs, maps, left, top, Math.max(1, cell));
    }

    /** Distance of a kernel from the edge of its square. */
    double gap() {
        return cell < 8 ? 0 : Math.max(1, Math.round(0.07 * cell));
    }

    double left(int map) {
        return x + map * cell;
    }

    double top(int input) {
        return y + input * cell;
    }

    /** The square at a point, if any. */
    Optional<Place> at(double px, double py) {
        int map = (int) Math.floor((px - x) / cell);
        int input = (int) Math.floor((py - y) / cell);
        boolean inside = map >= 0 && map < maps && input >= 0 && input < inputs;
        return inside ? Optional.of(new Place(input, map)) : Optional.empty();
    }
}
