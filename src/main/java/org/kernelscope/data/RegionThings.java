package org.kernelscope.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kernelscope.data.FlatRegions.Region;

/**
 * The things that lie on a smooth part of an image: connected pixels that do not belong to it.
 * Belongs to one thread.
 */
final class RegionThings {
    private final float[] luma;
    private final int[] regionOf;
    private final int rows;
    private final int columns;

    /** For each pixel the last search that came to it. */
    private final int[] seen;

    private int[] stack = new int[1024];
    private int[] cells = new int[1024];
    private int search;

    // The part of the image that is searched, and what was found of the thing so far.
    private BoundingBox part = new BoundingBox(0, 0, 0, 0);
    private int count;
    private BoundingBox box = part;

    /**
     * @param regionOf for each pixel the number of its smooth part, from 1; less for none
     */
    RegionThings(float[] luma, int[] regionOf, int rows, int columns) {
        this.luma = luma;
        this.regionOf = regionOf;
        this.rows = rows;
        this.columns = columns;
        this.seen = new int[luma.length];
    }

    /**
     * A thing on a region.
     *
     * @param cells its pixels
     * @param contrast by how much it differs from the region, at most
     */
    record Thing(int[] cells, BoundingBox box, double contrast) {
        /** The largest of the values of the smooth parts in it, by their numbers; at least 0. */
        double most(double[] values, int[] regionOf) {
            double most = 0;
            for (int cell : cells) {
                int region = regionOf[cell];
                most = region > 0 ? Math.max(most, values[region]) : most;
            }
            return most;
        }
    }

    /** The things that do not touch the rim of the image, row by row. */
    List<Thing> inside(Region region) {
        // They are in the box of the region, and do not touch its rim: the region is around them.
        search++;
        part = region.box();
        PixelRuns runs = runs(region);
        boolean[] atRim = new boolean[runs.count()];
        for (int run = 0; run < atRim.length; run++) {
            atRim[runs.first(run)] |= isAtRim(runs.start(run), runs.end(run));
        }
        List<Thing> things = new ArrayList<>();
        for (int run = 0; run < atRim.length; run++) {
            if (runs.first(run) == run && !atRim[run]) {
                flood(runs.start(run), region);
                things.add(thing(region));
            }
        }
        return things;
    }

    /** Pixels of the region's box that do not belong to it. */
    private PixelRuns runs(Region region) {
        int number = region.number();
        PixelRuns runs = new PixelRuns(columns, true);
        for (int row = part.top(); row < part.bottom(); row++) {
            runs.nextRow();
            int end = row * columns + part.right();
            for (int i = row * columns + part.left(); i < end; i++) {
                if (regionOf[i] != number) {
                    int start = i;
                    while (i < end && regionOf[i] != number) {
                        i++;
                    }
                    runs.add(start, i);
                }
            }
        }
        return runs;
    }

    /** True if a run touches the rim of the part that is searched. */
    private boolean isAtRim(int start, int end) {
        int row = start / columns;
        int first = row * columns;
        return row == part.top()
                || row == part.bottom() - 1
                || start == first + part.left()
                || end == first + part.right();
    }

    /** The things that touch the rim of the image. */
    List<Thing> atRim(Region region) {
        search++;
        part = new BoundingBox(0, 0, rows, columns);
        List<Thing> things = new ArrayList<>();
        for (int cell : rim(part)) {
            if (isNew(cell, region)) {
                flood(cell, region);
                things.add(thing(region));
            }
        }
        return things;
    }

    private Thing thing(Region region) {
        double level = region.level();
        double contrast = 0;
        for (int i = 0; i < count; i++) {
            contrast = Math.max(contrast, Math.abs(luma[cells[i]] - level));
        }
        return new Thing(Arrays.copyOf(cells, count), box, contrast);
    }

    private int[] rim(BoundingBox box) {
        int[] rim = new int[2 * box.columns() + 2 * box.rows()];
        int found = 0;
        for (int column = box.left(); column < box.right(); column++) {
            rim[found++] = box.top() * columns + column;
            rim[found++] = (box.bottom() - 1) * columns + column;
        }
        for (int row = box.top(); row < box.bottom(); row++) {
            rim[found++] = row * columns + box.left();
            rim[found++] = row * columns + box.right() - 1;
        }
        return rim;
    }

    private boolean isNew(int cell, Region region) {
        return seen[cell] != search && regionOf[cell] != region.number();
    }

    /** Finds the pixels around {@code start}, and the box around them. */
    private void flood(int start, Region region) {
        int number = region.number();
        int[] marks = seen;
        int mark = search;
        int[] open = stack;
        int[] all = cells;
        int leftmost = part.left();
        int rightmost = part.right() - 1;
        int uppermost = part.top();
        int lowermost = part.bottom() - 1;
        int top = rows;
        int left = columns;
        int bottom = 0;
        int right = 0;
        int height = 0;
        int found = 0;
        open[height++] = start;
        marks[start] = mark;
        while (height > 0) {
            int cell = open[--height];
            if (found == all.length) {
                all = Arrays.copyOf(all, 2 * found);
            }
            all[found++] = cell;
            if (height + 8 > open.length) {
                open = Arrays.copyOf(open, 2 * open.length);
            }
            int row = cell / columns;
            int column = cell - row * columns;
            top = Math.min(top, row);
            left = Math.min(left, column);
            bottom = Math.max(bottom, row + 1);
            right = Math.max(right, column + 1);
            int before = column > leftmost ? 1 : 0;
            int after = column < rightmost ? 1 : 0;
            int lowest = row < lowermost ? cell + columns : cell;
            int highest = row > uppermost ? cell - columns : cell;
            for (int middle = highest; middle <= lowest; middle += columns) {
                for (int next = middle - before; next <= middle + after; next++) {
                    if (marks[next] != mark && regionOf[next] != number) {
                        marks[next] = mark;
                        open[height++] = next;
                    }
                }
            }
        }
        stack = open;
        cells = all;
        count = found;
        box = new BoundingBox(top, left, bottom, right);
    }
}
