package org.kernelscope.network;

import org.kernelscope.tensor.Shape;

/**
 * A tensor of trainable numbers that a layer owns.
 *
 * @param name as PyTorch's {@code state_dict} names it: {@code C1.weight}, {@code C1.bias}
 * @param shape as PyTorch lays it out: {@code [out, in, row, column]} for a kernel bank, {@code
 *     [out, in]} for a dense layer, {@code [out]} for a bias
 * @param fanIn how many inputs one unit sums, which scales its initial weights
 * @param fanOut how many units one input feeds (Glorot's fan-out)
 */
public record ParameterSpec(String name, Shape shape, int fanIn, int fanOut) {
    /** Whether this is a bias: one number a unit. */
    public boolean isBias() {
        return shape.rank() == 1;
    }
}
