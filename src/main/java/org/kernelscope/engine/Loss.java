package org.kernelscope.engine;

/**
 * What training makes small, for softmax outputs p and a one-hot label t; averaged over a batch.
 */
public enum Loss {
    /** L = −Σ t·ln p. */
    CROSS_ENTROPY,
    /** L = Σ (p − t)². */
    SQUARED_ERROR
}
