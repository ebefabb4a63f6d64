package org.kernelscope.op;

/**
 * An activation function: what a unit makes of its weighted sum.
 *
 * <p>For each: {@code y = f(z)} and its derivative {@code f'(z)}. Any thread.
 */
public enum Activation {
    /** f(z) = z. */
    IDENTITY("identity") {
        @Override
        public double apply(double z) {
            return z;
        }

        @Override
        public double derivative(double z) {
            return 1;
        }
    },
    /** Rectified linear unit, f(z) = max(0, z); the derivative at 0 is taken as 0. */
    RELU("relu") {
        @Override
        public double apply(double z) {
            return Math.max(0, z);
        }

        @Override
        public double derivative(double z) {
            return z > 0 ? 1 : 0;
        }
    },
    /** Hyperbolic tangent. */
    TANH("tanh") {
        @Override
        public double apply(double z) {
            return Math.tanh(z);
        }

        @Override
        public double derivative(double z) {
            double y = Math.tanh(z);
            return 1 - y * y;
        }
    },
    /** Logistic sigmoid, f(z) = 1 / (1 + e<sup>−z</sup>). */
    SIGMOID("sigmoid") {
        @Override
        public double apply(double z) {
            return 1 / (1 + Math.exp(-z));
        }

        @Override
        public double derivative(double z) {
            double y = apply(z);
            return y * (1 - y);
        }
    },
    /** Rectified linear unit that leaks: f(z) = z for z &gt; 0, 0.01·z elsewhere. */
    LEAKY_RELU("leaky-relu") {
        @Override
        public double apply(double z) {
            return z > 0 ? z : LEAK * z;
        }

        @Override
        public double derivative(double z) {
            return z > 0 ? 1 : LEAK;
        }
    },
    /**
     * The squashing function of LeNet-5 in 1998, f(z) = 1.7159·tanh(2z/3): f(1) = 1 and f(−1) = −1,
     * with the greatest curvature there (LeCun et al. 1998, appendix A).
     */
    SCALED_TANH("scaled-tanh") {
        @Override
        public double apply(double z) {
            return AMPLITUDE * Math.tanh(SLOPE * z);
        }

        @Override
        public double derivative(double z) {
            double y = Math.tanh(SLOPE * z);
            return AMPLITUDE * SLOPE * (1 - y * y);
        }
    },
    /**
     * Swish, also called SiLU: f(z) = z·sigmoid(z) (P. Ramachandran, B. Zoph, Q. Le, <em>Searching
     * for Activation Functions</em>, 2017).
     */
    SWISH("swish") {
        @Override
        public double apply(double z) {
            return z * SIGMOID.apply(z);
        }

        @Override
        public double derivative(double z) {
            double s = SIGMOID.apply(z);
            return s + z * s * (1 - s);
        }
    };

    /** Slope of the leaky rectifier below 0. */
    public static final double LEAK = 0.01;

    /** Amplitude A of the scaled hyperbolic tangent. */
    public static final double AMPLITUDE = 1.7159;

    /** Slope S of the scaled hyperbolic tangent, inside the function. */
    public static final double SLOPE = 2.0 / 3;

    private final String id;

    Activation(String id) {
        this.id = id;
    }

    /** The name used in files: lower case, as frameworks write it. */
    public String id() {
        return id;
    }

    /** f(z). */
    public abstract double apply(double z);

    /** f'(z). */
    public abstract double derivative(double z);
}
