package org.kernelscope.op;

import org.kernelscope.tensor.Tensor;

/**
 * The gradients of a layer of weighted sums: how the loss L of one example changes with everything
 * that went into the layer.
 *
 * <p>The chain rule in one line: a layer receives δ = dL/dz from above and returns dL/dx, which is
 * the ε of the layer below; dL/dw and dL/db are what training needs.
 *
 * @param input dL/dx, in the shape of the input
 * @param weight dL/dw, in the shape of the weights
 * @param bias dL/db, {@code [out]}
 */
public record Gradients(Tensor input, Tensor weight, Tensor bias) {}
