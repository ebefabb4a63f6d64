package org.kernelscope.op;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Pooling: makes each map smaller by reducing each window to one value. Small shifts of the input
 * then change the output less, and the layers above have less to compute. Nothing is learned.
 *
 * <p>Formula: {@code y[m,r,c] = pool over u, v of x[m, r·stride − padding + u·dilation, c·stride −
 * padding + v·dilation]}. {@link PoolKind} says how the values of a window are reduced.
 *
 * <p>Output size: {@code ⌊(rows + 2·padding − dilation·(size − 1) − 1) / stride⌋ + 1} rows; columns
 * alike; {@link SlidingAxis} has the formula for each axis. Cells of the padding take no part: they
 * never win, and a mean is taken over the cells inside the map. A window that lies entirely in the
 * padding gives 0. With {@code paddingCounts} the cells of the padding are zeros like any others.
 *
 * <p>Shapes: x {@code [map, row, column]}; y the same with fewer rows and columns.
 *
 * <p>Example: maximum, 2×2 windows, stride 2
 *
 * <pre>{@code
 * x =  1 3 2 0        y =  4 2
 *      4 2 1 1             6 9
 *      0 6 8 7
 *      5 5 9 7
 * }</pre>
 *
 * <p>Source: Y. LeCun et al., Proc. IEEE 86(11), 1998, section II.A, for the reason; K. Jarrett et
 * al., ICCV 2009, for maximum and average compared.
 *
 * @param pool the reduction of a window
 * @param rows rows of the window
 * @param columns columns of the window
 * @param down the movement of the window from row to row
 * @param across the movement of the window from column to column
 * @param paddingCounts true if zeros of the padding take part
 */
public record Pooling(
        PoolKind pool,
        int rows,
        int columns,
        SlidingAxis down,
        SlidingAxis across,
        boolean paddingCounts) {
    /** Square windows that slide alike along both axes; the padding does not count. */
    public Pooling(PoolKind pool, int size, int stride, int padding, int dilation) {
        this(
                pool,
                size,
                size,
                SlidingAxis.of(stride, padding, dilation),
                SlidingAxis.of(stride, padding, dilation),
                false);
    }

    /** The pooled maps y. */
    public Tensor forward(Tensor input) {
        Shape shape = outputShape(input);
        float[] pooled = new float[shape.size()];
        int at = 0;
        for (int map = 0; map < shape.channels(); map++) {
            for (int row = 0; row < shape.rows(); row++) {
                for (int column = 0; column < shape.columns(); column++) {
                    pooled[at++] = pool.value(window(input, map, row, column));
                }
            }
        }
        return Tensor.takeOver(shape, pooled);
    }

    /**
     * The terms of one output cell.
     *
     * @param window the input cells in the window, {@code [1, row, column]}; NaN in the padding, or
     *     0 if it counts
     * @param winner index in the window of the cell that is the output, the first of equals; −1 if
     *     the output is no single cell
     * @param value the output y
     */
    public record Trace(Tensor window, int winner, float value) {}

    /**
     * Traces the output cell at {@code row, column} of map {@code map}.
     *
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public Trace trace(Tensor input, int map, int row, int column) {
        Shape shape = outputShape(input);
        Objects.checkIndex(map, shape.channels());
        Objects.checkIndex(row, shape.rows());
        Objects.checkIndex(column, shape.columns());
        Tensor window = window(input, map, row, column);
        return new Trace(window, pool.winner(window), pool.value(window));
    }

    /**
     * The gradient at the input: {@code dL/dx = Σ ε · ∂y/∂x} over all windows that contain the
     * cell.
     *
     * <p>Example: in the example above with ε = 1 everywhere, the cells 4, 2, 6 and 9 that won get
     * 1 and all others 0.
     *
     * @param epsilon dL/dy, in the shape of the output
     * @return dL/dx, in the shape of the input
     */
    public Tensor backward(Tensor input, Tensor epsilon) {
        return collect(input, epsilon, slope -> slope);
    }

    /**
     * The curvature at the input in the approximation of Gauss and Newton: {@code ∂²L/∂x² = Σ
     * ∂²L/∂y² · (∂y/∂x)²} over all windows that contain the cell.
     *
     * @param curvature ∂²L/∂y², in the shape of the output
     * @return ∂²L/∂x², in the shape of the input
     */
    public Tensor curvature(Tensor input, Tensor curvature) {
        return collect(input, curvature, slope -> slope * slope);
    }

    /** Adds {@code above · factor(slope)} to every cell of every window. */
    private Tensor collect(Tensor input, Tensor above, DoubleUnaryOperator factor) {
        double[] collected = new double[input.size()];
        Shape shape = above.shape();
        for (int map = 0; map < shape.channels(); map++) {
            for (int row = 0; row < shape.rows(); row++) {
                for (int column = 0; column < shape.columns(); column++) {
                    double[] slopes = pool.gradient(window(input, map, row, column));
                    double a = above.at(map, row, column);
                    for (int tap = 0; tap < slopes.length; tap++) {
                        int at = source(input, map, row, column, tap);
                        if (at >= 0) {
                            collected[at] += a * factor.applyAsDouble(slopes[tap]);
                        }
                    }
                }
            }
        }
        return FloatRounding.toTensor(input.shape(), collected);
    }

    private Tensor window(Tensor input, int map, int row, int column) {
        float[] window = new float[rows * columns];
        for (int tap = 0; tap < window.length; tap++) {
            int at = source(input, map, row, column, tap);
            window[tap] = at < 0 ? (paddingCounts ? 0 : Float.NaN) : input.get(at);
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), window);
    }

    /** The flat index of the cell under tap {@code tap} of the window; −1 in the padding. */
    private int source(Tensor input, int map, int row, int column, int tap) {
        Shape shape = input.shape();
        int r = down.source(row, tap / columns, shape.rows());
        int c = across.source(column, tap % columns, shape.columns());
        return r < 0 || c < 0 ? -1 : (map * shape.rows() + r) * shape.columns() + c;
    }

    private Shape outputShape(Tensor input) {
        return Shape.of(
                input.shape().channels(),
                down.outputs(input.shape().rows(), rows),
                across.outputs(input.shape().columns(), columns));
    }
}
