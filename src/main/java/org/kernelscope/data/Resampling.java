package org.kernelscope.data;

import java.util.Arrays;

/**
 * Changes the size of an image, one axis after the other.
 *
 * <p>An axis that shrinks is averaged over the area that each new cell covers, fractions of cells
 * included, so that a thin line gets fainter but never gets lost; an axis that grows is
 * interpolated linearly between the centres of the cells. No state; any thread.
 */
final class Resampling {
    private Resampling() {}

    /** The image {@code rows × columns} of {@code from}, as {@code toRows × toColumns}. */
    static float[] resize(float[] from, int rows, int columns, int toRows, int toColumns) {
        Axis across = Axis.of(columns, toColumns);
        float[] narrow = new float[rows * toColumns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < toColumns; column++) {
                int place = row * columns + across.first(column);
                narrow[row * toColumns + column] = sum(across.shares(column), from, place);
            }
        }
        Axis down = Axis.of(rows, toRows);
        float[] result = new float[toRows * toColumns];
        for (int row = 0; row < toRows; row++) {
            int first = down.first(row);
            float[] shares = down.shares(row);
            for (int i = 0; i < shares.length; i++) {
                int place = (first + i) * toColumns;
                addShare(result, row * toColumns, shares[i], narrow, place, toColumns);
            }
        }
        return result;
    }

    /**
     * The same of an image of ones, such as the alpha of an opaque image: all of its rows are
     * alike. What is left is not exactly one.
     */
    static float[] resizeOnes(int rows, int columns, int toRows, int toColumns) {
        float[] line = new float[columns];
        Arrays.fill(line, 1);
        float[] narrow = resize(line, 1, columns, 1, toColumns);
        Axis down = Axis.of(rows, toRows);
        float[] result = new float[toRows * toColumns];
        for (int row = 0; row < toRows; row++) {
            for (float share : down.shares(row)) {
                addShare(result, row * toColumns, share, narrow, 0, toColumns);
            }
        }
        return result;
    }

    private static void addShare(
            float[] result, int to, float share, float[] line, int from, int count) {
        for (int i = 0; i < count; i++) {
            result[to + i] += share * line[from + i];
        }
    }

    /** The usual numbers of cells one by one: a loop of so few rounds is slower. */
    private static float sum(float[] shares, float[] from, int place) {
        if (shares.length == 2) {
            return shares[0] * from[place] + shares[1] * from[place + 1];
        }
        if (shares.length == 3) {
            return shares[0] * from[place]
                    + shares[1] * from[place + 1]
                    + shares[2] * from[place + 2];
        }
        float sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i] * from[place + i];
        }
        return sum;
    }

    /** The old cells that make a new one along one axis, and their shares, which add up to 1. */
    private record Axis(int[] firsts, float[][] allShares) {
        int first(int cell) {
            return firsts[cell];
        }

        float[] shares(int cell) {
            return allShares[cell];
        }

        static Axis of(int from, int to) {
            Axis axis = new Axis(new int[to], new float[to][]);
            for (int cell = 0; cell < to; cell++) {
                if (to <= from) {
                    axis.average(cell, (double) cell * from / to, (cell + 1.0) * from / to, from);
                } else {
                    axis.interpolate(cell, (cell + 0.5) * from / to - 0.5, from);
                }
            }
            return axis;
        }

        private void average(int cell, double start, double end, int from) {
            int first = (int) start;
            int last = Math.min(from, (int) Math.ceil(end - 1e-9));
            float[] shares = new float[last - first];
            for (int i = 0; i < shares.length; i++) {
                double covered = Math.min(end, first + i + 1.0) - Math.max(start, first + i);
                shares[i] = (float) (covered / (end - start));
            }
            firsts[cell] = first;
            allShares[cell] = shares;
        }

        private void interpolate(int cell, double centre, int from) {
            double inside = Math.max(0, Math.min(from - 1.0, centre));
            int first = Math.min((int) inside, Math.max(0, from - 2));
            float share = (float) (inside - first);
            firsts[cell] = first;
            allShares[cell] = from == 1 ? new float[] {1} : new float[] {1 - share, share};
        }
    }
}
