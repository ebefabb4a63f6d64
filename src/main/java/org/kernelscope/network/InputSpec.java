package org.kernelscope.network;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * What the network is shown: a square picture, and how ink is written as numbers.
 *
 * @param size rows and columns of the picture
 * @param background the number that stands for no ink
 * @param ink the number that stands for full ink
 */
public record InputSpec(int size, float background, float ink) {
    /** The shape of the input: {@code 1 × size × size}. */
    public Shape shape() {
        return Shape.of(1, size, size);
    }

    /**
     * A prepared digit as the network gets it: in the middle of the input, ink 0 … 1 written as
     * {@code background … ink}.
     *
     * @param digit ink between 0 and 1, {@code 1 × rows × columns}, not larger than the input
     * @throws IllegalArgumentException if it is larger
     */
    public Tensor encode(Tensor digit) {
        Shape from = digit.shape();
        if (from.rows() > size || from.columns() > size) {
            throw new IllegalArgumentException(from + " does not fit into " + shape());
        }
        int top = (size - from.rows()) / 2;
        int left = (size - from.columns()) / 2;
        float[] values = new float[size * size];
        java.util.Arrays.fill(values, background);
        for (int row = 0; row < from.rows(); row++) {
            for (int column = 0; column < from.columns(); column++) {
                values[(top + row) * size + left + column] =
                        background + (ink - background) * digit.at(0, row, column);
            }
        }
        return Tensor.takeOver(shape(), values);
    }
}
