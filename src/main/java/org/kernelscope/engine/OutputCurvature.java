package org.kernelscope.engine;

import java.util.function.DoubleUnaryOperator;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.RbfCodes;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.op.RbfOutput;
import org.kernelscope.op.Softmax;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * How much a loss bends along what the output layer works with: the weighted sums z of a softmax,
 * the units x below an RBF output.
 *
 * <ul>
 *   <li>Softmax, cross-entropy: {@code p[i]·(1 − p[i])}, the second derivative itself.
 *   <li>Softmax, squared error: {@code 2·Σ_k (∂p[k]/∂z[i])² = 2·p[i]²·((1 − p[i])² + Σ_{k≠i}
 *       p[k]²)}, without the term with the second derivative of p.
 *   <li>RBF, {@link Loss#MLE}: L is the sum of the (x − w)² of the right class, so 2 for every
 *       unit.
 *   <li>RBF, {@link Loss#MAP}: {@link RbfOutput#posteriorCurvature}.
 * </ul>
 *
 * <p>Nothing of them is negative.
 */
final class OutputCurvature {
    private final LayerSpec spec;
    private final Loss loss;

    OutputCurvature(LayerSpec spec, Loss loss) {
        this.spec = spec;
        this.loss = loss;
    }

    /**
     * The curvature for one digit.
     *
     * @param last z of a softmax, x of an RBF output
     * @param label its class
     * @return ∂²L/∂z² or ∂²L/∂x², in the same shape
     */
    Tensor of(Tensor last, int label) {
        if (spec instanceof RbfSpec rbf) {
            return loss == Loss.MAP
                    ? RbfOutput.posteriorCurvature(last, codes(rbf), label, Loss.MAP_J)
                    : each(last, x -> 2);
        }
        Tensor p = Softmax.forward(last);
        if (loss == Loss.CROSS_ENTROPY) {
            return each(p, share -> share * (1 - share));
        }
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

    private static Tensor codes(RbfSpec rbf) {
        RbfCodes codes = rbf.codes();
        float[] all = new float[codes.classes() * codes.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = codes.at(i / codes.length(), i % codes.length());
        }
        return Tensor.takeOver(Shape.of(codes.classes(), codes.length()), all);
    }
}
