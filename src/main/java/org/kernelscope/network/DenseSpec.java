package org.kernelscope.network;

import org.kernelscope.op.Activation;

/**
 * A dense (fully connected) layer: each unit sums every cell below, through the activation. {@link
 * org.kernelscope.op.Dense} has the formula and an example.
 *
 * <p>Parameters: {@code name.weight} {@code [out, in]}, with the cells below in the order channel,
 * row, column, and {@code name.bias} {@code [out]}.
 *
 * <p>Example: 84 units on 120 units: output {@code 84×1×1}, {@code (120 + 1) · 84 = 10,164}
 * parameters.
 *
 * @param name the layer's name
 * @param units number of units
 * @param activation f
 */
public record DenseSpec(String name, int units, Activation activation) implements DenseLikeSpec {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dense(this);
    }

    @Override
    public LayerKind layerKind() {
        return LayerKind.DENSE;
    }

    @Override
    public DenseSpec withName(String other) {
        return new DenseSpec(other, units, activation);
    }

    @Override
    public DenseSpec withActivation(Activation other) {
        return new DenseSpec(name, units, other);
    }

    @Override
    public boolean hasActivation() {
        return true;
    }
}
