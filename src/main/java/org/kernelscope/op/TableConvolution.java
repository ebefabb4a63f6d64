package org.kernelscope.op;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A convolution in which a table says which maps below feed which output map. In LeNet-5 of 1998
 * the layer C3 is one: its maps see different inputs and must learn different features, and there
 * are fewer connections.
 *
 * <p>Formula: {@code z[o,r,c] = b[o] + Σ_{i ∈ T(o)} Σ_u Σ_v w[n(o,i),u,v] · x[i,…]}, where T(o) is
 * the list of maps below that feed map o and n(o,i) is the number of the kernel between them. Only
 * those kernels exist.
 *
 * <p>Output size: that of {@link Convolution}.
 *
 * <p>Shapes: x {@code [in, row, column]}, w {@code [kernels, row, column]} in the order of the
 * outputs and, within an output, of its inputs; b {@code [out]}, z {@code [out, row, column]}.
 *
 * <p>Example: two maps of 1×2 cells, 1×1 kernels, no biases; the first output sees only the second
 * map
 *
 * <pre>{@code
 * x[0] = 1  2      T = {1}, {0, 1}      z[0] = 3·10          3·20        = 30 60
 * x[1] = 10 20     w = 3, 1, 2          z[1] = 1·1 + 2·10    1·2 + 2·20  = 21 42
 * }</pre>
 *
 * <p>Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Proc. IEEE 86(11), 1998, table I.
 *
 * @param sliding stride, padding and dilation of the kernels
 * @param table T(o) for each output map, in ascending order
 */
public record TableConvolution(Convolution sliding, List<List<Integer>> table) {
    public TableConvolution {
        table = table.stream().map(List::copyOf).toList();
    }

    /** The weighted sums z of all output cells, before the activation. */
    public Tensor forward(Tensor input, Tensor weight, Tensor bias) {
        List<float[]> maps = new ArrayList<>();
        int first = 0;
        Shape map = Shape.of(1);
        for (int out = 0; out < table.size(); out++) {
            Tensor sums =
                    sliding.forward(
                            sources(input, out), kernels(weight, first, out), only(bias, out));
            maps.add(sums.toArray());
            map = sums.shape();
            first += table.get(out).size();
        }
        return join(Shape.of(maps.size(), map.rows(), map.columns()), maps);
    }

    /**
     * Traces the output cell at {@code row, column} of map {@code out}. Patch, kernel and partial
     * sums are those of the maps in T(out), in the order of the table.
     *
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public Convolution.Trace trace(
            Tensor input, Tensor weight, Tensor bias, int out, int row, int column) {
        return sliding.trace(
                sources(input, out),
                kernels(weight, first(out), out),
                only(bias, out),
                0,
                row,
                column);
    }

    /**
     * The gradients, as in {@link Convolution#backward}. dL/dx sums over all outputs that the map
     * feeds; a map that feeds none gets 0.
     *
     * @param delta dL/dz, in the shape of the output
     */
    public Gradients backward(Tensor input, Tensor weight, Tensor delta) {
        double[] ofInput = new double[input.size()];
        List<float[]> ofWeight = new ArrayList<>();
        float[] ofBias = new float[table.size()];
        int plane = input.shape().plane();
        int first = 0;
        for (int out = 0; out < table.size(); out++) {
            Gradients gradients =
                    sliding.backward(
                            sources(input, out), kernels(weight, first, out), delta.channel(out));
            for (int source = 0; source < table.get(out).size(); source++) {
                int to = table.get(out).get(source) * plane;
                for (int i = 0; i < plane; i++) {
                    ofInput[to + i] += gradients.input().get(source * plane + i);
                }
            }
            ofWeight.add(gradients.weight().toArray());
            ofBias[out] = gradients.bias().get(0);
            first += table.get(out).size();
        }
        return new Gradients(
                FloatRounding.toTensor(input.shape(), ofInput),
                join(weight.shape(), ofWeight),
                Tensor.takeOver(Shape.of(ofBias.length), ofBias));
    }

    /** The number of the first kernel of {@code out}. */
    private int first(int out) {
        int first = 0;
        for (int before = 0; before < out; before++) {
            first += table.get(before).size();
        }
        return first;
    }

    /** The maps below that feed {@code out}. */
    private Tensor sources(Tensor input, int out) {
        List<float[]> maps = new ArrayList<>();
        for (int in : table.get(out)) {
            maps.add(input.channel(in).toArray());
        }
        return join(Shape.of(maps.size(), input.shape().rows(), input.shape().columns()), maps);
    }

    /** The kernels of {@code out}, {@code [1, in, row, column]}. */
    private Tensor kernels(Tensor weight, int first, int out) {
        int size = weight.shape().extent(1);
        int count = table.get(out).size();
        float[] kernels = new float[count * size * size];
        for (int i = 0; i < kernels.length; i++) {
            kernels[i] = weight.get(first * size * size + i);
        }
        return Tensor.takeOver(Shape.of(1, count, size, size), kernels);
    }

    private static Tensor only(Tensor bias, int out) {
        return Tensor.of(Shape.of(1), bias.get(out));
    }

    private static Tensor join(Shape shape, List<float[]> parts) {
        float[] all = new float[shape.size()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return Tensor.takeOver(shape, all);
    }
}
