package org.kernelscope.engine.dl4j.elementwise;

import org.kernelscope.op.Activation;

/**
 * Activation functions over single-precision arrays, in place. The loops have no branches or calls
 * that would keep the compiler from vector instructions.
 */
final class FloatActivations {
    /** Beyond this, tanh is 1 to single precision. */
    private static final float TANH_LIMIT = 7.90531110763549805f;

    /** Lifts the smallest positive float above 1 when multiplied twice. */
    private static final float HUGE = Float.MAX_VALUE;

    private static final float AMPLITUDE = (float) Activation.AMPLITUDE;
    private static final float SLOPE = (float) Activation.SLOPE;
    private static final float LEAK = (float) Activation.LEAK;

    private FloatActivations() {}

    /** Changes values in place. */
    @FunctionalInterface
    private interface Apply {
        /** values = f(values). */
        void to(float[] values, int count);
    }

    /** Multiplies a gradient in place. */
    @FunctionalInterface
    private interface Chain {
        /** gradient = gradient · f'. */
        void to(float[] values, float[] gradient, int count);
    }

    /** values = f(values). */
    static void apply(Activation f, float[] values, int count) {
        Apply apply =
                switch (f) {
                    case IDENTITY -> (v, n) -> {};
                    case RELU -> FloatActivations::relu;
                    case TANH -> FloatActivations::tanh;
                    case SIGMOID -> FloatActivations::sigmoid;
                    case LEAKY_RELU -> FloatActivations::leakyRelu;
                    case SCALED_TANH -> FloatActivations::scaledTanh;
                    case SWISH -> FloatActivations::swish;
                };
        apply.to(values, count);
    }

    /** True if {@link #timesDerivative} needs z; for the others f(z) is enough. */
    static boolean derivativeNeedsSums(Activation f) {
        return switch (f) {
            case SWISH -> true;
            case IDENTITY, RELU, TANH, SIGMOID, LEAKY_RELU, SCALED_TANH -> false;
        };
    }

    /**
     * gradient = gradient · f'(z).
     *
     * @param values y = f(z), from which f' is computed; z where {@link #derivativeNeedsSums}
     */
    static void timesDerivative(Activation f, float[] values, float[] gradient, int count) {
        Chain chain =
                switch (f) {
                    case IDENTITY -> (v, g, n) -> {};
                    case RELU -> FloatActivations::reluSlope;
                    case TANH -> FloatActivations::tanhSlope;
                    case SIGMOID -> FloatActivations::sigmoidSlope;
                    case LEAKY_RELU -> FloatActivations::leakyReluSlope;
                    case SCALED_TANH -> FloatActivations::scaledTanhSlope;
                    case SWISH -> FloatActivations::swishSlope;
                };
        chain.to(values, gradient, count);
    }

    private static void relu(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.max(0f, values[i]);
        }
    }

    /** 0 for y = 0, 1 for every positive y. */
    private static void reluSlope(float[] y, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= Math.min(1f, y[i] * HUGE * HUGE);
        }
    }

    private static void tanh(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = tanh(values[i]);
        }
    }

    private static void tanhSlope(float[] y, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= 1f - y[i] * y[i];
        }
    }

    private static void sigmoid(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = 0.5f + 0.5f * tanh(0.5f * values[i]);
        }
    }

    private static void sigmoidSlope(float[] y, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= y[i] * (1f - y[i]);
        }
    }

    /** The leak is below 1, so the larger of the two is right. */
    private static void leakyRelu(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.max(values[i], LEAK * values[i]);
        }
    }

    /** y has the sign of z. */
    private static void leakyReluSlope(float[] y, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= Math.max(LEAK, Math.min(1f, y[i] * HUGE * HUGE));
        }
    }

    private static void scaledTanh(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = AMPLITUDE * tanh(SLOPE * values[i]);
        }
    }

    private static void scaledTanhSlope(float[] y, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= SLOPE * (AMPLITUDE - y[i] * y[i] / AMPLITUDE);
        }
    }

    private static void swish(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] *= 0.5f + 0.5f * tanh(0.5f * values[i]);
        }
    }

    private static void swishSlope(float[] z, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            float s = 0.5f + 0.5f * tanh(0.5f * z[i]);
            gradient[i] *= s + z[i] * s * (1f - s);
        }
    }

    /**
     * tanh as a quotient of polynomials of degree 13 and 6 on the clamped argument (the
     * coefficients are those of the Eigen library); within 5·10⁻⁷ of the true value.
     */
    static float tanh(float value) {
        float x = Math.max(-TANH_LIMIT, Math.min(TANH_LIMIT, value));
        float s = x * x;
        float p = -2.76076847742355e-16f;
        p = p * s + 2.00018790482477e-13f;
        p = p * s - 8.60467152213735e-11f;
        p = p * s + 5.12229709037114e-08f;
        p = p * s + 1.48572235717979e-05f;
        p = p * s + 6.37261928875436e-04f;
        p = p * s + 4.89352455891786e-03f;
        float q = 1.19825839466702e-06f;
        q = q * s + 1.18534705686654e-04f;
        q = q * s + 2.26843463243900e-03f;
        q = q * s + 4.89352518554385e-03f;
        return x * p / q;
    }

    /** The sum of {@code count} numbers, always in the same order, in four partial sums. */
    static float sum(float[] values, int from, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int end = from + count;
        int i = from;
        for (; i + 3 < end; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < end; i++) {
            a += values[i];
        }
        return (a + b) + (c + d);
    }
}
