package org.kernelscope.network;

import org.kernelscope.tensor.Shape;

/**
 * Dropout: during training each value is set to 0 with probability {@code rate}; a trained network
 * passes all values on unchanged. {@link org.kernelscope.op.Dropout} has the formula and an
 * example. No parameters; the output has the shape of the input.
 *
 * @param name the layer's name
 * @param rate share of the values that is dropped, at least 0 and below 1
 */
public record DropoutSpec(String name, double rate) implements ParameterlessSpec {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dropout(this);
    }

    @Override
    public LayerKind layerKind() {
        return LayerKind.DROPOUT;
    }

    @Override
    public DropoutSpec withName(String other) {
        return new DropoutSpec(other, rate);
    }

    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        if (!(rate >= 0 && rate < 1)) {
            throw new ArchitectureException("architecture.rate", name, rate);
        }
        return input;
    }

    @Override
    public Window window(Shape input) {
        return Window.of(1);
    }
}
