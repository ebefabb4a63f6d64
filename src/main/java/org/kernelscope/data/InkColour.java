package org.kernelscope.data;

import org.kernelscope.data.DecodedImage.Chroma;

/**
 * The direction in the space of colours in which ink differs from its ground: the first principal
 * component of what differs from the paper. Seen along it, red ink on a green board of the same
 * brightness stands out as black ink does on white paper. No state; any thread.
 */
final class InkColour {
    private static final int ROUNDS = 32;

    /** A grey that is lighter by some amount is as much farther along the direction of greys. */
    private static final double GREY = Math.sqrt(3);

    private InkColour() {}

    /**
     * The coordinate of each pixel along that direction.
     *
     * @param luma the brightness of each pixel, opaque
     * @param chroma the colours of these pixels
     */
    static float[] levels(float[] luma, Chroma chroma, int rows, int columns) {
        float[][] planes = {luma, chroma.red(), chroma.blue()};
        float[][] differences = new float[planes.length][];
        for (int plane = 0; plane < planes.length; plane++) {
            differences[plane] = differences(planes[plane], rows, columns);
        }
        double[] direction = principal(scatter(differences));
        float[] levels = new float[luma.length];
        for (int i = 0; i < levels.length; i++) {
            double[] colour = colour(luma[i], chroma.red()[i], chroma.blue()[i]);
            levels[i] = (float) (dot(direction, colour) / GREY);
        }
        return levels;
    }

    private static float[] differences(float[] plane, int rows, int columns) {
        float[] paper = BackgroundEstimate.under(plane, rows, columns).levels();
        float[] differences = new float[plane.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = plane[i] - paper[i];
        }
        return differences;
    }

    /**
     * The sum of d·dᵀ over the differences d, each weighed by its square: the ink is often a
     * hundredth of the image, and the noise of all the rest must not decide.
     */
    private static double[][] scatter(float[][] differences) {
        double[][] scatter = new double[3][3];
        for (int i = 0; i < differences[0].length; i++) {
            double[] d = colour(differences[0][i], differences[1][i], differences[2][i]);
            double weight = dot(d, d);
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    scatter[row][column] += weight * d[row] * d[column];
                }
            }
        }
        return scatter;
    }

    /** The eigenvector of the largest eigenvalue, by power iteration; greys if there is none. */
    private static double[] principal(double[][] scatter) {
        double[] direction = {0.9, 1, 1.1};
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[3];
            for (int row = 0; row < 3; row++) {
                next[row] = dot(scatter[row], direction);
            }
            double length = Math.sqrt(dot(next, next));
            if (length < 1e-12) {
                return new double[] {1 / GREY, 1 / GREY, 1 / GREY};
            }
            for (int row = 0; row < 3; row++) {
                next[row] /= length;
            }
            direction = next;
        }
        return direction;
    }

    /** Red, green and blue. */
    private static double[] colour(float luma, float red, float blue) {
        return new double[] {luma + red, luma + DecodedImage.green(red, blue), luma + blue};
    }

    private static double dot(double[] one, double[] two) {
        return one[0] * two[0] + one[1] * two[1] + one[2] * two[2];
    }
}
