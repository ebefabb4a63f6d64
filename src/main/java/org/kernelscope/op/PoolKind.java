package org.kernelscope.op;

import org.kernelscope.tensor.Tensor;

/**
 * The reduction of a pooling window's values to one.
 *
 * <p>Each kind defines its value y and its slopes ∂y/∂x, one for each cell of the window. Doubling
 * all cells doubles y, so the slopes are also shares: {@code y = Σ x · ∂y/∂x} (Euler's theorem for
 * homogeneous functions).
 *
 * <p>Example: a 2×2 window with the values 1, 2, 2, 4
 *
 * <pre>{@code
 *           y                     slopes
 * MAX       4                     0,   0,   0,   1
 * AVERAGE   (1+2+2+4)/4 = 2.25    1/4, 1/4, 1/4, 1/4
 * MIN       1                     1,   0,   0,   0
 * L2        √(1+4+4+16) = 5       1/5, 2/5, 2/5, 4/5
 * }</pre>
 *
 * <p>Windows are given row by row. {@link Double#NaN} marks the cells in the padding, which take no
 * part. A window without any other cell has the value 0.
 */
public enum PoolKind {
    /** The largest value, {@code y = max x}. The gradient goes to the first cell that has it. */
    MAX("max") {
        @Override
        public double value(double[] window) {
            return valueAt(window, winner(window));
        }

        @Override
        public double[] gradient(double[] window) {
            return oneAt(window, winner(window));
        }

        @Override
        public int winner(double[] window) {
            return first(window, 1);
        }
    },
    /** The mean of the n values, {@code y = Σ x / n}. Each cell has the slope 1/n. */
    AVERAGE("average") {
        @Override
        public double value(double[] window) {
            double sum = 0;
            int count = 0;
            for (double x : window) {
                if (!Double.isNaN(x)) {
                    sum += x;
                    count++;
                }
            }
            return count == 0 ? 0 : sum / count;
        }

        @Override
        public double[] gradient(double[] window) {
            double[] slopes = new double[window.length];
            int count = 0;
            for (double x : window) {
                count += Double.isNaN(x) ? 0 : 1;
            }
            for (int tap = 0; tap < slopes.length; tap++) {
                slopes[tap] = Double.isNaN(window[tap]) ? 0 : 1.0 / count;
            }
            return slopes;
        }
    },
    /** The smallest value, {@code y = min x}. The gradient goes to the first cell that has it. */
    MIN("min") {
        @Override
        public double value(double[] window) {
            return valueAt(window, winner(window));
        }

        @Override
        public double[] gradient(double[] window) {
            return oneAt(window, winner(window));
        }

        @Override
        public int winner(double[] window) {
            return first(window, -1);
        }
    },
    /**
     * The square root of the sum of squares, {@code y = √Σ x²}, the length of the window as a
     * vector. Each cell has the slope x / y; all slopes are 0 where y is (P. Sermanet, S. Chintala,
     * Y. LeCun, ICPR 2012).
     */
    L2("l2") {
        @Override
        public double value(double[] window) {
            return length(window);
        }

        @Override
        public double[] gradient(double[] window) {
            double length = length(window);
            double[] slopes = new double[window.length];
            for (int tap = 0; tap < slopes.length; tap++) {
                double x = window[tap];
                slopes[tap] = Double.isNaN(x) || length == 0 ? 0 : x / length;
            }
            return slopes;
        }
    };

    private final String id;

    PoolKind(String id) {
        this.id = id;
    }

    /** The name in files and on the command line. */
    public String id() {
        return id;
    }

    /** y, the output for {@code window}. */
    public abstract double value(double[] window);

    /** ∂y/∂x for each cell of {@code window}; 0 in the padding. */
    public abstract double[] gradient(double[] window);

    /**
     * The index of the cell that is the output: the first, if several are equal. Returns −1 if the
     * output is no single cell, or if the whole window lies in the padding.
     */
    public int winner(double[] window) {
        return -1;
    }

    /** y, the output for {@code window}, rounded. */
    public float value(Tensor window) {
        return (float) value(cells(window));
    }

    /** ∂y/∂x for each cell of {@code window}; 0 in the padding. */
    public double[] gradient(Tensor window) {
        return gradient(cells(window));
    }

    /** The index of the cell that is the output; −1 if there is none. */
    public int winner(Tensor window) {
        return winner(cells(window));
    }

    private static double[] cells(Tensor window) {
        double[] cells = new double[window.size()];
        for (int tap = 0; tap < cells.length; tap++) {
            cells[tap] = window.get(tap);
        }
        return cells;
    }

    private static double length(double[] window) {
        double squares = 0;
        for (double x : window) {
            squares += Double.isNaN(x) ? 0 : x * x;
        }
        return Math.sqrt(squares);
    }

    /** The first cell with the largest {@code sign · x}; −1 if there is none. */
    private static int first(double[] window, int sign) {
        int best = -1;
        for (int tap = 0; tap < window.length; tap++) {
            double x = window[tap];
            boolean better = best < 0 || sign * x > sign * window[best];
            if (!Double.isNaN(x) && better) {
                best = tap;
            }
        }
        return best;
    }

    private static double valueAt(double[] window, int winner) {
        return winner < 0 ? 0 : window[winner];
    }

    private static double[] oneAt(double[] window, int winner) {
        double[] slopes = new double[window.length];
        if (winner >= 0) {
            slopes[winner] = 1;
        }
        return slopes;
    }
}
