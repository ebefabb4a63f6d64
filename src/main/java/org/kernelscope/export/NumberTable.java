package org.kernelscope.export;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Numbers in rows and columns, as a spreadsheet shows them.
 *
 * @param headings names of the columns; none for the values of a map
 * @param rows the values, row by row; NaN is an empty cell
 */
public record NumberTable(List<String> headings, List<double[]> rows) {
    public NumberTable {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** The rows of a tensor: of several channels, those of one below those of the one before. */
    public static NumberTable of(Tensor tensor) {
        Shape shape = tensor.shape();
        int columns = shape.extent(shape.rank() - 1);
        List<double[]> rows = new ArrayList<>();
        for (int from = 0; from < tensor.size(); from += columns) {
            double[] row = new double[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = tensor.get(from + i);
            }
            rows.add(row);
        }
        return new NumberTable(List.of(), rows);
    }
}
