package org.kernelscope.network.atlas;

import org.kernelscope.network.ReceptiveField;
import org.kernelscope.tensor.Shape;

/**
 * Where one stands in a network.
 *
 * @param shape what flows there, {@code channel × row × column}
 * @param field how much of the input picture one of its cells sees
 */
public record FlowShape(Shape shape, ReceptiveField field) {
    /** The input picture itself. */
    static FlowShape input(Shape shape) {
        return new FlowShape(shape, ReceptiveField.OF_INPUT);
    }
}
