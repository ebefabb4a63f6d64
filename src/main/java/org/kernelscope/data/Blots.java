package org.kernelscope.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The separate blots of ink in an image: cells with more than a threshold that touch at a side or
 * corner belong to one. Belongs to one thread.
 */
final class Blots {
    /** In a cell with ink whose blot is not known yet. */
    private static final int OPEN = -1;

    /** A row and a column in one number. */
    private static final int PACKED = 16;

    private static final int COLUMN = (1 << PACKED) - 1;

    private final float[] ink;
    private final int rows;
    private final int columns;

    /** For each cell the number of its blot, counted from 1; 0 for none. */
    private final int[] numbers;

    private int[] room = new int[1024];
    private final List<Blot> all = new ArrayList<>();

    private Blots(float[] ink, int rows, int columns) {
        if (Math.max(rows, columns) > COLUMN / 2) {
            throw new IllegalArgumentException(rows + " × " + columns);
        }
        this.ink = ink;
        this.rows = rows;
        this.columns = columns;
        this.numbers = new int[ink.length];
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
        Blots blots = new Blots(ink, rows, columns);
        int[] numbers = blots.numbers;
        for (int i = 0; i < ink.length; i++) {
            numbers[i] = ink[i] > threshold ? OPEN : 0;
        }
        for (int start = 0; start < numbers.length; start++) {
            if (numbers[start] == OPEN) {
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
        int[] stack = room;
        int height = 0;
        numbers[start] = number;
        stack[height++] = start / columns << PACKED | start % columns;
        while (height > 0) {
            int packed = stack[--height];
            int row = packed >> PACKED;
            int column = packed & COLUMN;
            int cell = row * columns + column;
            mass += ink[cell];
            top = Math.min(top, row);
            left = Math.min(left, column);
            bottom = Math.max(bottom, row + 1);
            right = Math.max(right, column + 1);
            if (height + 8 > stack.length) {
                stack = Arrays.copyOf(stack, 2 * stack.length);
            }
            boolean hasLeft = column > 0;
            boolean hasRight = column < columns - 1;
            int up = row > 0 ? cell - columns : cell;
            int down = row < rows - 1 ? cell + columns : cell;
            int at = packed - (up == cell ? 0 : 1 << PACKED);
            for (int middle = up; middle <= down; middle += columns) {
                if (hasLeft && numbers[middle - 1] == OPEN) {
                    numbers[middle - 1] = number;
                    stack[height++] = at - 1;
                }
                if (numbers[middle] == OPEN) {
                    numbers[middle] = number;
                    stack[height++] = at;
                }
                if (hasRight && numbers[middle + 1] == OPEN) {
                    numbers[middle + 1] = number;
                    stack[height++] = at + 1;
                }
                at += 1 << PACKED;
            }
        }
        room = stack;
        return new Blot(mass, new BoundingBox(top, left, bottom, right));
    }
}
