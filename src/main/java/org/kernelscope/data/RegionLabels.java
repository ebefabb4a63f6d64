package org.kernelscope.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kernelscope.data.FlatRegions.Region;

/**
 * Numbers the smooth parts of an image: pixels that are no edge and touch at a side belong to one.
 * They are numbered by their first pixels, row by row. Belongs to one thread.
 */
final class RegionLabels {
    /** A row and a column in one number; an image that is searched is far smaller. */
    private static final int PACKED = 16;

    private static final int COLUMN = (1 << PACKED) - 1;

    /**
     * Values of at least this, or 0, and at most 1 are multiples of 2⁻³². A sum of a million of
     * them is exact in 64 bits, in whatever order they are added.
     */
    private static final float LEAST_EXACT = 1f / 512;

    private static final int MOST_EXACT = 1 << 20;

    private final float[] luma;
    private final int[] regionOf;
    private final int rows;
    private final int columns;
    private final List<Region> all = new ArrayList<>();

    /**
     * @param regionOf 0 for each pixel, less on an edge; gets the numbers, from 1
     */
    RegionLabels(float[] luma, int[] regionOf, int rows, int columns) {
        this.luma = luma;
        this.regionOf = regionOf;
        this.rows = rows;
        this.columns = columns;
    }

    /** The parts in the order of their numbers. */
    List<Region> all() {
        return isExact() ? byRuns() : bySearch();
    }

    /** True if the order of adding the values makes no difference. */
    boolean isExact() {
        int odd = 0;
        for (float value : luma) {
            float size = Math.abs(value);
            odd += size < LEAST_EXACT && size > 0 || size > 1 ? 1 : 0;
        }
        return odd == 0 && luma.length <= MOST_EXACT;
    }

    List<Region> byRuns() {
        number(runs());
        return all;
    }

    private PixelRuns runs() {
        PixelRuns runs = new PixelRuns(columns, false);
        for (int row = 0; row < rows; row++) {
            runs.nextRow();
            int end = (row + 1) * columns;
            for (int i = row * columns; i < end; i++) {
                if (regionOf[i] == 0) {
                    int start = i;
                    while (i < end && regionOf[i] == 0) {
                        i++;
                    }
                    runs.add(start, i);
                }
            }
        }
        return runs;
    }

    private void number(PixelRuns runs) {
        int count = runs.count();
        int[] numbers = new int[count];
        double[] sums = new double[count];
        int[] areas = new int[count];
        int[] boxes = new int[4 * count];
        int regions = 0;
        for (int run = 0; run < count; run++) {
            int first = runs.first(run);
            if (first == run) {
                numbers[run] = ++regions;
                int box = 4 * (regions - 1);
                boxes[box] = rows;
                boxes[box + 1] = columns;
            }
            int number = numbers[first];
            int region = number - 1;
            int row = runs.start(run) / columns;
            Arrays.fill(regionOf, runs.start(run), runs.end(run), number);
            sums[region] += sum(runs.start(run), runs.end(run));
            areas[region] += runs.end(run) - runs.start(run);
            int box = 4 * region;
            boxes[box] = Math.min(boxes[box], row);
            boxes[box + 1] = Math.min(boxes[box + 1], runs.start(run) - row * columns);
            boxes[box + 2] = Math.max(boxes[box + 2], row + 1);
            boxes[box + 3] = Math.max(boxes[box + 3], runs.end(run) - row * columns);
        }
        for (int i = 0; i < regions; i++) {
            BoundingBox box =
                    new BoundingBox(
                            boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3]);
            all.add(new Region(i + 1, areas[i], sums[i] / areas[i], box));
        }
    }

    private double sum(int start, int end) {
        double even = 0;
        double odd = 0;
        for (int i = start; i + 1 < end; i += 2) {
            even += luma[i];
            odd += luma[i + 1];
        }
        return even + odd + ((end - start) % 2 == 0 ? 0 : luma[end - 1]);
    }

    /** The same pixel by pixel: the order of the sums is the order of the search. */
    List<Region> bySearch() {
        int[] stack = new int[luma.length];
        for (int start = 0; start < regionOf.length; start++) {
            if (regionOf[start] == 0) {
                all.add(flood(start, all.size() + 1, stack));
            }
        }
        return all;
    }

    private Region flood(int start, int number, int[] stack) {
        int height = 0;
        stack[height++] = start / columns << PACKED | start % columns;
        regionOf[start] = number;
        double sum = 0;
        int area = 0;
        int top = rows;
        int left = columns;
        int bottom = 0;
        int right = 0;
        while (height > 0) {
            int packed = stack[--height];
            int row = packed >> PACKED;
            int column = packed & COLUMN;
            int cell = row * columns + column;
            sum += luma[cell];
            area++;
            top = Math.min(top, row);
            left = Math.min(left, column);
            bottom = Math.max(bottom, row + 1);
            right = Math.max(right, column + 1);
            if (row > 0 && regionOf[cell - columns] == 0) {
                regionOf[cell - columns] = number;
                stack[height++] = packed - (1 << PACKED);
            }
            if (row < rows - 1 && regionOf[cell + columns] == 0) {
                regionOf[cell + columns] = number;
                stack[height++] = packed + (1 << PACKED);
            }
            if (column > 0 && regionOf[cell - 1] == 0) {
                regionOf[cell - 1] = number;
                stack[height++] = packed - 1;
            }
            if (column < columns - 1 && regionOf[cell + 1] == 0) {
                regionOf[cell + 1] = number;
                stack[height++] = packed + 1;
            }
        }
        return new Region(number, area, sum / area, new BoundingBox(top, left, bottom, right));
    }
}
