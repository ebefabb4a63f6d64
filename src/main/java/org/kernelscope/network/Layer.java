package org.kernelscope.network;

import java.util.List;
import org.kernelscope.tensor.Shape;

/**
 * A layer at its position in a network: its description and what follows from its input.
 *
 * @param index its position; 0 is the first layer after the input
 * @param spec its description
 * @param inputShape shape of its input, {@code channel × row × column}
 * @param outputShape shape of its output
 * @param receptiveField the part of the input image that an output cell sees
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

    /** The part of each connected input map that one output cell sees. */
    public Window window() {
        return spec.window(inputShape);
    }

    /** The value in the middle of the middle output map. */
    public Cell middleCell() {
        return new Cell(
                index,
                outputShape.channels() / 2,
                outputShape.rows() / 2,
                outputShape.columns() / 2);
    }

    /** The layer's parameter tensors. */
    public List<ParameterSpec> parameters() {
        return spec.parameters(inputShape);
    }

    /** The number of trained parameters. */
    public long parameterCount() {
        return parameterFormula().value();
    }

    /** The formula for the number of trained parameters. */
    public Formula parameterFormula() {
        return spec.parameterFormula(inputShape);
    }

    /** The number of connections, as LeCun et al. (1998) count them. */
    public long connections() {
        return connectionFormula().value();
    }

    /** The formula for the number of connections. */
    public Formula connectionFormula() {
        return spec.connectionFormula(inputShape);
    }

    /** The number of multiplications of a value by a weight in one forward pass. */
    public long multiplyAccumulates() {
        return spec.multiplyAccumulates(inputShape);
    }
}
