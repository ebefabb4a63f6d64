package org.kernelscope.network;

import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;

/**
 * A softmax output: a dense layer whose sums (the logits) become probabilities. {@link
 * org.kernelscope.op.Softmax} has the formula and an example.
 *
 * <p>Parameters: {@code name.weight} {@code [class, in]} and {@code name.bias} {@code [class]}.
 *
 * @param name the layer's name
 * @param classes number of classes
 */
public record OutputSpec(String name, int classes) implements DenseLikeSpec {
    /** As many as ImageNet has. Each class is a row in the window and in the confusion matrix. */
    public static final int MAX_CLASSES = 1_000;

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.softmax(this);
    }

    @Override
    public LayerKind layerKind() {
        return LayerKind.OUTPUT;
    }

    @Override
    public OutputSpec withName(String other) {
        return new OutputSpec(other, classes);
    }

    /** One unit for each class. */
    @Override
    public int units() {
        return classes;
    }

    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        if (classes > MAX_CLASSES) {
            throw new ArchitectureException("architecture.count", name, MAX_CLASSES, classes);
        }
        return DenseLikeSpec.super.outputShape(input);
    }

    /** The identity: the softmax combines all sums and is not a function of one. */
    @Override
    public Activation activation() {
        return Activation.IDENTITY;
    }

    @Override
    public boolean hasActivation() {
        return false;
    }
}
