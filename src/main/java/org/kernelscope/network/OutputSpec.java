package org.kernelscope.network;

import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;

/**
 * The last layer: a dense layer whose sums (the logits) go through the softmax, so that the outputs
 * are positive and add up to 1: {@code p[i] = e^{z[i]} / Σ_j e^{z[j]}}.
 *
 * @param name the layer's name
 * @param classes number of classes
 */
public record OutputSpec(String name, int classes) implements DenseLikeSpec {
    /** As many as ImageNet has; each is a line in the window, and of the confusion matrix. */
    public static final int MAX_CLASSES = 1_000;

    @Override
    public LayerSpec withName(String other) {
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

    /** The identity: the softmax joins all units, and is not a function of one sum. */
    @Override
    public Activation activation() {
        return Activation.IDENTITY;
    }

    @Override
    public boolean isOutput() {
        return true;
    }
}
