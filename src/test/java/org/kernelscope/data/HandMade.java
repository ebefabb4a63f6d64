package org.kernelscope.data;

import java.util.List;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Sets of digits made by hand, for the tests of other rooms. */
public final class HandMade {
    private HandMade() {}

    /**
     * A set of {@code rows × columns} pictures, each with full ink in one column.
     *
     * @param labels the class of each
     * @param inked which column of each has ink
     */
    public static Dataset columns(int rows, int columns, int[] labels, int[] inked) {
        byte[] pixels = new byte[labels.length * rows * columns];
        short[] classes = new short[labels.length];
        for (int i = 0; i < labels.length; i++) {
            classes[i] = (short) labels[i];
            for (int row = 0; row < rows; row++) {
                pixels[(i * rows + row) * columns + inked[i]] = (byte) 255;
            }
        }
        return Dataset.takeOver(rows, columns, pixels, classes);
    }

    /**
     * A batch of these images.
     *
     * @param ink the images, ink between 0 and 1: {@code 1 × rows × columns} each
     * @param labels the class of each
     */
    public static Batch batch(List<Tensor> ink, List<Integer> labels) {
        Shape one = ink.get(0).shape();
        float[] all = new float[ink.size() * one.size()];
        short[] classes = new short[ink.size()];
        for (int i = 0; i < classes.length; i++) {
            ink.get(i).copyTo(all, i * one.size());
            classes[i] = labels.get(i).shortValue();
        }
        Shape shape = Shape.of(classes.length, 1, one.rows(), one.columns());
        return new Batch(Tensor.takeOver(shape, all), classes);
    }
}
