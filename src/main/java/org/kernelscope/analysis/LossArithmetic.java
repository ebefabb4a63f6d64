package org.kernelscope.analysis;

import java.util.function.DoubleBinaryOperator;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Weights;
import org.kernelscope.op.RbfOutput;
import org.kernelscope.op.Softmax;
import org.kernelscope.tensor.Tensor;

/**
 * The loss of one example and its gradients at the output layer, in the readable operations of
 * package {@code op}. Immutable; any thread.
 */
final class LossArithmetic {
    /** Keeps the quotient finite when a probability underflows to 0. */
    private static final double SMALLEST = 1e-30;

    private final Loss loss;
    private final LayerArithmetic arithmetic;

    /**
     * @param output the output layer, which the loss {@linkplain Loss#suits suits}
     */
    LossArithmetic(Loss loss, Layer output, Weights weights) {
        this.loss = loss;
        this.arithmetic = LayerArithmetic.of(output, weights);
    }

    /** L. */
    double value(LayerActivations made, int label) {
        Tensor output = made.output();
        return switch (loss) {
            case CROSS_ENTROPY -> Softmax.crossEntropy(made.sums().orElseThrow(), label);
            case SQUARED_ERROR -> {
                double sum = 0;
                for (int i = 0; i < output.size(); i++) {
                    double error = output.get(i) - (i == label ? 1 : 0);
                    sum += error * error;
                }
                yield sum;
            }
            case MAP -> RbfOutput.posteriorLoss(output, label, Loss.MAP_J);
            case MLE -> RbfOutput.likelihoodLoss(output, label);
        };
    }

    /** dL/dy: at the probabilities, or at the penalties. */
    Tensor atOutput(LayerActivations made, int label) {
        Tensor output = made.output();
        return switch (loss) {
            case CROSS_ENTROPY -> each(output, label, (p, t) -> -t / Math.max(SMALLEST, p));
            case SQUARED_ERROR -> each(output, label, (p, t) -> 2 * (p - t));
            case MAP -> RbfOutput.posteriorGradient(output, label, Loss.MAP_J);
            case MLE -> RbfOutput.likelihoodGradient(output, label);
        };
    }

    /** dL/dz; of a layer without sums, dL/dy. */
    Tensor atSums(LayerActivations made, int label) {
        // Through the quotient −t/p, the gradient would be lost where p underflows.
        return loss == Loss.CROSS_ENTROPY
                ? Softmax.crossEntropyGradient(made.output(), label)
                : arithmetic.throughActivation(made, atOutput(made, label));
    }

    /** dL/dp of each class by itself, from p and its target t, 0 or 1. */
    private static Tensor each(Tensor probabilities, int label, DoubleBinaryOperator gradient) {
        float[] epsilon = new float[probabilities.size()];
        for (int i = 0; i < epsilon.length; i++) {
            epsilon[i] = (float) gradient.applyAsDouble(probabilities.get(i), i == label ? 1 : 0);
        }
        return Tensor.takeOver(probabilities.shape(), epsilon);
    }
}
