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

    /** This surface is nowhere farther from {@code other}, over an image of the same size. */
    double distanceFrom(QuadraticSurface other) {
        double most = 0;
        for (int i = 0; i < TERMS; i++) {
            // No coordinate is larger than 1.
            most += Math.abs(factors[i] - other.factors[i]);
        }
        return most;
    }

    /** Writes the coordinates of the pixels {@code places}, counted row by row. */
    void coordinates(int[] places, double[] x, double[] y) {
        int row = 0;
        int first = 0;
        for (int i = 0; i < places.length; i++) {
            if (places[i] < first || places[i] >= first + xs.length) {
                row = places[i] / xs.length;
                first = row * xs.length;
            }
            x[i] = xs[places[i] - first];
            y[i] = ys[row];
        }
    }

    /** Writes the values at the points with the coordinates {@code x} and {@code y}. */
    void at(double[] x, double[] y, float[] values) {
        double level = factors[0];
        double across = factors[1];
        double down = factors[2];
        double bent = factors[3];
        double twisted = factors[4];
        double square = factors[5];
        for (int i = 0; i < x.length; i++) {
            // In the order of at(), so that both give the same number.
            values[i] =
                    (float)
                            (level
                                    + across * x[i]
                                    + down * y[i]
                                    + bent * (x[i] * x[i])
                                    + twisted * (x[i] * y[i])
                                    + square * (y[i] * y[i]));
        }
    }

    /** Its values row by row. */
    Rows rows() {
        return new Rows();
    }

    /** Brings the values of one row after the other. Belongs to one thread. */
    final class Rows {
        /** The share of each column, the same in all rows. */
        private final double[] starts = new double[xs.length];

        private final double[] bends = new double[xs.length];
        private final double[] sums = new double[xs.length];

        private Rows() {
            for (int column = 0; column < xs.length; column++) {
                double x = xs[column];
                starts[column] = factors[0] + factors[1] * x;
                bends[column] = factors[3] * (x * x);
            }
        }

        /** Writes the values of the row {@code row}, one a column. */
        void write(int row, float[] values) {
            double y = ys[row];
            double down = factors[2] * y;
            double square = factors[5] * (y * y);
            double twisted = factors[4];
            for (int i = 0; i < sums.length; i++) {
                // In the order of at(), so that both give the same number.
                sums[i] = starts[i] + down + bends[i] + twisted * (xs[i] * y) + square;
            }
            for (int i = 0; i < sums.length; i++) {
                values[i] = (float) sums[i];
            }
        }
    }

    /**
     * The surface with the least squares, over an image of the same size.
     *
     * @param x the coordinates of points, of {@link #coordinates}
     * @param values their values
     * @param chosen the indices of the points that it goes through
     * @param count how many of them
     */
    QuadraticSurface fit(double[] x, double[] y, float[] values, int[] chosen, int count) {
        return new QuadraticSurface(xs, ys, solve(equations(x, y, values, chosen, count)));
    }

    /**
     * The normal equations, and their right side. Each sum has a variable of its own, which stays
     * in a register.
     */
    private static double[][] equations(
            double[] x, double[] y, float[] values, int[] chosen, int count) {
        double ofX = 0;
        double ofY = 0;
        double ofXx = 0;
        double ofXy = 0;
        double ofYy = 0;
        double xByXx = 0;
        double xByXy = 0;
        double xByYy = 0;
        double yByXx = 0;
        double yByXy = 0;
        double yByYy = 0;
        double xxByXx = 0;
        double xxByXy = 0;
        double xxByYy = 0;
        double xyByXy = 0;
        double xyByYy = 0;
        double yyByYy = 0;
        double right = 0;
        double rightX = 0;
        double rightY = 0;
        double rightXx = 0;
        double rightXy = 0;
        double rightYy = 0;
        for (int i = 0; i < count; i++) {
            int point = chosen[i];
            double px = x[point];
            double py = y[point];
            double value = values[point];
            double xx = px * px;
            double xy = px * py;
            double yy = py * py;
            ofX += px;
            ofY += py;
            ofXx += xx;
            ofXy += xy;
            ofYy += yy;
            xByXx += px * xx;
            xByXy += px * xy;
            xByYy += px * yy;
            yByXx += py * xx;
            yByXy += py * xy;
            yByYy += py * yy;
            xxByXx += xx * xx;
            xxByXy += xx * xy;
            xxByYy += xx * yy;
            xyByXy += xy * xy;
            xyByYy += xy * yy;
            yyByYy += yy * yy;
            right += value;
            rightX += px * value;
            rightY += py * value;
            rightXx += xx * value;
            rightXy += xy * value;
            rightYy += yy * value;
        }
        return new double[][] {
            {count, ofX, ofY, ofXx, ofXy, ofYy, right},
            {ofX, ofXx, ofXy, xByXx, xByXy, xByYy, rightX},
            {ofY, ofXy, ofYy, yByXx, yByXy, yByYy, rightY},
            {ofXx, xByXx, yByXx, xxByXx, xxByXy, xxByYy, rightXx},
            {ofXy, xByXy, yByXy, xxByXy, xyByXy, xyByYy, rightXy},
            {ofYy, xByYy, yByYy, xxByYy, xyByYy, yyByYy, rightYy}
        };
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
