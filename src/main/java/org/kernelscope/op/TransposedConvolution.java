package org.kernelscope.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Transposed convolution: every input cell stamps the kernel, multiplied by its value, onto the
 * output, and overlapping stamps add up. It makes maps larger. The name "deconvolution" is common
 * and wrong: it does not undo a convolution.
 *
 * <p>Formula: {@code z[o,p,q] = b[o] + Σ_i Σ_{r,u} Σ_{c,v} x[i,r,c] · w[i,o,u,v]} over all r, u
 * with {@code r·stride − padding + u·dilation = p}, and c, v with q alike. This is the backward
 * pass of the {@link Convolution} with the same numbers: it multiplies by the transposed matrix.
 * ⟨A·x, y⟩ = ⟨x, Aᵀ·y⟩.
 *
 * <p>Output size: {@code (rows − 1)·stride − 2·padding + dilation·(size − 1) + 1 + extra} rows;
 * columns alike.
 *
 * <p>Shapes: x {@code [in, row, column]}, w {@code [in, out / groups, row, column]}, b {@code
 * [out]}, z {@code [out, row, column]}.
 *
 * <p>Example: one row 1 2, the kernel 1 1 1, stride 2, no bias. The stamps overlap in the middle.
 *
 * <pre>{@code
 * 1 1 1 . .
 * . . 2 2 2
 * 1 1 3 2 2     overlaps: 1 1 2 1 1
 * }</pre>
 *
 * <p>Source: V. Dumoulin, F. Visin, arXiv:1603.07285, chapter 4; A. Odena, V. Dumoulin, C. Olah,
 * <em>Deconvolution and checkerboard artifacts</em>, Distill, 2016.
 *
 * @param convolution the convolution whose backward pass this is
 * @param extraRows further output rows after the last, smaller than the stride
 * @param extraColumns further output columns
 */
public record TransposedConvolution(Convolution convolution, int extraRows, int extraColumns) {
    /** The reason why there is no output for these shapes. */
    public Optional<Refusal> refusal(Shape input, Shape weight) {
        int groups = convolution.groups();
        if (groups < 1 || input.channels() % groups != 0) {
            return Optional.of(Refusal.GROUPS_OF_INPUT);
        }
        if (weight.extent(0) != input.channels()) {
            return Optional.of(Refusal.CHANNELS);
        }
        return rows(input, weight).refusal().or(() -> columns(input, weight).refusal());
    }

    /** The output rows with their formula. */
    public SlidingAxis.OutputSize rows(Shape input, Shape weight) {
        return convolution.down().transposedSize(input.rows(), weight.extent(2), extraRows);
    }

    /** The output columns with their formula. */
    public SlidingAxis.OutputSize columns(Shape input, Shape weight) {
        return convolution.across().transposedSize(input.columns(), weight.extent(3), extraColumns);
    }

    /** The shape of the output for these shapes. */
    public Shape outputShape(Shape input, Shape weight) {
        return Shape.of(
                weight.extent(1) * convolution.groups(),
                rows(input, weight).outputs(),
                columns(input, weight).outputs());
    }

    /** The sums z of all output cells. */
    public Tensor forward(Tensor input, Tensor weight, Tensor bias) {
        Shape shape = outputShape(input.shape(), weight.shape());
        Tensor stamped = convolution.backward(Tensor.zeros(shape), weight, input).input();
        float[] sums = stamped.toArray();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += bias.get(i / shape.plane());
        }
        return Tensor.takeOver(shape, sums);
    }

    /**
     * The gradients. dL/dx is the convolution of δ; dL/dw and dL/db are sums as in any layer of
     * weighted sums.
     *
     * @param delta dL/dz, in the shape of the output
     */
    public Gradients backward(Tensor input, Tensor weight, Tensor delta) {
        Tensor none = Tensor.zeros(Shape.of(input.shape().channels()));
        double[] ofBias = new double[delta.shape().channels()];
        for (int i = 0; i < delta.size(); i++) {
            ofBias[i / delta.shape().plane()] += delta.get(i);
        }
        return new Gradients(
                convolution.forward(delta, weight, none),
                convolution.backward(delta, weight, input).weight(),
                FloatRounding.toTensor(Shape.of(ofBias.length), ofBias));
    }

    /**
     * One stamp on an output cell.
     *
     * @param map the input map
     * @param row the row of the input cell
     * @param column its column
     * @param weight the flat index of the weight
     * @param product the value of the cell times the weight
     */
    public record Stamp(int map, int row, int column, int weight, double product) {}

    /**
     * The terms of one output cell.
     *
     * @param stamps the stamps that reach it, in the order of the input cells
     * @param bias b, added once
     * @param sum z
     */
    public record Trace(List<Stamp> stamps, double bias, double sum) {
        public Trace {
            stamps = List.copyOf(stamps);
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
        List<Stamp> stamps = new ArrayList<>();
        double sum = bias.get(out);
        Shape in = input.shape();
        for (int map = 0; map < in.channels(); map++) {
            for (int r = 0; r < in.rows(); r++) {
                for (int c = 0; c < in.columns(); c++) {
                    for (int at :
                            convolution.weights(
                                    shape, weight.shape(), map, r, c, out, row, column)) {
                        double product = (double) input.at(map, r, c) * weight.get(at);
                        stamps.add(new Stamp(map, r, c, at, product));
                        sum += product;
                    }
                }
            }
        }
        return new Trace(stamps, bias.get(out), sum);
    }

    /**
     * The number of stamps of one input map that reach each output cell, {@code [1, row, column]}.
     * Uneven counts are the checkerboard of uneven overlap.
     */
    public Tensor overlaps(Shape input, Shape weight) {
        Shape shape = outputShape(input, weight);
        Shape kernel = Shape.of(1, 1, weight.extent(2), weight.extent(3));
        Convolution single = new Convolution(convolution.down(), convolution.across(), 1, false);
        return new TransposedConvolution(single, extraRows, extraColumns)
                .forward(
                        ones(Shape.of(1, input.rows(), input.columns())),
                        ones(kernel),
                        Tensor.zeros(Shape.of(1)))
                .reshape(Shape.of(1, shape.rows(), shape.columns()));
    }

    private static Tensor ones(Shape shape) {
        float[] ones = new float[shape.size()];
        Arrays.fill(ones, 1);
        return Tensor.takeOver(shape, ones);
    }
}
