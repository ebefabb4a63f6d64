package org.kernelscope.op;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Rounds sums that were kept in double precision to floats, once at the end. */
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
