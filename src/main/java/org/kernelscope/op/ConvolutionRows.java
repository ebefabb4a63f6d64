package org.kernelscope.op;

import java.util.Arrays;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The sums of {@link Convolution#forward}, a row of outputs at a time: every weight goes over the
 * whole row before the next weight does. That is several times as fast, because neighbouring
 * outputs read neighbouring cells. Each output gets its terms in the same order, so both results
 * are the same to the last bit.
 *
 * <p>For maps that are computed again in every frame, such as 256×256 cells with an 11×11 kernel.
 * {@link Convolution} is the definition.
 */
public final class ConvolutionRows {
    private final Convolution convolution;
    private final SlidingAxis across;
    private final Shape input;
    private final Shape weight;
    private final float[] x;
    private final float[] w;

    private ConvolutionRows(Convolution convolution, Tensor input, Tensor weight) {
        this.convolution = convolution;
        this.across = convolution.across();
        this.input = input.shape();
        this.weight = weight.shape();
        this.x = input.toArray();
        this.w = weight.toArray();
    }

    /** The weighted sums of all output cells, as {@link Convolution#forward} has them. */
    public static Tensor forward(
            Convolution convolution, Tensor input, Tensor weight, Tensor bias) {
        Shape shape = convolution.outputShape(input.shape(), weight.shape());
        ConvolutionRows rows = new ConvolutionRows(convolution, input, weight);
        float[] all = new float[shape.size()];
        double[] sums = new double[shape.columns()];
        double[] ofMap = new double[shape.columns()];
        int at = 0;
        for (int out = 0; out < shape.channels(); out++) {
            for (int row = 0; row < shape.rows(); row++) {
                Arrays.fill(sums, bias.get(out));
                for (int in = 0; in < weight.shape().extent(1); in++) {
                    Arrays.fill(ofMap, 0);
                    rows.add(out, in, row, ofMap);
                    for (int column = 0; column < sums.length; column++) {
                        sums[column] += ofMap[column];
                    }
                }
                for (double sum : sums) {
                    all[at++] = (float) sum;
                }
            }
        }
        return Tensor.takeOver(shape, all);
    }

    /** Adds the products of one kernel for a row of outputs. */
    private void add(int out, int in, int row, double[] sums) {
        int map = convolution.map(weight, out, in);
        for (int u = 0; u < weight.extent(2); u++) {
            int r = convolution.down().source(row, u, input.rows());
            if (r >= 0) {
                int line = (map * input.rows() + r) * input.columns();
                for (int v = 0; v < weight.extent(3); v++) {
                    add(w[convolution.tap(weight, out, in, u, v)], line, v, sums);
                }
            }
        }
    }

    /** Adds the products of one weight for a row of outputs. */
    private void add(double factor, int line, int tap, double[] sums) {
        int from = Math.min(across.firstInside(tap), sums.length);
        int to = Math.max(from, across.endInside(tap, input.columns(), sums.length));
        int first = line + across.position(from, tap);
        int step = across.stride();
        if (step == 1) {
            for (int i = 0; i < to - from; i++) {
                sums[from + i] += factor * x[first + i];
            }
        } else {
            for (int i = 0; i < to - from; i++) {
                sums[from + i] += factor * x[first + i * step];
            }
        }
        if (across.mode() != PaddingMode.ZEROS) {
            addPadding(factor, line, tap, 0, from, sums);
            addPadding(factor, line, tap, to, sums.length, sums);
        }
    }

    private void addPadding(double factor, int line, int tap, int from, int to, double[] sums) {
        for (int column = from; column < to; column++) {
            int source = across.source(column, tap, input.columns());
            sums[column] += source < 0 ? 0 : factor * x[line + source];
        }
    }
}
