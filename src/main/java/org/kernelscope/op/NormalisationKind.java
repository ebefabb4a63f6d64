package org.kernelscope.op;

/**
 * Over which values a normalisation takes the mean and the variance with which it normalises them:
 * {@code y = gain · (x − mean) / √(variance + ε) + shift}.
 */
public enum NormalisationKind {
    /**
     * Each map over all examples of a batch; asked later, the network uses averages kept from
     * training (S. Ioffe, C. Szegedy, <em>Batch Normalization</em>, ICML 2015).
     */
    BATCH("batch"),
    /** All maps of one example together (J. Ba, J. Kiros, G. Hinton, 2016). */
    LAYER("layer"),
    /** Each map of each example on its own (D. Ulyanov, A. Vedaldi, V. Lempitsky, 2016). */
    INSTANCE("instance"),
    /** The maps of each example in groups of neighbours (Y. Wu, K. He, ECCV 2018). */
    GROUP("group");

    /** ε, which keeps the quotient finite where all values are alike. */
    public static final double EPSILON = 1e-5;

    private final String id;

    NormalisationKind(String id) {
        this.id = id;
    }

    /** The name used in files. */
    public String id() {
        return id;
    }
}
