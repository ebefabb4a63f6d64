package org.kernelscope.workshop;

import java.util.Optional;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A kernel that is the product of a column and a row: {@code w[u,v] = column[u] · row[v]}. Two
 * passes with k weights each then do the work of one with k².
 *
 * @param column {@code [1, rows, 1]}
 * @param row {@code [1, 1, columns]}
 */
public record Separable(Tensor column, Tensor row) {
    /** Relative to the largest weight; a few roundings of floats. */
    private static final double TOLERANCE = 1e-5;

    /** The two vectors of a kernel {@code [1, row, column]}; empty if it is no product or 0. */
    public static Optional<Separable> of(Tensor kernel) {
        int rows = kernel.shape().rows();
        int columns = kernel.shape().columns();
        int pivot = 0;
        for (int i = 0; i < kernel.size(); i++) {
            pivot = Math.abs(kernel.get(i)) > Math.abs(kernel.get(pivot)) ? i : pivot;
        }
        double largest = kernel.get(pivot);
        if (largest == 0) {
            return Optional.empty();
        }
        float[] column = new float[rows];
        float[] row = new float[columns];
        for (int u = 0; u < rows; u++) {
            column[u] = (float) (kernel.at(0, u, pivot % columns) / largest);
        }
        for (int v = 0; v < columns; v++) {
            row[v] = kernel.at(0, pivot / columns, v);
        }
        for (int i = 0; i < kernel.size(); i++) {
            double product = (double) column[i / columns] * row[i % columns];
            if (Math.abs(product - kernel.get(i)) > TOLERANCE * Math.abs(largest)) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new Separable(
                        Tensor.takeOver(Shape.of(1, rows, 1), column),
                        Tensor.takeOver(Shape.of(1, 1, columns), row)));
    }
}
