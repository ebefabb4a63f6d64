package org.kernelscope.op;

import java.util.Objects;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A dense (fully connected) layer: every unit adds up all cells below, each times a weight of its
 * own, and a bias: {@code z[o] = b[o] + Σ_i w[o,i] · x[i]}, the cells below in the order channel,
 * row, column.
 *
 * <p>Shapes: x any, w {@code [out, in]}, b {@code [out]}, z {@code [out, 1, 1]}. Sums are kept in
 * double precision. Any thread.
 */
public final class Dense {
    private Dense() {}

    /** The weighted sums z of all units, before any activation. */
    public static Tensor forward(Tensor input, Tensor weight, Tensor bias) {
        int units = weight.shape().extent(0);
        float[] sums = new float[units];
        for (int unit = 0; unit < units; unit++) {
            sums[unit] = (float) sum(input, weight, bias, unit);
        }
        return Tensor.takeOver(Shape.units(units), sums);
    }

    /**
     * How one unit's sum came about.
     *
     * @param inputs what the unit sees, in the shape of the layer below
     * @param weights what each is multiplied with, in the same shape
     * @param bias what is added
     * @param sum z
     */
    public record Trace(Tensor inputs, Tensor weights, double bias, double sum) {
        /** The product of input {@code index} and its weight. */
        public double product(int index) {
            return (double) inputs.get(index) * weights.get(index);
        }
    }

    /**
     * How the sum of unit {@code unit} came about.
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
     * Hands the gradient back: {@code dL/dw[o,i] = δ[o]·x[i]}, {@code dL/db = δ}, {@code dL/dx[i] =
     * Σ_o δ[o]·w[o,i]}.
     *
     * @param delta dL/dz, one number a unit
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
