package org.kernelscope.network;

import java.util.List;
import org.kernelscope.tensor.Shape;

/**
 * A layer in its place in a network: its description and all that follows from where it stands.
 *
 * @param index its place, counted from 0, the first layer after the input
 * @param spec what it is
 * @param inputShape shape of what it gets, {@code channel × row × column}
 * @param outputShape shape of what it makes
 * @param receptiveField how much of the input picture a cell of its output sees
 */
public record Layer(
        int index,
        LayerSpec spec,
        Shape inputShape,
        Shape outputShape,
        ReceptiveField receptiveField) {
    /** The layer's name. */
    public String name() {
        return spec.name();
    }

    /** What an output cell sees of each map that it is connected to. */
    public Window window() {
        return spec.window(inputShape);
    }

    /** The layer's tensors of numbers. */
    public List<ParameterSpec> parameters() {
        return spec.parameters(inputShape);
    }

    /** How many trainable numbers the layer has. */
    public long parameterCount() {
        return parameterFormula().value();
    }

    /** How the number of trained parameters comes about. */
    public Formula parameterFormula() {
        return spec.parameterFormula(inputShape);
    }

    /** Connections, as LeCun et al. (1998) count them. */
    public long connections() {
        return connectionFormula().value();
    }

    /** How the number of connections comes about. */
    public Formula connectionFormula() {
        return spec.connectionFormula(inputShape);
    }

    /** Multiplications of a value with a weight in one forward pass. */
    public long multiplyAccumulates() {
        return spec.multiplyAccumulates(inputShape);
    }
}
