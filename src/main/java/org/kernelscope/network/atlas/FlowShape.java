package org.kernelscope.network.atlas;

import org.kernelscope.network.ReceptiveField;
import org.kernelscope.tensor.Shape;

/**
 * Shape and receptive field at one point of a network.
 *
 * @param shape {@code channel × row × column}
 * @param field the part of the input image that one cell sees
 */
public record FlowShape(Shape shape, ReceptiveField field) {
    /** The input image. */
    static FlowShape input(Shape shape) {
        return new FlowShape(shape, ReceptiveField.OF_INPUT);
    }
}
