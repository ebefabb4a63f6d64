package org.kernelscope.op;

/**
 * An activation function: applied to each weighted sum z on its own, {@code y = f(z)}. Without one,
 * a stack of layers could compute nothing that a single layer cannot.
 *
 * <p>Shapes: y has the shape of z. Backward: {@code δ = dL/dz = ε · f'(z)}.
 *
 * <p>Example: {@code z = −2, 0, 3}
 *
 * <pre>{@code
 *             y = f(z)                 f'(z)
 * RELU        0       0     3          0      0      1
 * LEAKY_RELU  −0.02   0     3          0.01   0.01   1
 * SIGMOID     0.1192  0.5   0.9526     0.1050 0.25   0.0452
 * TANH        −0.9640 0     0.9951     0.0707 1      0.0099
 * }</pre>
 */
public enum Activation {
    /** f(z) = z. */
    IDENTITY("identity", false, false) {
        @Override
        public double apply(double z) {
            return z;
        }

        @Override
        public double derivative(double z) {
            return 1;
        }
    },
    /**
     * Rectified linear unit, f(z) = max(0, z). The derivative at 0 is taken as 0 (V. Nair, G.
     * Hinton, ICML 2010).
     */
    RELU("relu", true, false) {
        @Override
        public double apply(double z) {
            return Math.max(0, z);
        }

        @Override
        public double derivative(double z) {
            return z > 0 ? 1 : 0;
        }
    },
    /** Hyperbolic tangent, f(z) = tanh z. */
    TANH("tanh", false, true) {
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
    SIGMOID("sigmoid", false, true) {
        @Override
        public double apply(double z) {
            return 1 / (1 + Math.exp(-z));
        }

        @Override
        public double derivative(double z) {
            double y = apply(z);
            return y * (1 - y);
        }

        @Override
        public float zero() {
            return -120;
        }
    },
    /**
     * Leaky rectified linear unit: f(z) = z for z &gt; 0, {@value #LEAK}·z elsewhere (A. Maas, A.
     * Hannun, A. Ng, ICML 2013).
     */
    LEAKY_RELU("leaky-relu", true, false) {
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
     * The scaled hyperbolic tangent of LeNet-5 in 1998, f(z) = 1.7159·tanh(2z/3). f(1) = 1 and
     * f(−1) = −1, where the curvature is greatest (LeCun et al. 1998, appendix A).
     */
    SCALED_TANH("scaled-tanh", false, true) {
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
    SWISH("swish", true, true) {
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

    /** Slope S inside the scaled hyperbolic tangent. */
    public static final double SLOPE = 2.0 / 3;

    private final String id;
    private final boolean rectified;
    private final boolean saturates;

    Activation(String id, boolean rectified, boolean saturates) {
        this.id = id;
        this.rectified = rectified;
        this.saturates = saturates;
    }

    /** The name in files and on the command line, as frameworks write it: {@code leaky-relu}. */
    public String id() {
        return id;
    }

    /**
     * True if the function passes positive values and cuts off most of the negative ones. Weights
     * before a rectifier start larger (He initialisation).
     */
    public boolean isRectified() {
        return rectified;
    }

    /**
     * True if the slope fades to 0 for large |z|, so that learning slows down there. The small but
     * constant slope of a leaky rectifier is not saturation.
     */
    public boolean saturates() {
        return saturates;
    }

    /** A z for which f(z) is 0 in single precision. */
    public float zero() {
        return 0;
    }

    /** f(z). */
    public abstract double apply(double z);

    /** f'(z). */
    public abstract double derivative(double z);
}
