package org.kernelscope.op;

import org.kernelscope.tensor.Tensor;

/**
 * Softmax: turns any scores into positive values that add up to 1. The larger the score, the larger
 * its probability.
 *
 * <p>Formula: {@code p[i] = e^{z[i]} / Σ_j e^{z[j]}}. The largest z is subtracted from all scores
 * first; this does not change p and prevents overflow.
 *
 * <p>Output size: that of the input.
 *
 * <p>Shapes: z and p any, both the same.
 *
 * <p>Example: {@code z = 1, 2, 3} gives {@code p = 0.0900, 0.2447, 0.6652}.
 *
 * <p>Source: J. Bridle, <em>Probabilistic interpretation of feedforward classification network
 * outputs</em>, in: Neurocomputing, Springer, 1990.
 */
public final class Softmax {
    private Softmax() {}

    /** The probabilities p, in the shape of z. */
    public static Tensor forward(Tensor logits) {
        double largest = logits.max();
        double[] p = new double[logits.size()];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(logits.get(i) - largest);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return FloatRounding.toTensor(logits.shape(), p);
    }

    /**
     * The gradient at the scores: {@code dL/dz[i] = p[i] · (ε[i] − Σ_j ε[j]·p[j])}.
     *
     * @param probabilities p
     * @param epsilon dL/dp
     * @return dL/dz
     */
    public static Tensor backward(Tensor probabilities, Tensor epsilon) {
        double mean = 0;
        for (int i = 0; i < epsilon.size(); i++) {
            mean += (double) epsilon.get(i) * probabilities.get(i);
        }
        double[] gradient = new double[epsilon.size()];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = probabilities.get(i) * (epsilon.get(i) - mean);
        }
        return FloatRounding.toTensor(probabilities.shape(), gradient);
    }

    /**
     * The cross-entropy of one example: {@code L = −ln p[label] = ln Σ_j e^{z[j]} − z[label]}, from
     * the scores, so that it stays finite where p underflows.
     *
     * <p>Example: {@code z = 1, 2, 3} and label 0 give {@code L = −ln 0.0900 = 2.4076}.
     *
     * @param logits z
     */
    public static double crossEntropy(Tensor logits, int label) {
        double largest = logits.max();
        double sum = 0;
        for (int i = 0; i < logits.size(); i++) {
            sum += Math.exp(logits.get(i) - largest);
        }
        return Math.log(sum) + largest - logits.get(label);
    }

    /**
     * The gradient of the cross-entropy at the scores: {@code dL/dz[i] = p[i] − t[i]}, where t is 1
     * for the label and 0 elsewhere. The slopes of logarithm and softmax cancel.
     *
     * <p>Example: {@code p = 0.0900, 0.2447, 0.6652} and label 0 give {@code dL/dz = −0.9100,
     * 0.2447, 0.6652}.
     *
     * @param probabilities p
     */
    public static Tensor crossEntropyGradient(Tensor probabilities, int label) {
        float[] gradient = probabilities.toArray();
        gradient[label] -= 1;
        return Tensor.takeOver(probabilities.shape(), gradient);
    }
}
