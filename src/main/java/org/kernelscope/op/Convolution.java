package org.kernelscope.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Convolution: slides a small kernel over every input map and adds up the products. The same kernel
 * looks for the same pattern everywhere, so a few weights serve the whole image.
 *
 * <p>Formula: {@code z[o,r,c] = b[o] + Σ_i Σ_u Σ_v w[o,i,u,v] · x[i, r·stride − padding +
 * u·dilation, c·stride − padding + v·dilation]}. Cells outside the map are 0, unless the {@link
 * PaddingMode} says otherwise. Rows and columns may slide differently.
 *
 * <p>Deep learning does not mirror the kernel; strictly this is a cross-correlation. With {@code
 * turned} the kernel is turned by 180°: tap u, v uses the weight {@code w[o,i,K−1−u,K−1−v]}, which
 * is the convolution of mathematics.
 *
 * <p>Groups: map o is made only from the input maps of its group. Groups are runs of neighbouring
 * maps. With as many groups as input maps the convolution is depthwise.
 *
 * <p>Output size: {@code ⌊(rows + 2·padding − dilation·(size − 1) − 1) / stride⌋ + 1} rows; columns
 * alike. A 5×5 kernel turns 32×32 into 28×28. {@link SlidingAxis} has the formula for each axis.
 *
 * <p>Shapes: x {@code [in, row, column]}, w {@code [out, in / groups, row, column]}, b {@code
 * [out]}, z {@code [out, row, column]}.
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
 * @param down the movement of the kernel from row to row
 * @param across the movement of the kernel from column to column
 * @param groups groups of maps that do not see each other; 1 for an ordinary convolution
 * @param turned true to turn the kernel by 180°
 */
public record Convolution(SlidingAxis down, SlidingAxis across, int groups, boolean turned) {
    /** Stride 1, no padding, no dilation: the convolutions of the LeNets. */
    public static final Convolution PLAIN = new Convolution(1, 0, 1);

    /** A convolution with zero padding that treats rows and columns alike. */
    public Convolution(int stride, int padding, int dilation) {
        this(
                SlidingAxis.of(stride, padding, dilation),
                SlidingAxis.of(stride, padding, dilation),
                1,
                false);
    }

    /** The reason why there is no output for these shapes. */
    public Optional<Refusal> refusal(Shape input, Shape weight) {
        if (groups < 1 || input.channels() % groups != 0) {
            return Optional.of(Refusal.GROUPS_OF_INPUT);
        }
        if (weight.extent(0) % groups != 0) {
            return Optional.of(Refusal.GROUPS_OF_OUTPUT);
        }
        if (weight.extent(1) != input.channels() / groups) {
            return Optional.of(Refusal.CHANNELS);
        }
        return down.outputSize(input.rows(), weight.extent(2))
                .refusal()
                .or(() -> across.outputSize(input.columns(), weight.extent(3)).refusal());
    }

    /** The weighted sums z of all output cells, before the activation. */
    public Tensor forward(Tensor input, Tensor weight, Tensor bias) {
        Shape shape = outputShape(input.shape(), weight.shape());
        float[] sums = new float[shape.size()];
        int at = 0;
        for (int out = 0; out < shape.channels(); out++) {
            for (int row = 0; row < shape.rows(); row++) {
                for (int column = 0; column < shape.columns(); column++) {
                    double sum = bias.get(out);
                    for (int in = 0; in < weight.shape().extent(1); in++) {
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
     * @param patch the input cells under the kernel, {@code [in / groups, row, column]}, with the
     *     values of the padding
     * @param kernel the weights that multiply them, in the same shape, turned if the kernel is
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
        Shape shape = outputShape(input.shape(), weight.shape());
        Objects.checkIndex(out, shape.channels());
        Objects.checkIndex(row, shape.rows());
        Objects.checkIndex(column, shape.columns());
        int channels = weight.shape().extent(1);
        int rows = weight.shape().extent(2);
        int columns = weight.shape().extent(3);
        Shape window = Shape.of(channels, rows, columns);
        float[] patch = new float[window.size()];
        float[] kernel = new float[window.size()];
        List<Double> partialSums = new ArrayList<>();
        double sum = bias.get(out);
        int at = 0;
        for (int in = 0; in < channels; in++) {
            for (int u = 0; u < rows; u++) {
                for (int v = 0; v < columns; v++, at++) {
                    int r = down.source(row, u, input.shape().rows());
                    int c = across.source(column, v, input.shape().columns());
                    patch[at] = cell(input, map(weight.shape(), out, in), r, c);
                    kernel[at] = weight.get(tap(weight.shape(), out, in, u, v));
                }
            }
            partialSums.add(partialSum(input, weight, out, in, row, column));
            sum += partialSums.get(in);
        }
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
        int channels = weight.shape().extent(1);
        int rows = weight.shape().extent(2);
        int columns = weight.shape().extent(3);
        int step = turned ? -1 : 1;
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
                        int map = map(weight.shape(), out, in);
                        int w = tap(weight.shape(), out, in, 0, 0);
                        for (int u = 0; u < rows; u++) {
                            int r = down.source(row, u, input.shape().rows());
                            for (int v = 0; v < columns; v++, w += step) {
                                int c = across.source(column, v, input.shape().columns());
                                if (r >= 0 && c >= 0) {
                                    int x = index(input, map, r, c);
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
        int map = map(weight.shape(), out, in);
        int at = tap(weight.shape(), out, in, 0, 0);
        int step = turned ? -1 : 1;
        int rows = weight.shape().extent(2);
        int columns = weight.shape().extent(3);
        double sum = 0;
        for (int u = 0; u < rows; u++) {
            int r = down.source(row, u, input.shape().rows());
            for (int v = 0; v < columns; v++, at += step) {
                int c = across.source(column, v, input.shape().columns());
                sum += (double) weight.get(at) * cell(input, map, r, c);
            }
        }
        return sum;
    }

    /** The shape of the output for these shapes. */
    public Shape outputShape(Shape input, Shape weight) {
        return Shape.of(
                weight.extent(0),
                down.outputs(input.rows(), weight.extent(2)),
                across.outputs(input.columns(), weight.extent(3)));
    }

    /**
     * The flat indices of the weights of output map {@code out} that multiply the input cell {@code
     * map, r, c} for the output cell {@code row, column}. Empty if the output does not read it;
     * more than one only where the padding repeats a cell.
     */
    public List<Integer> weights(
            Shape input, Shape weight, int out, int row, int column, int map, int r, int c) {
        List<Integer> weights = new ArrayList<>();
        int in = map - map(weight, out, 0);
        if (in < 0 || in >= weight.extent(1)) {
            return weights;
        }
        for (int u = 0; u < weight.extent(2); u++) {
            if (down.source(row, u, input.rows()) == r) {
                for (int v = 0; v < weight.extent(3); v++) {
                    if (across.source(column, v, input.columns()) == c) {
                        weights.add(tap(weight, out, in, u, v));
                    }
                }
            }
        }
        return weights;
    }

    /** The input map that the kernel {@code in} of output map {@code out} slides over. */
    int map(Shape weight, int out, int in) {
        return out * groups / weight.extent(0) * weight.extent(1) + in;
    }

    /** The flat index of the weight that multiplies the cell under tap u, v. */
    int tap(Shape weight, int out, int in, int u, int v) {
        int taps = weight.extent(2) * weight.extent(3);
        int tap = u * weight.extent(3) + v;
        return (out * weight.extent(1) + in) * taps + (turned ? taps - 1 - tap : tap);
    }

    private static float cell(Tensor input, int channel, int row, int column) {
        return row < 0 || column < 0 ? 0 : input.get(index(input, channel, row, column));
    }

    private static int index(Tensor input, int channel, int row, int column) {
        return (channel * input.shape().rows() + row) * input.shape().columns() + column;
    }
}
