package org.kernelscope.data;

import java.util.Random;

/**
 * Distorts one image after another as an {@link Augmentation} allows. For every pixel of the result
 * it computes where in the original it comes from, and reads there between the pixels. The elastic
 * part moves a coarse grid of control points at random and goes smoothly (cubic B-spline) from one
 * to the next. Keeps scratch arrays: one thread.
 */
final class Distortion {
    /** Distance between control points in pixels; about the 4 to 8 of Simard et al.'s Gaussian. */
    private static final int SPACING = 6;

    private final Augmentation limits;
    private final int rows;
    private final int columns;
    private final boolean edges;
    private final ElasticField down;
    private final ElasticField right;

    Distortion(Augmentation limits, int rows, int columns, boolean edges) {
        this.edges = edges;
        this.limits = limits;
        this.rows = rows;
        this.columns = columns;
        this.down = new ElasticField(rows, columns, SPACING);
        this.right = new ElasticField(rows, columns, SPACING);
    }

    /**
     * Writes the distorted image.
     *
     * @param ink the image, from index 0 on
     * @param target gets the result, from {@code at} on
     */
    void apply(float[] ink, Random random, float[] target, int at) {
        double angle = Math.toRadians(Augmentation.draw(random, limits.degrees()));
        double tall = 1 / (1 + Augmentation.draw(random, limits.scale()));
        double wide = 1 / (1 + Augmentation.draw(random, limits.scale()));
        double shear = Augmentation.draw(random, limits.shear());
        float shiftDown = (float) Augmentation.draw(random, limits.shift());
        float shiftRight = (float) Augmentation.draw(random, limits.shift());
        boolean elastic = limits.elastic() > 0;
        if (elastic) {
            down.draw(random, limits.elastic());
            right.draw(random, limits.elastic());
        }
        // The map from the result back to the original: rotation after scale after shear.
        float rowByRow = (float) (Math.cos(angle) * tall);
        float rowByColumn = (float) (-Math.sin(angle) * wide);
        float columnByRow = (float) (Math.sin(angle) * tall + shear);
        float columnByColumn = (float) (Math.cos(angle) * wide);
        float middleRow = (rows - 1) / 2f;
        float middleColumn = (columns - 1) / 2f;
        for (int row = 0; row < rows; row++) {
            float y = row - middleRow;
            for (int column = 0; column < columns; column++) {
                float x = column - middleColumn;
                float r = middleRow + rowByRow * y + rowByColumn * x - shiftDown;
                float c = middleColumn + columnByRow * y + columnByColumn * x - shiftRight;
                if (elastic) {
                    r += down.at(row, column);
                    c += right.at(row, column);
                }
                if (edges) {
                    r = Math.max(0, Math.min(rows - 1, r));
                    c = Math.max(0, Math.min(columns - 1, c));
                }
                target[at + row * columns + column] = Bilinear.at(ink, rows, columns, r, c);
            }
        }
    }
}
