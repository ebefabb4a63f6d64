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
    };

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
