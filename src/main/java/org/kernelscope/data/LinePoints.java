package org.kernelscope.data;

import java.util.Arrays;

/**
 * The points that straight lines are looked for in: the middles of short dark runs. No state; any
 * thread.
 */
final class LinePoints {
    private LinePoints() {}

    /**
     * For each column of an image the rows of the middles of its short dark runs.
     *
     * @param contrast by how much each pixel is darker than its ground
     * @param threshold what is darker by more is dark
     * @param longest the longest run
     */
    static float[][] inColumns(
            float[] contrast, int rows, int columns, float threshold, int longest) {
        // Row by row, as the image lies in memory, with the runs of all columns at once.
        float[][] points = new float[columns][4];
        int[] counts = new int[columns];
        int[] runs = new int[columns];
        int open = 0;
        for (int row = 0; row <= rows; row++) {
            int first = row * columns;
            if (open == 0 && (row == rows || !isAnyDark(contrast, first, columns, threshold))) {
                continue;
            }
            for (int column = 0; column < columns; column++) {
                int run = runs[column];
                if (row < rows && contrast[first + column] > threshold) {
                    open += run == 0 ? 1 : 0;
                    runs[column] = run + 1;
                } else if (run > 0) {
                    if (run <= longest) {
                        int count = counts[column]++;
                        if (count == points[column].length) {
                            points[column] = Arrays.copyOf(points[column], 2 * count);
                        }
                        points[column][count] = middle(row, run);
                    }
                    runs[column] = 0;
                    open--;
                }
            }
        }
        for (int column = 0; column < columns; column++) {
            points[column] = Arrays.copyOf(points[column], counts[column]);
        }
        return points;
    }

    private static boolean isAnyDark(float[] contrast, int first, int count, float threshold) {
        for (int i = first; i < first + count; i++) {
            if (contrast[i] > threshold) {
                return true;
            }
        }
        return false;
    }

    /** For each row of an image the columns of the middles of its short dark runs. */
    static float[][] inRows(float[] contrast, int rows, int columns, float threshold, int longest) {
        float[][] points = new float[rows][];
        float[] middles = new float[columns];
        for (int row = 0; row < rows; row++) {
            int count = 0;
            int first = row * columns;
            int end = first + columns;
            for (int i = first; i < end; i++) {
                if (contrast[i] > threshold) {
                    int start = i;
                    while (i < end && contrast[i] > threshold) {
                        i++;
                    }
                    if (i - start <= longest) {
                        middles[count++] = middle(i - first, i - start);
                    }
                }
            }
            points[row] = Arrays.copyOf(middles, count);
        }
        return points;
    }

    /** The middle of a run of {@code length} pixels that ends before {@code end}. */
    private static float middle(int end, int length) {
        return end - (length + 1) / 2f;
    }
}
