package org.kernelscope.network;

import org.kernelscope.op.Activation;

/**
 * A dense (fully connected) layer: every unit sums every cell below, each with a weight of its own:
 * {@code y[o] = f(b[o] + Σ_i w[o,i] · x[i])}, with the cells below in the order channel, row,
 * column.
 *
 * @param name the layer's name
 * @param units number of units
 * @param activation f
 */
public record DenseSpec(String name, int units, Activation activation) implements DenseLikeSpec {
    @Override
    public LayerSpec withName(String other) {
        return new DenseSpec(other, units, activation);
    }

    @Override
    public LayerSpec withActivation(Activation other) {
        return new DenseSpec(name, units, other);
    }
}
