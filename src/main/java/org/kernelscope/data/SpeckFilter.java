package org.kernelscope.data;

/** Drops specks of dust: blots of ink that are tiny beside the largest. No state; any thread. */
final class SpeckFilter {
    /** A blot of less than this share of the largest blot's ink is a speck. */
    private static final double SHARE = 0.02;

    private SpeckFilter() {}

    /** Sets the ink of all specks to 0. Cells that touch at a side or corner are one blot. */
    static void remove(float[] ink, int rows, int columns) {
        int[] blots = new int[ink.length];
        int[] stack = new int[ink.length];
        double[] masses = new double[ink.length + 1];
        int count = 0;
        double largest = 0;
        for (int start = 0; start < ink.length; start++) {
            if (ink[start] > 0 && blots[start] == 0) {
                count++;
                masses[count] = flood(ink, rows, columns, start, count, blots, stack);
                largest = Math.max(largest, masses[count]);
            }
        }
        for (int i = 0; i < ink.length; i++) {
            if (masses[blots[i]] < SHARE * largest) {
                ink[i] = 0;
            }
        }
    }

    /** Marks the blot at {@code start} with {@code number} and returns its ink. */
    private static double flood(
            float[] ink, int rows, int columns, int start, int number, int[] blots, int[] stack) {
        double mass = 0;
        int height = 0;
        stack[height++] = start;
        blots[start] = number;
        while (height > 0) {
            int cell = stack[--height];
            mass += ink[cell];
            int row = cell / columns;
            int column = cell % columns;
            for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                    int next = r * columns + c;
                    if (ink[next] > 0 && blots[next] == 0) {
                        blots[next] = number;
                        stack[height++] = next;
                    }
                }
            }
        }
        return mass;
    }
}
