package org.kernelscope.data;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Puts an image in the middle of a larger one, as {@code InputSpec.encode} does: a grey image has
 * nothing around it, a colour image goes on with its edge. No state; any thread.
 */
public final class Framing {
    private Framing() {}

    /**
     * {@code image} in the middle of {@code channels × rows × columns}.
     *
     * @param image ink or colours between 0 and 1, {@code 1 or 3 × rows × columns}, not larger
     * @throws IllegalArgumentException if it is larger
     */
    public static Tensor on(Tensor image, int rows, int columns) {
        Shape from = image.shape();
        if (from.rows() == rows && from.columns() == columns) {
            return image;
        }
        if (from.rows() > rows || from.columns() > columns) {
            throw new IllegalArgumentException(from + " on " + rows + "×" + columns);
        }
        boolean edges = from.channels() > 1;
        int top = (rows - from.rows()) / 2;
        int left = (columns - from.columns()) / 2;
        float[] values = new float[from.channels() * rows * columns];
        for (int i = 0; i < values.length; i++) {
            int channel = i / (rows * columns);
            int row = i / columns % rows - top;
            int column = i % columns - left;
            int inRow = Math.max(0, Math.min(from.rows() - 1, row));
            int inColumn = Math.max(0, Math.min(from.columns() - 1, column));
            if (edges || inRow == row && inColumn == column) {
                values[i] = image.at(channel, inRow, inColumn);
            }
        }
        return Tensor.takeOver(Shape.of(from.channels(), rows, columns), values);
    }
}
