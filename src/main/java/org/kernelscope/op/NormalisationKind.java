package org.kernelscope.op;

/**
 * The set of values over which a normalisation takes the mean and the variance: {@code y = gain ·
 * (x − mean) / √(variance + ε) + shift}.
 *
 * <p>Example: two examples with two 4×4 maps each have 64 values. BATCH makes two sets of 32, LAYER
 * two sets of 32 (one for each example), INSTANCE four sets of 16.
 */
public enum NormalisationKind {
    /**
     * One map over all examples of a batch. A trained network uses the running averages from
     * training (S. Ioffe, C. Szegedy, <em>Batch Normalization</em>, ICML 2015).
     */
    BATCH("batch"),
    /** All maps of one example (J. Ba, J. Kiros, G. Hinton, arXiv:1607.06450). */
    LAYER("layer"),
    /** One map of one example (D. Ulyanov, A. Vedaldi, V. Lempitsky, arXiv:1607.08022). */
    INSTANCE("instance"),
    /** A group of neighbouring maps of one example (Y. Wu, K. He, ECCV 2018). */
    GROUP("group");

    /** ε, which keeps the quotient finite where all values are equal. */
    public static final double EPSILON = 1e-5;

    /** The share of the running averages that each training step replaces (PyTorch's momentum). */
    public static final double MOMENTUM = 0.1;

    private final String id;

    NormalisationKind(String id) {
        this.id = id;
    }

    /** The name in files and on the command line. */
    public String id() {
        return id;
    }
}
