package org.kernelscope.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Convolution: slides a small kernel over every input map and adds up the products. The same kernel
 * looks for the same pattern everywhere, so a few weights serve the whole image.
 *
 * <p>Formula: {@code z[o,r,c] = b[o] + Σ_i Σ_u Σ_v w[o,i,u,v] · x[i, r·stride − padding +
 * u·dilation, c·stride − padding + v·dilation]}. Cells outside the map are 0. As everywhere in deep
 * learning the kernel is not mirrored; strictly this is a cross-correlation.
 *
 * <p>Output size: {@code ⌊(rows + 2·padding − dilation·(size − 1) − 1) / stride⌋ + 1} rows; columns
 * alike. A 5×5 kernel turns 32×32 into 28×28.
 *
 * <p>Shapes: x {@code [in, row, column]}, w {@code [out, in, row, column]}, b {@code [out]}, z
 * {@code [out, row, column]}.
 *
 * <p>Example: one input map, one 2×2 kernel, bias 1, stride 1, no padding
 *
 * <pre>{@code
 * x =  1  2  0     w =  1  0     z =   1 -1     z[0,0] = 1·1 + 0·2 + 0·3 − 1·1 + 1 = 1
 *      3  1  4          0 -1          -1 -4
 *      0  5  6
 * }</pre>
 *
 * <p>Source: Y. LeCun et al., Proc. IEEE 86(11), 1998, section II.A; V. Dumoulin, F. Visin, <em>A
 * guide to convolution arithmetic for deep learning</em>, arXiv:1603.07285.
 *
 * @param stride step between the windows of neighbouring outputs, in input cells
 * @param padding cells of zeros on each side of every map
 * @param dilation distance between neighbouring taps of the kernel, in input cells
 */
public record Convolution(int stride, int padding, int dilation) {
    /** Stride 1, no padding, no dilation: the convolutions of the LeNets. */
    public static final Convolution PLAIN = new Convolution(1, 0, 1);

    /** The weighted sums z of all output cells, before the activation. */
    public Tensor forward(Tensor input, Tensor weight, Tensor bias) {
        Shape shape = outputShape(input, weight);
        float[] sums = new float[shape.size()];
        int at = 0;
        for (int out = 0; out < shape.channels(); out++) {
            for (int row = 0; row < shape.rows(); row++) {
                for (int column = 0; column < shape.columns(); column++) {
                    double sum = bias.get(out);
                    for (int in = 0; in < input.shape().channels(); in++) {
                        sum += partialSum(input, weight, out, in, row, column);
                    }
                    sums[at++] = (float) sum;
                }
            }
        }
        return Tensor.takeOver(shape, sums);
    }

    /**
     * The terms of one output cell.
     *
     * @param patch the input cells under the kernel, {@code [in, row, column]}; 0 in the padding
     * @param kernel the weights that multiply them, in the same shape
     * @param partialSums the sum of the products for each input map
     * @param bias b, added once
     * @param sum z: the partial sums plus the bias
     */
    public record Trace(
            Tensor patch, Tensor kernel, List<Double> partialSums, double bias, double sum) {
        public Trace {
            partialSums = List.copyOf(partialSums);
        }
    }

    /**
     * Traces the output cell at {@code row, column} of map {@code out}.
     *
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public Trace trace(Tensor input, Tensor weight, Tensor bias, int out, int row, int column) {
        Shape shape = outputShape(input, weight);
        Objects.checkIndex(out, shape.channels());
        Objects.checkIndex(row, shape.rows());
        Objects.checkIndex(column, shape.columns());
        int channels = input.shape().channels();
        int size = weight.shape().extent(2);
        float[] patch = new float[channels * size * size];
        float[] kernel = new float[patch.length];
        List<Double> partialSums = new ArrayList<>();
        double sum = bias.get(out);
        int at = 0;
        for (int in = 0; in < channels; in++) {
            for (int u = 0; u < size; u++) {
                for (int v = 0; v < size; v++, at++) {
                    patch[at] = cell(input, in, source(row, u), source(column, v));
                    kernel[at] = weight.get(((out * channels + in) * size + u) * size + v);
                }
            }
            partialSums.add(partialSum(input, weight, out, in, row, column));
            sum += partialSums.get(in);
        }
        Shape window = Shape.of(channels, size, size);
        return new Trace(
                Tensor.takeOver(window, patch),
                Tensor.takeOver(window, kernel),
                partialSums,
                bias.get(out),
                sum);
    }

    /**
     * The gradients: {@code dL/dw[o,i,u,v] = Σ_r Σ_c δ[o,r,c] · x[i,…]}, {@code dL/db[o] = Σ_r Σ_c
     * δ[o,r,c]}, and dL/dx sums {@code δ · w} over all outputs that saw the cell.
     *
     * <p>Example: in the example above with δ = 1 everywhere, dL/db = 4, dL/dw[0,0] is the sum of
     * the four upper left cells, 1 + 2 + 3 + 1 = 7, and dL/dx[0,0] = w[0,0] = 1.
     *
     * @param delta dL/dz, in the shape of the output
     */
    public Gradients backward(Tensor input, Tensor weight, Tensor delta) {
        int channels = input.shape().channels();
        int size = weight.shape().extent(2);
        double[] ofInput = new double[input.size()];
        double[] ofWeight = new double[weight.size()];
        double[] ofBias = new double[delta.shape().channels()];
        for (int out = 0; out < delta.shape().channels(); out++) {
            for (int row = 0; row < delta.shape().rows(); row++) {
                for (int column = 0; column < delta.shape().columns(); column++) {
                    double d = delta.at(out, row, column);
                    if (d == 0) {
                        // Most are: a ReLU passes no gradient to silent cells.
                        continue;
                    }
                    ofBias[out] += d;
                    for (int in = 0; in < channels; in++) {
                        for (int u = 0; u < size; u++) {
                            for (int v = 0; v < size; v++) {
                                int r = source(row, u);
                                int c = source(column, v);
                                if (isInside(input, r, c)) {
                                    int x = index(input, in, r, c);
                                    int w = ((out * channels + in) * size + u) * size + v;
                                    ofWeight[w] += d * input.get(x);
                                    ofInput[x] += d * weight.get(w);
                                }
                            }
                        }
                    }
                }
            }
        }
        return new Gradients(
                FloatRounding.toTensor(input.shape(), ofInput),
                FloatRounding.toTensor(weight.shape(), ofWeight),
                FloatRounding.toTensor(Shape.of(ofBias.length), ofBias));
    }

    private double partialSum(Tensor input, Tensor weight, int out, int in, int row, int column) {
        int size = weight.shape().extent(2);
        int at = (out * input.shape().channels() + in) * size * size;
        double sum = 0;
        for (int u = 0; u < size; u++) {
            for (int v = 0; v < size; v++, at++) {
                sum += (double) weight.get(at) * cell(input, in, source(row, u), source(column, v));
            }
        }
        return sum;
    }

    private Shape outputShape(Tensor input, Tensor weight) {
        Shape shape = input.shape();
        int reach = dilation * (weight.shape().extent(2) - 1) + 1;
        return Shape.of(
                weight.shape().extent(0),
                (shape.rows() + 2 * padding - reach) / stride + 1,
                (shape.columns() + 2 * padding - reach) / stride + 1);
    }

    /** The input row or column under tap {@code tap} of output {@code output}. */
    private int source(int output, int tap) {
        return output * stride - padding + tap * dilation;
    }

    private static float cell(Tensor input, int channel, int row, int column) {
        return isInside(input, row, column) ? input.get(index(input, channel, row, column)) : 0;
    }

    private static int index(Tensor input, int channel, int row, int column) {
        return (channel * input.shape().rows() + row) * input.shape().columns() + column;
    }

    private static boolean isInside(Tensor input, int row, int column) {
        return row >= 0
                && row < input.shape().rows()
                && column >= 0
                && column < input.shape().columns();
    }
}
