package org.kernelscope.op;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Sums that were kept in double precision, rounded once at the end. */
final class FloatRounding {
    private FloatRounding() {}

    static Tensor toTensor(Shape shape, double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return Tensor.takeOver(shape, rounded);
    }
}
