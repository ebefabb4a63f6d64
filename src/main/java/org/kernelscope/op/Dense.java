package org.kernelscope.op;

import java.util.Objects;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A dense (fully connected) layer: each unit adds up all cells below, each multiplied by a weight
 * of its own, and a bias. It combines what the maps have found, wherever it was found.
 *
 * <p>Formula: {@code z[o] = b[o] + Σ_i w[o,i] · x[i]}, with the cells below in the order channel,
 * row, column (flattening).
 *
 * <p>Output size: one value for each row of w.
 *
 * <p>Shapes: x any, w {@code [out, in]}, b {@code [out]}, z {@code [out, 1, 1]}.
 *
 * <p>Example: three inputs, two units
 *
 * <pre>{@code
 * x = 1 2 3     w = 1    1  1     b =  0     z = 1 + 2 + 3      =  6
 *                   0.5 -1  2         10         0.5 − 2 + 6 + 10 = 14.5
 * }</pre>
 *
 * <p>Source: D. E. Rumelhart, G. E. Hinton, R. J. Williams, Nature 323, 1986.
 */
public final class Dense {
    private Dense() {}

    /** The weighted sums z of all units, before the activation. */
    public static Tensor forward(Tensor input, Tensor weight, Tensor bias) {
        int units = weight.shape().extent(0);
        float[] sums = new float[units];
        for (int unit = 0; unit < units; unit++) {
            sums[unit] = (float) sum(input, weight, bias, unit);
        }
        return Tensor.takeOver(Shape.units(units), sums);
    }

    /**
     * The terms of one unit.
     *
     * @param inputs the cells below, in the shape of the layer below
     * @param weights the weight of each, in the same shape
     * @param bias b, added once
     * @param sum z
     */
    public record Trace(Tensor inputs, Tensor weights, double bias, double sum) {
        /** The product of input {@code index} and its weight. */
        public double product(int index) {
            return (double) inputs.get(index) * weights.get(index);
        }
    }

    /**
     * Traces unit {@code unit}.
     *
     * @throws IndexOutOfBoundsException if there is no such unit
     */
    public static Trace trace(Tensor input, Tensor weight, Tensor bias, int unit) {
        Objects.checkIndex(unit, weight.shape().extent(0));
        float[] row = new float[input.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = weight.get(unit * row.length + i);
        }
        return new Trace(
                input,
                Tensor.takeOver(input.shape(), row),
                bias.get(unit),
                sum(input, weight, bias, unit));
    }

    /**
     * The gradients: {@code dL/dw[o,i] = δ[o] · x[i]}, {@code dL/db = δ}, {@code dL/dx[i] = Σ_o
     * δ[o] · w[o,i]}.
     *
     * <p>Example: in the example above with δ = 1, 2, dL/dw is 1 2 3 and 2 4 6, and dL/dx[0] = 1·1
     * + 2·0.5 = 2.
     *
     * @param delta dL/dz, one value for each unit
     */
    public static Gradients backward(Tensor input, Tensor weight, Tensor delta) {
        int inputs = input.size();
        double[] ofInput = new double[inputs];
        double[] ofWeight = new double[weight.size()];
        for (int unit = 0; unit < delta.size(); unit++) {
            double d = delta.get(unit);
            for (int i = 0; i < inputs; i++) {
                ofWeight[unit * inputs + i] = d * input.get(i);
                ofInput[i] += d * weight.get(unit * inputs + i);
            }
        }
        return new Gradients(
                FloatRounding.toTensor(input.shape(), ofInput),
                FloatRounding.toTensor(weight.shape(), ofWeight),
                delta.reshape(Shape.of(delta.size())));
    }

    private static double sum(Tensor input, Tensor weight, Tensor bias, int unit) {
        double sum = bias.get(unit);
        for (int i = 0; i < input.size(); i++) {
            sum += (double) weight.get(unit * input.size() + i) * input.get(i);
        }
        return sum;
    }
}
