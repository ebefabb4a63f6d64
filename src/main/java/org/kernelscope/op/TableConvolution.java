package org.kernelscope.op;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A convolution in which not every map is made from every map below: a table says which. In the
 * LeNet-5 of 1998 the layer C3 is one, so that its maps must learn to see different things, and so
 * that there are fewer connections (Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Proc. IEEE 86(11),
 * 1998, table I).
 *
 * <p>{@code z[o,r,c] = b[o] + Σ_{i ∈ T(o)} Σ_u Σ_v w[n(o,i),u,v] · x[i,…]}, where T(o) are the maps
 * below that map o is made from. Only the kernels that are there exist: w has the shape {@code
 * [kernels, row, column]}, one kernel n(o,i) for each connection, in the order of the outputs and,
 * for each, of the inputs.
 *
 * <p>Shapes: x {@code [in, row, column]}, b {@code [out]}, z {@code [out, row, column]}. Immutable;
 * any thread.
 *
 * @param sliding how the kernels slide
 * @param table for each output map, which maps below it is made from, T(o), in ascending order
 */
public record TableConvolution(Convolution sliding, List<List<Integer>> table) {
    public TableConvolution {
        table = table.stream().map(List::copyOf).toList();
    }

    /** The weighted sums z of all output cells, before any activation. */
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
     * How the output cell at {@code row, column} of map {@code out} came about. Patch, kernel and
     * partial sums are those of the maps in T(out), in the order of the table.
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
     * Hands the gradient back, as {@link Convolution#backward} does; maps below that feed several
     * outputs collect from all of them, and what is not connected gets nothing.
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

    /** The kernel, counted from 0, with which the connections into {@code out} begin. */
    private int first(int out) {
        int first = 0;
        for (int before = 0; before < out; before++) {
            first += table.get(before).size();
        }
        return first;
    }

    /** The maps below that {@code out} is made from. */
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
