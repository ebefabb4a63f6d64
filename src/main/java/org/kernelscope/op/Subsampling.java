package org.kernelscope.op;

import java.util.Objects;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Subsampling as in LeNet-5 of 1998: a pooling that learns. The cells of a window are added up, the
 * sum is multiplied by a learned coefficient, and a learned bias is added; each map has one of
 * both. With a small coefficient the layer only blurs. With a large one and the activation above
 * it, a window becomes an OR or an AND of its cells.
 *
 * <p>Formula: {@code z[m,r,c] = a[m] · Σ_u Σ_v x[m, r·stride − padding + u·dilation, c·stride −
 * padding + v·dilation] + b[m]}. Cells outside the map are 0.
 *
 * <p>Output size: {@code ⌊(rows + 2·padding − dilation·(size − 1) − 1) / stride⌋ + 1} rows; columns
 * alike.
 *
 * <p>Shapes: x {@code [map, row, column]}, coefficients a {@code [map]}, biases b {@code [map]}, z
 * as x with fewer rows and columns.
 *
 * <p>Example: a 2×2 window with the values 1, 2, 3, 4, coefficient 0.5, bias −1: {@code z = 0.5 ·
 * (1 + 2 + 3 + 4) − 1 = 4}.
 *
 * <p>Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Proc. IEEE 86(11), 1998, section II.B.
 *
 * @param size rows and columns of the window
 * @param stride step between neighbouring windows, in input cells
 * @param padding cells of zeros on each side of every map
 * @param dilation distance between neighbouring cells of a window, in input cells
 */
public record Subsampling(int size, int stride, int padding, int dilation) {
    /** The sums z of all output cells, before the activation. */
    public Tensor forward(Tensor input, Tensor coefficient, Tensor bias) {
        Shape shape = outputShape(input);
        float[] sums = new float[shape.size()];
        int at = 0;
        for (int map = 0; map < shape.channels(); map++) {
            for (int row = 0; row < shape.rows(); row++) {
                for (int column = 0; column < shape.columns(); column++) {
                    double sum = windowSum(input, map, row, column);
                    sums[at++] = (float) (coefficient.get(map) * sum + bias.get(map));
                }
            }
        }
        return Tensor.takeOver(shape, sums);
    }

    /**
     * The terms of one output cell.
     *
     * @param window the input cells in the window, {@code [1, row, column]}; 0 in the padding
     * @param windowSum the sum of the window
     * @param coefficient a, multiplies the sum
     * @param bias b, is added
     * @param sum z
     */
    public record Trace(
            Tensor window, double windowSum, double coefficient, double bias, double sum) {}

    /**
     * Traces the output cell at {@code row, column} of map {@code map}.
     *
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public Trace trace(
            Tensor input, Tensor coefficient, Tensor bias, int map, int row, int column) {
        Shape shape = outputShape(input);
        Objects.checkIndex(map, shape.channels());
        Objects.checkIndex(row, shape.rows());
        Objects.checkIndex(column, shape.columns());
        float[] window = new float[size * size];
        for (int tap = 0; tap < window.length; tap++) {
            int at = source(input, map, row, column, tap);
            window[tap] = at < 0 ? 0 : input.get(at);
        }
        double sum = windowSum(input, map, row, column);
        double a = coefficient.get(map);
        double b = bias.get(map);
        return new Trace(Tensor.takeOver(Shape.of(1, size, size), window), sum, a, b, a * sum + b);
    }

    /**
     * The gradients: {@code dL/da[m] = Σ δ · (sum of the window)}, {@code dL/db[m] = Σ δ}, and
     * dL/dx sums {@code δ · a[m]} over all windows that contain the cell.
     *
     * @param delta dL/dz, in the shape of the output
     * @return dL/da as {@link Gradients#weight}
     */
    public Gradients backward(Tensor input, Tensor coefficient, Tensor delta) {
        Shape shape = delta.shape();
        double[] ofInput = new double[input.size()];
        double[] ofCoefficient = new double[shape.channels()];
        double[] ofBias = new double[shape.channels()];
        for (int map = 0; map < shape.channels(); map++) {
            for (int row = 0; row < shape.rows(); row++) {
                for (int column = 0; column < shape.columns(); column++) {
                    double d = delta.at(map, row, column);
                    ofCoefficient[map] += d * windowSum(input, map, row, column);
                    ofBias[map] += d;
                    for (int tap = 0; tap < size * size; tap++) {
                        int at = source(input, map, row, column, tap);
                        if (at >= 0) {
                            ofInput[at] += d * coefficient.get(map);
                        }
                    }
                }
            }
        }
        Shape perMap = Shape.of(shape.channels());
        return new Gradients(
                FloatRounding.toTensor(input.shape(), ofInput),
                FloatRounding.toTensor(perMap, ofCoefficient),
                FloatRounding.toTensor(perMap, ofBias));
    }

    private double windowSum(Tensor input, int map, int row, int column) {
        double sum = 0;
        for (int tap = 0; tap < size * size; tap++) {
            int at = source(input, map, row, column, tap);
            sum += at < 0 ? 0 : input.get(at);
        }
        return sum;
    }

    /** The flat index of the cell under tap {@code tap} of the window; −1 in the padding. */
    private int source(Tensor input, int map, int row, int column, int tap) {
        Shape shape = input.shape();
        int r = sliding().source(row, tap / size, shape.rows());
        int c = sliding().source(column, tap % size, shape.columns());
        return r < 0 || c < 0 ? -1 : (map * shape.rows() + r) * shape.columns() + c;
    }

    private Shape outputShape(Tensor input) {
        return Shape.of(
                input.shape().channels(),
                sliding().outputs(input.shape().rows(), size),
                sliding().outputs(input.shape().columns(), size));
    }

    private SlidingAxis sliding() {
        return SlidingAxis.of(stride, padding, dilation);
    }
}
