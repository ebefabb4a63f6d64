package org.kernelscope.op;

import java.util.Objects;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Pooling: every map is made smaller on its own; an output cell is the largest, the mean or the
 * smallest of the cells in its window.
 *
 * <p>The window of output cell {@code r, c} has the input cells {@code r·stride − padding +
 * u·dilation, c·stride − padding + v·dilation}. Cells of the padding do not take part: they never
 * win, and the mean is taken over the cells that lie in the map. A window that lies in the padding
 * altogether gives 0.
 *
 * <p>Shapes: x {@code [channel, row, column]}, y the same with fewer rows and columns. Immutable;
 * any thread.
 *
 * @param pool largest, mean or smallest
 * @param size rows and columns of the window
 * @param stride step between neighbouring windows, in input cells
 * @param padding cells added on each side of every map
 * @param dilation distance between neighbouring cells of a window, in input cells
 */
public record Pooling(PoolKind pool, int size, int stride, int padding, int dilation) {
    /** The pooled maps. */
    public Tensor forward(Tensor input) {
        Shape shape = outputShape(input);
        float[] pooled = new float[shape.size()];
        int at = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int row = 0; row < shape.rows(); row++) {
                for (int column = 0; column < shape.columns(); column++) {
                    pooled[at++] = trace(input, channel, row, column).value();
                }
            }
        }
        return Tensor.takeOver(shape, pooled);
    }

    /**
     * How one output cell came about.
     *
     * @param window the input cells in the window, {@code [1, row, column]}; NaN in the padding
     * @param winner for the largest or smallest: the flat index in the window of the cell that won,
     *     the first of equals; −1 for the mean, or if no cell lies in the map
     * @param count how many cells of the window lie in the map
     * @param value the output
     */
    public record Trace(Tensor window, int winner, int count, float value) {}

    /**
     * How the output cell at {@code row, column} of map {@code channel} came about.
     *
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public Trace trace(Tensor input, int channel, int row, int column) {
        Shape shape = outputShape(input);
        Objects.checkIndex(channel, shape.channels());
        Objects.checkIndex(row, shape.rows());
        Objects.checkIndex(column, shape.columns());
        float[] window = new float[size * size];
        int winner = -1;
        int count = 0;
        double sum = 0;
        for (int tap = 0; tap < window.length; tap++) {
            int at = source(input, channel, row, column, tap);
            window[tap] = at < 0 ? Float.NaN : input.get(at);
            if (at >= 0) {
                count++;
                sum += window[tap];
                winner = winner < 0 || beats(window[tap], window[winner]) ? tap : winner;
            }
        }
        boolean choice = pool != PoolKind.AVERAGE;
        float mean = count == 0 ? 0 : (float) (sum / count);
        return new Trace(
                Tensor.takeOver(Shape.of(1, size, size), window),
                choice ? winner : -1,
                count,
                choice && winner >= 0 ? window[winner] : mean);
    }

    private boolean beats(float challenger, float champion) {
        return pool == PoolKind.MIN ? challenger < champion : challenger > champion;
    }

    /**
     * Hands the gradient back: the cell that won gets all of it, or all cells of a mean get the
     * same share.
     *
     * @param epsilon dL/dy, in the shape of the output
     * @return dL/dx
     */
    public Tensor backward(Tensor input, Tensor epsilon) {
        double[] gradient = new double[input.size()];
        Shape shape = epsilon.shape();
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int row = 0; row < shape.rows(); row++) {
                for (int column = 0; column < shape.columns(); column++) {
                    Trace trace = trace(input, channel, row, column);
                    double e = epsilon.at(channel, row, column);
                    for (int tap = 0; tap < size * size; tap++) {
                        int at = source(input, channel, row, column, tap);
                        if (at >= 0 && pool == PoolKind.AVERAGE) {
                            gradient[at] += e / trace.count();
                        } else if (at >= 0 && tap == trace.winner()) {
                            gradient[at] += e;
                        }
                    }
                }
            }
        }
        return FloatRounding.toTensor(input.shape(), gradient);
    }

    /** The flat index of the cell under tap {@code tap} of the window; −1 in the padding. */
    private int source(Tensor input, int channel, int row, int column, int tap) {
        int r = row * stride - padding + tap / size * dilation;
        int c = column * stride - padding + tap % size * dilation;
        int rows = input.shape().rows();
        int columns = input.shape().columns();
        boolean inside = r >= 0 && r < rows && c >= 0 && c < columns;
        return inside ? (channel * rows + r) * columns + c : -1;
    }

    private Shape outputShape(Tensor input) {
        Shape shape = input.shape();
        int reach = dilation * (size - 1) + 1;
        return Shape.of(
                shape.channels(),
                (shape.rows() + 2 * padding - reach) / stride + 1,
                (shape.columns() + 2 * padding - reach) / stride + 1);
    }
}
