package org.kernelscope.network;

import org.kernelscope.op.Activation;

/**
 * The range of the initial weights: uniform in ± a limit that depends on the number of inputs and
 * outputs.
 *
 * <p>Example: C1 of LeNet-5 has 5·5·1 = 25 inputs and 5·5·6 = 150 outputs, so ±0.490 (He), ±0.185
 * (Glorot) or ±0.096 (LeCun 1998).
 */
public enum Initialisation {
    /** {@link #HE} before a rectifier, {@link #GLOROT} elsewhere. */
    AUTOMATIC("automatic") {
        @Override
        public double limit(Activation activation, int fanIn, int fanOut) {
            return (activation.isRectified() ? HE : GLOROT).limit(activation, fanIn, fanOut);
        }
    },
    /**
     * ±√(6 / fan-in). Larger, because a rectifier cuts off half of its input (K. He et al.,
     * <em>Delving Deep into Rectifiers</em>, ICCV 2015).
     */
    HE("he") {
        @Override
        public double limit(Activation activation, int fanIn, int fanOut) {
            return Math.sqrt(6 / (double) fanIn);
        }
    },
    /**
     * ±√(6 / (fan-in + fan-out)). Signals keep their size forward and gradients theirs backward (X.
     * Glorot, Y. Bengio, AISTATS 2010).
     */
    GLOROT("glorot") {
        @Override
        public double limit(Activation activation, int fanIn, int fanOut) {
            return Math.sqrt(6 / ((double) fanIn + fanOut));
        }
    },
    /** ±2.4 / fan-in (LeCun et al. 1998, appendix A). */
    LECUN_1998("lecun-1998") {
        @Override
        public double limit(Activation activation, int fanIn, int fanOut) {
            return 2.4 / fanIn;
        }
    },
    /** All weights are 0: every unit of a layer learns the same, or none learns at all. */
    ZERO("zero") {
        @Override
        public double limit(Activation activation, int fanIn, int fanOut) {
            return 0;
        }
    };

    private final String id;

    Initialisation(String id) {
        this.id = id;
    }

    /** The name in files. */
    public String id() {
        return id;
    }

    /**
     * The limit for the weights of one unit.
     *
     * @param activation the activation of the unit
     * @param fanIn the number of inputs that the unit sums
     * @param fanOut the number of units that one input feeds
     */
    public abstract double limit(Activation activation, int fanIn, int fanOut);
}
