package org.kernelscope.data;

import java.util.Random;

/**
 * A smooth random field over an image: random numbers at the control points of a coarse grid, with
 * uniform cubic B-splines between them. One thread.
 */
final class ElasticField {
    private static final int TAPS = 4;

    private final int rows;
    private final int columns;
    private final int gridColumns;
    private final float[] grid;
    private final float[] rowWeights;
    private final float[] columnWeights;
    private final int spacing;
    private final float[] values;
    private final float[] band;

    ElasticField(int rows, int columns, int spacing) {
        this.rows = rows;
        this.columns = columns;
        this.spacing = spacing;
        this.gridColumns = (columns - 1) / spacing + TAPS;
        this.grid = new float[((rows - 1) / spacing + TAPS) * gridColumns];
        this.rowWeights = weights(rows, spacing);
        this.columnWeights = weights(columns, spacing);
        this.values = new float[rows * columns];
        this.band = new float[gridColumns];
    }

    /** The four basis functions at every pixel of an axis. */
    private static float[] weights(int extent, int spacing) {
        float[] weights = new float[extent * TAPS];
        for (int i = 0; i < extent; i++) {
            double t = i % spacing / (double) spacing;
            weights[i * TAPS] = (float) ((1 - t) * (1 - t) * (1 - t) / 6);
            weights[i * TAPS + 1] = (float) ((3 * t * t * t - 6 * t * t + 4) / 6);
            weights[i * TAPS + 2] = (float) ((-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6);
            weights[i * TAPS + 3] = (float) (t * t * t / 6);
        }
        return weights;
    }

    /** Draws a new field, with control points uniform in ±{@code limit}. */
    void draw(Random random, double limit) {
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (float) Augmentation.draw(random, limit);
        }
        for (int row = 0; row < rows; row++) {
            int first = row / spacing * gridColumns;
            for (int g = 0; g < gridColumns; g++) {
                float sum = 0;
                for (int tap = 0; tap < TAPS; tap++) {
                    sum += rowWeights[row * TAPS + tap] * grid[first + tap * gridColumns + g];
                }
                band[g] = sum;
            }
            for (int column = 0; column < columns; column++) {
                int left = column / spacing;
                float sum = 0;
                for (int tap = 0; tap < TAPS; tap++) {
                    sum += columnWeights[column * TAPS + tap] * band[left + tap];
                }
                values[row * columns + column] = sum;
            }
        }
    }

    /** The field at a pixel. */
    float at(int row, int column) {
        return values[row * columns + column];
    }
}
