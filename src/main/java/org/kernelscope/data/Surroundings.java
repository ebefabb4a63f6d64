package org.kernelscope.data;

import java.util.List;
import org.kernelscope.data.FlatRegions.Region;

/**
 * The surroundings of a smooth part of an image. A sheet ends in a step from its brightness to that
 * of the desk; the loop of a drawn stroke, such as the outline of a face, has ink between the paper
 * inside and the paper outside. Belongs to one thread.
 */
final class Surroundings {
    /** Ink differs from the brightness on both sides by this share of the contrast. */
    private static final double INK = 0.3;

    /** Paper differs from paper by less than this share. */
    private static final double PAPER = 0.5;

    /** The share of ink, for even a thin stroke has soft edges. */
    private static final double LEAST_INK = 0.15;

    private final float[] luma;
    private final int[] regionOf;
    private final int rows;
    private final int columns;

    /** The brightness of each part, and the box around it, by its number. */
    private final float[] levels;

    private final BoundingBox[] boxes;

    /**
     * @param regionOf for each pixel the number of its smooth part, from 1; 0 for none
     * @param regions the smooth parts
     */
    Surroundings(float[] luma, int[] regionOf, int rows, int columns, List<Region> regions) {
        this.luma = luma;
        this.regionOf = regionOf;
        this.rows = rows;
        this.columns = columns;
        this.levels = new float[regions.size() + 1];
        this.boxes = new BoundingBox[levels.length];
        for (Region region : regions) {
            levels[region.number()] = (float) region.level();
            boxes[region.number()] = region.box();
        }
    }

    /**
     * True if the part {@code region} is the inside of a stroke.
     *
     * @param contrast that of the ink on it
     */
    boolean isStroke(int region, double contrast) {
        int ground = ground(region, contrast);
        if (ground == 0) {
            return false;
        }
        float darker = Math.min(levels[region], levels[ground]);
        float lighter = Math.max(levels[region], levels[ground]);
        boolean[] ring = ring(region, outside(region), ground);
        double margin = INK * contrast;
        int ink = 0;
        int count = 0;
        for (int i = 0; i < ring.length; i++) {
            if (ring[i]) {
                count++;
                ink += luma[i] < darker - margin || luma[i] > lighter + margin ? 1 : 0;
            }
        }
        return ink > LEAST_INK * count;
    }

    /** The smallest part around {@code region} that may be the same paper; 0 if there is none. */
    private int ground(int region, double contrast) {
        BoundingBox inner = boxes[region];
        int ground = 0;
        for (int number = 1; number < levels.length; number++) {
            BoundingBox box = boxes[number];
            boolean paper =
                    number != region
                            && box.top() <= inner.top()
                            && box.left() <= inner.left()
                            && box.bottom() >= inner.bottom()
                            && box.right() >= inner.right()
                            && Math.abs(levels[number] - levels[region]) < PAPER * contrast;
            if (paper && (ground == 0 || boxes[ground].longerSide() > box.longerSide())) {
                ground = number;
            }
        }
        return ground;
    }

    /** The pixels that can be reached from the rim of the image without crossing the region. */
    private boolean[] outside(int region) {
        boolean[] outside = new boolean[luma.length];
        int[] stack = new int[luma.length];
        int height = 0;
        for (int i = 0; i < luma.length; i++) {
            int row = i / columns;
            int column = i % columns;
            boolean rim = row == 0 || column == 0 || row == rows - 1 || column == columns - 1;
            if (rim && regionOf[i] != region) {
                outside[i] = true;
                stack[height++] = i;
            }
        }
        return spread(outside, stack, height, next -> regionOf[next] != region);
    }

    /** The band between the region and the ground. */
    private boolean[] ring(int region, boolean[] outside, int ground) {
        boolean[] ring = new boolean[luma.length];
        int[] stack = new int[luma.length];
        int height = 0;
        for (int i = 0; i < ring.length; i++) {
            boolean free = outside[i] && regionOf[i] != ground;
            boolean beside =
                    i % columns > 0 && regionOf[i - 1] == region
                            || i % columns < columns - 1 && regionOf[i + 1] == region
                            || i >= columns && regionOf[i - columns] == region
                            || i < ring.length - columns && regionOf[i + columns] == region;
            if (free && beside) {
                ring[i] = true;
                stack[height++] = i;
            }
        }
        return spread(ring, stack, height, next -> outside[next] && regionOf[next] != ground);
    }

    /** Tells which pixels belong. */
    @FunctionalInterface
    private interface Belongs {
        boolean at(int place);
    }

    private boolean[] spread(boolean[] seen, int[] stack, int height, Belongs belongs) {
        while (height > 0) {
            int cell = stack[--height];
            int row = cell / columns;
            int column = cell % columns;
            for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                    int next = r * columns + c;
                    if (!seen[next] && belongs.at(next)) {
                        seen[next] = true;
                        stack[height++] = next;
                    }
                }
            }
        }
        return seen;
    }
}
