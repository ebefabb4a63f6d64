package org.kernelscope.analysis;

import java.util.function.DoubleUnaryOperator;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.RbfCodes;
import org.kernelscope.op.RbfOutput;
import org.kernelscope.op.Softmax;
import org.kernelscope.tensor.Tensor;

/**
 * The curvature of a loss along the values that the output layer works with: the weighted sums z of
 * a softmax, the units x below an RBF output. It is never negative.
 *
 * <ul>
 *   <li>Softmax, cross-entropy: {@code p[i]·(1 − p[i])}, the second derivative itself.
 *   <li>Softmax, squared error: {@code 2·Σ_k (∂p[k]/∂z[i])² = 2·p[i]²·((1 − p[i])² + Σ_{k≠i}
 *       p[k]²)}, without the term with the second derivative of p.
 *   <li>RBF, {@link Loss#MLE}: L is the sum of the (x − w)² of the labelled class, so 2 for every
 *       unit.
 *   <li>RBF, {@link Loss#MAP}: {@link RbfOutput#posteriorCurvature}.
 * </ul>
 */
final class OutputCurvature {
    private final Loss loss;

    OutputCurvature(Loss loss) {
        this.loss = loss;
    }

    /**
     * The curvature for one example.
     *
     * @param x the input of the output layer
     * @param z its sums
     * @param label the class of the example
     * @return ∂²L/∂z² for a softmax, ∂²L/∂x² for an RBF output, in the shape of z or x
     */
    Tensor of(Tensor x, Tensor z, int label) {
        return switch (loss) {
            case CROSS_ENTROPY -> each(Softmax.forward(z), p -> p * (1 - p));
            case SQUARED_ERROR -> squaredError(Softmax.forward(z));
            case MLE -> each(x, unit -> 2);
            case MAP ->
                    RbfOutput.posteriorCurvature(x, RbfCodes.DIGITS.toTensor(), label, Loss.MAP_J);
        };
    }

    private static Tensor squaredError(Tensor p) {
        double all = 0;
        for (int i = 0; i < p.size(); i++) {
            all += (double) p.get(i) * p.get(i);
        }
        double squares = all;
        return each(
                p,
                share -> 2 * share * share * ((1 - share) * (1 - share) + squares - share * share));
    }

    private static Tensor each(Tensor values, DoubleUnaryOperator function) {
        float[] made = values.toArray();
        for (int i = 0; i < made.length; i++) {
            made[i] = (float) function.applyAsDouble(made[i]);
        }
        return Tensor.takeOver(values.shape(), made);
    }
}
