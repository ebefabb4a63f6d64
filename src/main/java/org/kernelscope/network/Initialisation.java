package org.kernelscope.network;

import org.kernelscope.op.Activation;

/** How large the random weights are that a network starts with: uniform in ± a limit. */
public enum Initialisation {
    /** He before a rectifier, Glorot elsewhere. */
    AUTOMATIC("automatic") {
        @Override
        public double limit(Activation activation, int fanIn, int fanOut) {
            return (isRectified(activation) ? HE : GLOROT).limit(activation, fanIn, fanOut);
        }
    },
    /**
     * ±√(6 / fan-in): a rectifier cuts off half of what it gets, so that weights are larger (K. He
     * et al., <em>Delving Deep into Rectifiers</em>, ICCV 2015).
     */
    HE("he") {
        @Override
        public double limit(Activation activation, int fanIn, int fanOut) {
            return Math.sqrt(6 / (double) fanIn);
        }
    },
    /**
     * ±√(6 / (fan-in + fan-out)): signals keep their size forward and gradients theirs backward (X.
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
    /**
     * All weights are 0: every unit of a layer learns the same, or none learns at all. To be seen
     * once.
     */
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

    /** The name used in files. */
    public String id() {
        return id;
    }

    /**
     * The limit for the weights of one unit.
     *
     * @param activation what is done to its sum
     * @param fanIn how many inputs it sums
     * @param fanOut how many units one input feeds
     */
    public abstract double limit(Activation activation, int fanIn, int fanOut);

    private static boolean isRectified(Activation activation) {
        return activation == Activation.RELU
                || activation == Activation.LEAKY_RELU
                || activation == Activation.SWISH;
    }
}
