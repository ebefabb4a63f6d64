package org.kernelscope.op;

import org.kernelscope.tensor.Tensor;

/**
 * Softmax: turns any numbers into positive ones that add up to 1, the larger the larger: {@code
 * p[i] = e^{z[i]} / Σ_j e^{z[j]}}. The largest z is subtracted from all of them first, which
 * changes nothing but keeps the exponentials from overflowing. Any thread.
 */
public final class Softmax {
    private Softmax() {}

    /** The probabilities, in the shape of z. */
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
     * Hands the gradient back: {@code dL/dz[i] = p[i]·(ε[i] − Σ_j ε[j]·p[j])}.
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
}
