package org.kernelscope.dataset.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kernelscope.dataset.sheet.SheetLayout.Point;

/**
 * The connected dark shapes of an image: pixels that are darker than the mean around them, joined
 * over their sides. One thread.
 */
final class DarkShapes {
    /** Darker than this share of the mean is dark. */
    private static final float DARK = 0.8f;

    private final Plane image;
    private final boolean[] dark;

    /** Runs of dark pixels in a row: first, behind the last, shape; row after row. */
    private int[] firsts = new int[1 << 12];

    private int[] ends = new int[1 << 12];
    private int[] parents = new int[1 << 12];
    private int runs;

    /**
     * A shape.
     *
     * @param middle its centre of mass
     * @param area its pixels
     * @param width columns of its box
     * @param height rows of its box
     */
    record Shape(Point middle, int area, int width, int height) {}

    private DarkShapes(Plane image) {
        this.image = image;
        this.dark = new boolean[image.values().length];
    }

    /**
     * The shapes of {@code image}.
     *
     * @param radius the mean is taken over a square of twice this side
     */
    static DarkShapes of(Plane image, int radius) {
        DarkShapes shapes = new DarkShapes(image);
        shapes.threshold(radius);
        return shapes;
    }

    /** True if the pixel at a place is dark; outside none is. */
    boolean isDark(int row, int column) {
        boolean inside = row >= 0 && column >= 0 && row < image.rows() && column < image.columns();
        return inside && dark[row * image.columns() + column];
    }

    private void threshold(int radius) {
        int rows = image.rows();
        int columns = image.columns();
        float[] values = image.values();
        double[] sums = new double[columns];
        int top = 0;
        int bottom = 0;
        for (int row = 0; row < rows; row++) {
            for (; bottom < Math.min(rows, row + radius + 1); bottom++) {
                for (int column = 0; column < columns; column++) {
                    sums[column] += values[bottom * columns + column];
                }
            }
            for (; top < row - radius; top++) {
                for (int column = 0; column < columns; column++) {
                    sums[column] -= values[top * columns + column];
                }
            }
            double sum = 0;
            int left = 0;
            int right = 0;
            for (int column = 0; column < columns; column++) {
                for (; right < Math.min(columns, column + radius + 1); right++) {
                    sum += sums[right];
                }
                for (; left < column - radius; left++) {
                    sum -= sums[left];
                }
                double mean = sum / ((double) (right - left) * (bottom - top));
                dark[row * columns + column] = values[row * columns + column] < DARK * mean;
            }
        }
    }

    /** The shapes of at least {@code least} pixels. */
    List<Shape> shapes(int least) {
        runs = 0;
        int[] rowStarts = new int[image.rows() + 1];
        int above = 0;
        for (int row = 0; row < image.rows(); row++) {
            int begin = runs;
            findRuns(row);
            join(above, begin);
            above = begin;
            rowStarts[row + 1] = runs;
        }
        return measured(rowStarts, least);
    }

    private void findRuns(int row) {
        int columns = image.columns();
        int column = 0;
        while (column < columns) {
            if (!dark[row * columns + column]) {
                column++;
                continue;
            }
            int first = column;
            while (column < columns && dark[row * columns + column]) {
                column++;
            }
            if (runs == firsts.length) {
                firsts = Arrays.copyOf(firsts, 2 * runs);
                ends = Arrays.copyOf(ends, 2 * runs);
                parents = Arrays.copyOf(parents, 2 * runs);
            }
            firsts[runs] = first;
            ends[runs] = column;
            parents[runs] = runs;
            runs++;
        }
    }

    /** Joins the runs from {@code below} on with those of the row above, from {@code above} on. */
    private void join(int above, int below) {
        int i = above;
        int j = below;
        while (i < below && j < runs) {
            if (ends[i] > firsts[j] && ends[j] > firsts[i]) {
                parents[root(j)] = root(i);
            }
            if (ends[i] < ends[j]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private int root(int run) {
        int root = run;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private List<Shape> measured(int[] rowStarts, int least) {
        int[] areas = new int[runs];
        for (int run = 0; run < runs; run++) {
            areas[root(run)] += ends[run] - firsts[run];
        }
        int[] places = new int[runs];
        List<Measures> large = new ArrayList<>();
        for (int row = 0; row < image.rows(); row++) {
            for (int run = rowStarts[row]; run < rowStarts[row + 1]; run++) {
                int root = root(run);
                if (areas[root] < least) {
                    continue;
                }
                if (places[root] == 0) {
                    large.add(new Measures(row));
                    places[root] = large.size();
                }
                large.get(places[root] - 1).add(row, firsts[run], ends[run]);
            }
        }
        return large.stream().map(Measures::shape).toList();
    }

    /** Adds up the runs of a shape, from its highest row on. */
    private static final class Measures {
        private final int top;
        private int bottom;
        private int left = Integer.MAX_VALUE;
        private int right;
        private int area;
        private double down;
        private double across;

        Measures(int top) {
            this.top = top;
        }

        void add(int row, int first, int end) {
            int length = end - first;
            bottom = row + 1;
            left = Math.min(left, first);
            right = Math.max(right, end);
            area += length;
            down += (row + 0.5) * length;
            across += (first + end) / 2.0 * length;
        }

        Shape shape() {
            Point middle = new Point(across / area, down / area);
            return new Shape(middle, area, right - left, bottom - top);
        }
    }
}
