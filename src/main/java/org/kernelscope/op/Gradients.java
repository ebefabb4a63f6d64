package org.kernelscope.op;

import org.kernelscope.tensor.Tensor;

/**
 * Gradients of a loss L with respect to all that went into a layer of weighted sums, for one
 * example. Immutable; any thread.
 *
 * @param input dL/dx, in the shape of the input
 * @param weight dL/dw, in the shape of the weights
 * @param bias dL/db, {@code [out]}
 */
public record Gradients(Tensor input, Tensor weight, Tensor bias) {}
