package org.kernelscope.engine.dl4j.elementwise;

import org.kernelscope.network.Window;

/**
 * The positions of a window on maps that lie one after another in an array, {@code [map, row,
 * column]}, and the cells of the results that they fill.
 *
 * @param window size, stride, padding and dilation
 * @param maps number of maps
 * @param rows of a map
 * @param columns of a map
 * @param outRows of a result
 * @param outColumns of a result
 */
record PoolGeometry(Window window, int maps, int rows, int columns, int outRows, int outColumns) {
    /** The work at one position of the window. */
    @FunctionalInterface
    interface Place {
        /**
         * The window is here.
         *
         * @param cells indices of the cells in it, row by row; those in the padding are none
         * @param count number of them
         * @param to index of the result
         */
        void at(int[] cells, int count, int to);
    }

    /** The work for a row of adjacent windows of 2×2 cells. */
    @FunctionalInterface
    interface Pairs {
        /**
         * The windows begin here.
         *
         * @param upper index of the first cell; the row below is {@link PoolGeometry#columns}
         *     further
         * @param to index of the first result
         */
        void at(int upper, int to);
    }

    /** Cells of all maps. */
    int cells() {
        return maps * rows * columns;
    }

    /** Cells of all results. */
    int places() {
        return maps * outRows * outColumns;
    }

    /** True if the window is of 2×2 cells, side by side. */
    boolean halves() {
        return window.equals(Window.HALVING);
    }

    /** Goes over all maps, row by row, if the window {@linkplain #halves halves} them. */
    void eachRow(Pairs pairs) {
        for (int map = 0; map < maps; map++) {
            for (int row = 0; row < outRows; row++) {
                pairs.at((map * rows + 2 * row) * columns, (map * outRows + row) * outColumns);
            }
        }
    }

    /** Goes over all maps, place by place. */
    void eachPlace(Place place) {
        int[] cells = new int[Math.min(window.size() * window.size(), rows * columns)];
        int to = 0;
        for (int map = 0; map < maps; map++) {
            for (int row = 0; row < outRows; row++) {
                for (int column = 0; column < outColumns; column++) {
                    place.at(cells, gather(map, row, column, cells), to);
                    to++;
                }
            }
        }
    }

    private int gather(int map, int row, int column, int[] cells) {
        int count = 0;
        for (int u = 0; u < window.size(); u++) {
            int r = window.input(row, u);
            if (r < 0 || r >= rows) {
                continue;
            }
            for (int v = 0; v < window.size(); v++) {
                int c = window.input(column, v);
                if (c >= 0 && c < columns) {
                    cells[count] = (map * rows + r) * columns + c;
                    count++;
                }
            }
        }
        return count;
    }
}
