package org.kernelscope.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The separate blots of ink in an image: cells with more than a threshold that touch at a side or
 * corner belong to one. Belongs to one thread.
 */
final class Blots {
    private final float[] ink;
    private final int rows;
    private final int columns;
    private final float threshold;

    /** For each cell the number of its blot, counted from 1; 0 for none. */
    private final int[] numbers;

    private final int[] stack;
    private final List<Blot> all = new ArrayList<>();

    private Blots(float[] ink, int rows, int columns, float threshold) {
        this.ink = ink;
        this.rows = rows;
        this.columns = columns;
        this.threshold = threshold;
        this.numbers = new int[ink.length];
        this.stack = new int[ink.length];
    }

    /**
     * One blot.
     *
     * @param mass its ink, added up
     * @param box the tight box around it
     */
    record Blot(double mass, BoundingBox box) {}

    /** The blots of {@code ink}, row by row, by the place of their first cell. */
    static Blots of(float[] ink, int rows, int columns, float threshold) {
        Blots blots = new Blots(ink, rows, columns, threshold);
        for (int start = 0; start < ink.length; start++) {
            if (ink[start] > threshold && blots.numbers[start] == 0) {
                blots.all.add(blots.flood(start, blots.all.size() + 1));
            }
        }
        return blots;
    }

    List<Blot> all() {
        return all;
    }

    /** The mass of the heaviest; 0 if there is none. */
    double largestMass() {
        return all.stream().mapToDouble(Blot::mass).max().orElse(0);
    }

    /** The mass of the blot that the cell belongs to; 0 for none. */
    double massAt(int cell) {
        return numbers[cell] == 0 ? 0 : all.get(numbers[cell] - 1).mass();
    }

    /** The number of the blot that the cell belongs to, counted from 1; 0 for none. */
    int numberAt(int cell) {
        return numbers[cell];
    }

    private Blot flood(int start, int number) {
        double mass = 0;
        int top = rows;
        int left = columns;
        int bottom = 0;
        int right = 0;
        int height = 0;
        stack[height++] = start;
        numbers[start] = number;
        while (height > 0) {
            int cell = stack[--height];
            mass += ink[cell];
            int row = cell / columns;
            int column = cell % columns;
            top = Math.min(top, row);
            left = Math.min(left, column);
            bottom = Math.max(bottom, row + 1);
            right = Math.max(right, column + 1);
            for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                    int next = r * columns + c;
                    if (ink[next] > threshold && numbers[next] == 0) {
                        numbers[next] = number;
                        stack[height++] = next;
                    }
                }
            }
        }
        return new Blot(mass, new BoundingBox(top, left, bottom, right));
    }
}
