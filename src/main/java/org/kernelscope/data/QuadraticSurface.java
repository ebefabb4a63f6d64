package org.kernelscope.data;

/**
 * A quadratic surface over an image, for what changes slowly: the light on paper, its colour. The
 * value at a pixel is a + b·x + c·y + d·x² + e·xy + f·y², with x and y between −1 and 1. Immutable;
 * any thread.
 */
final class QuadraticSurface {
    private static final int TERMS = 6;

    private final double[] xs;
    private final double[] ys;
    private final double[] factors;

    private QuadraticSurface(double[] xs, double[] ys, double[] factors) {
        this.xs = xs;
        this.ys = ys;
        this.factors = factors;
    }

    /** The same value everywhere. */
    static QuadraticSurface flat(double level, int rows, int columns) {
        double[] factors = new double[TERMS];
        factors[0] = level;
        return new QuadraticSurface(axis(columns), axis(rows), factors);
    }

    private static double[] axis(int count) {
        double[] axis = new double[count];
        for (int i = 0; i < count; i++) {
            axis[i] = count == 1 ? 0 : 2.0 * i / (count - 1) - 1;
        }
        return axis;
    }

    /** The value at {@code row}, {@code column}. */
    float at(int row, int column) {
        double x = xs[column];
        double y = ys[row];
        double start = factors[0] + factors[1] * x;
        return (float)
                (start
                        + factors[2] * y
                        + factors[3] * (x * x)
                        + factors[4] * (x * y)
                        + factors[5] * (y * y));
    }

    /** The value at the pixel {@code place}, counted row by row. */
    float at(int place) {
        return at(place / xs.length, place % xs.length);
    }

    /** The values of a row, one a column. */
    void row(int row, float[] values) {
        double y = ys[row];
        double down = factors[2] * y;
        double square = factors[5] * (y * y);
        double level = factors[0];
        double across = factors[1];
        double bent = factors[3];
        double twisted = factors[4];
        for (int column = 0; column < xs.length; column++) {
            double x = xs[column];
            // In the order of at(), so that both give the same number.
            values[column] =
                    (float)
                            (level
                                    + across * x
                                    + down
                                    + bent * (x * x)
                                    + twisted * (x * y)
                                    + square);
        }
    }

    /** A fit by least squares to pixels of an image of the same size. */
    Fit fit() {
        return new Fit();
    }

    /** The sums of a fit. Belongs to one thread. */
    final class Fit {
        /** The normal equations: the upper triangle of the matrix, and the right side. */
        private final double[][] equations = new double[TERMS][TERMS + 1];

        private final double[] terms = new double[TERMS];

        /** Takes the value of the pixel {@code place} into account. */
        void add(int place, float value) {
            double x = xs[place % xs.length];
            double y = ys[place / xs.length];
            terms[0] = 1;
            terms[1] = x;
            terms[2] = y;
            terms[3] = x * x;
            terms[4] = x * y;
            terms[5] = y * y;
            for (int i = 0; i < TERMS; i++) {
                double[] equation = equations[i];
                double term = terms[i];
                for (int j = i; j < TERMS; j++) {
                    equation[j] += term * terms[j];
                }
                equation[TERMS] += term * value;
            }
        }

        /** The surface with the least squares. */
        QuadraticSurface surface() {
            for (int i = 0; i < TERMS; i++) {
                for (int j = 0; j < i; j++) {
                    equations[i][j] = equations[j][i];
                }
            }
            return new QuadraticSurface(xs, ys, solve(equations));
        }
    }

    /** Gauss-Jordan elimination; a little ridge keeps thin images, one row high, solvable. */
    private static double[] solve(double[][] equations) {
        for (int i = 0; i < TERMS; i++) {
            equations[i][i] += 1e-6;
        }
        for (int i = 0; i < TERMS; i++) {
            for (int row = 0; row < TERMS; row++) {
                double factor = equations[row][i] / equations[i][i];
                for (int j = i; row != i && j <= TERMS; j++) {
                    equations[row][j] -= factor * equations[i][j];
                }
            }
        }
        double[] solution = new double[TERMS];
        for (int i = 0; i < TERMS; i++) {
            solution[i] = equations[i][TERMS] / equations[i][i];
        }
        return solution;
    }
}
