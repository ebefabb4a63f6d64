package org.kernelscope.workshop;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The classic kernels of image processing, for any size. R. C. Gonzalez, R. E. Woods, <em>Digital
 * Image Processing</em>, chapters 3 and 10; for Gabor J. G. Daugman, JOSA A 2(7), 1985.
 */
public enum ClassicKernel {
    /** The cell itself. */
    IDENTITY {
        @Override
        double at(Place p, Parameters of) {
            return p.isCentre() ? 1 : 0;
        }
    },
    /** Ones: the sum of the window, or its mean when normalised. */
    BOX {
        @Override
        double at(Place p, Parameters of) {
            return 1;
        }
    },
    /** {@code exp(−(x² + y²) / 2σ²)}. */
    GAUSSIAN {
        @Override
        double at(Place p, Parameters of) {
            return Math.exp(-(p.x * p.x + p.y * p.y) / (2 * of.sigma() * of.sigma()));
        }
    },
    /** The change from left to right, smoothed by binomial coefficients: −1 0 1, −2 0 2, −1 0 1. */
    SOBEL_COLUMNS {
        @Override
        double at(Place p, Parameters of) {
            return binomial(p.rows - 1, p.row) * difference(p.columns, p.column);
        }
    },
    /** The change from top to bottom. */
    SOBEL_ROWS {
        @Override
        double at(Place p, Parameters of) {
            return binomial(p.columns - 1, p.column) * difference(p.rows, p.row);
        }
    },
    /** The change from left to right, every row alike: −1 0 1. */
    PREWITT_COLUMNS {
        @Override
        double at(Place p, Parameters of) {
            return p.x;
        }
    },
    /** The change from top to bottom, every column alike. */
    PREWITT_ROWS {
        @Override
        double at(Place p, Parameters of) {
            return p.y;
        }
    },
    /** The four neighbours minus four times the cell: the second derivative. */
    LAPLACIAN {
        @Override
        double at(Place p, Parameters of) {
            return p.isCentre() ? -4 : p.isNeighbour() ? 1 : 0;
        }
    },
    /** The cell minus its Laplacian. */
    SHARPEN {
        @Override
        double at(Place p, Parameters of) {
            return p.isCentre() ? 5 : p.isNeighbour() ? -1 : 0;
        }
    },
    /** Light from the upper left: −2 −1 0, −1 1 1, 0 1 2. */
    EMBOSS {
        @Override
        double at(Place p, Parameters of) {
            return p.isCentre() ? 1 : p.x + p.y;
        }
    },
    /** {@code exp(−(x'² + γ²·y'²) / 2σ²) · cos(2π·x' / λ)}, turned by θ; γ = 0.5. */
    GABOR {
        @Override
        double at(Place p, Parameters of) {
            double angle = Math.toRadians(of.degrees());
            double along = p.x * Math.cos(angle) + p.y * Math.sin(angle);
            double across = -p.x * Math.sin(angle) + p.y * Math.cos(angle);
            double distance = along * along + ASPECT * ASPECT * across * across;
            return Math.exp(-distance / (2 * of.sigma() * of.sigma()))
                    * Math.cos(2 * Math.PI * along / of.wavelength());
        }
    };

    private static final double ASPECT = 0.5;

    /**
     * The parameters of those that have any.
     *
     * @param sigma σ of the Gaussian and of Gabor's envelope, in cells, above 0
     * @param degrees θ, the direction of Gabor's wave, in degrees
     * @param wavelength λ of Gabor's wave, in cells, above 0
     */
    public record Parameters(double sigma, double degrees, double wavelength) {
        /** σ 1, θ 0, λ 4. */
        public static final Parameters USUAL = new Parameters(1, 0, 4);
    }

    /** A tap; x and y count from the middle of the kernel. */
    private static final class Place {
        private final int rows;
        private final int columns;
        private final int row;
        private final int column;
        private final double x;
        private final double y;

        Place(int rows, int columns, int row, int column) {
            this.rows = rows;
            this.columns = columns;
            this.row = row;
            this.column = column;
            this.x = column - (columns - 1) / 2.0;
            this.y = row - (rows - 1) / 2.0;
        }

        boolean isCentre() {
            return row == rows / 2 && column == columns / 2;
        }

        boolean isNeighbour() {
            return Math.abs(row - rows / 2) + Math.abs(column - columns / 2) == 1;
        }
    }

    abstract double at(Place place, Parameters parameters);

    /** The weight at a place, before it is normalised. */
    public double weight(int rows, int columns, int row, int column, Parameters parameters) {
        return at(new Place(rows, columns, row, column), parameters);
    }

    /** True if this one depends on σ. */
    public boolean hasSigma() {
        return this == GAUSSIAN || this == GABOR;
    }

    /**
     * The kernel {@code [1, row, column]}.
     *
     * @param normalised true to divide it by its sum or, if the sum is 0, by the sum of its
     *     magnitudes: the output then has the range of the input
     */
    public Tensor kernel(int rows, int columns, Parameters parameters, boolean normalised) {
        double[] weights = new double[rows * columns];
        double sum = 0;
        double magnitude = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight(rows, columns, i / columns, i % columns, parameters);
            sum += weights[i];
            magnitude += Math.abs(weights[i]);
        }
        boolean balanced = Math.abs(sum) <= 1e-9 * magnitude;
        double divisor = !normalised || magnitude == 0 ? 1 : balanced ? magnitude : sum;
        float[] rounded = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            rounded[i] = (float) (weights[i] / divisor);
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), rounded);
    }

    /** The binomial coefficient n over k; 0 outside of Pascal's triangle. */
    public static double binomial(int n, int k) {
        double value = 1;
        for (int i = 1; i <= k; i++) {
            value = value * (n - k + i) / i;
        }
        return k < 0 || k > n ? 0 : value;
    }

    /** The binomial coefficients of two fewer places, each minus its neighbour: −1, 0, 1 for 3. */
    private static double difference(int size, int place) {
        return binomial(size - 2, place - 1) - binomial(size - 2, place);
    }
}
