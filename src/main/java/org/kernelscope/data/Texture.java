package org.kernelscope.data;

import java.util.Random;
import org.kernelscope.tensor.ColourPlanes;

/**
 * A textured ground: a dark colour that varies smoothly between control points, with a grain. It is
 * drawn anew for every image. One thread.
 */
final class Texture {
    /** Distance of the control points, in pixels. */
    private static final int SPACING = 7;

    /** Largest difference of a control point from the colour of the ground. */
    private static final float VARIES = 0.16f;

    /** Largest difference of a pixel from what is between the control points. */
    private static final float GRAIN = 0.04f;

    private static final float DARKEST = 0.05f;
    private static final float BRIGHTEST = 0.3f;

    private final int rows;
    private final int columns;
    private final float[] values;

    Texture(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        values = new float[ColourPlanes.COUNT * rows * columns];
    }

    /** The value of a channel at a pixel, 0 to 1. */
    float at(int channel, int pixel) {
        return values[channel * rows * columns + pixel];
    }

    /** Draws another ground, of a colour that is drawn too. */
    void draw(Random random) {
        float[] colour = new float[ColourPlanes.COUNT];
        for (int channel = 0; channel < colour.length; channel++) {
            colour[channel] = DARKEST + (BRIGHTEST - DARKEST) * random.nextFloat();
        }
        draw(colour, random);
    }

    /** Draws another ground of a given colour. */
    void draw(float[] colour, Random random) {
        int down = (rows - 1) / SPACING + 2;
        int right = (columns - 1) / SPACING + 2;
        float[] points = new float[down * right];
        for (int channel = 0; channel < colour.length; channel++) {
            for (int i = 0; i < points.length; i++) {
                points[i] = colour[channel] + VARIES * (2 * random.nextFloat() - 1);
            }
            for (int i = 0; i < rows * columns; i++) {
                float row = (float) (i / columns) / SPACING;
                float column = (float) (i % columns) / SPACING;
                float value =
                        Bilinear.at(points, down, right, row, column)
                                + GRAIN * (2 * random.nextFloat() - 1);
                values[channel * rows * columns + i] = Math.max(0, Math.min(1, value));
            }
        }
    }
}
