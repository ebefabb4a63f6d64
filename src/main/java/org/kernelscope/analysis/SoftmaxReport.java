package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.tensor.Tensor;

/**
 * A softmax written out: {@code p[i] = e^{z[i]/T} / Σ_j e^{z[j]/T}}. With the temperature T = 1 it
 * is what the network computes; a higher one makes all classes more alike, a lower one favours the
 * largest. Immutable; any thread.
 *
 * @param temperature T
 * @param logits z of each class
 * @param exponentials {@code e^{z/T}} of each class; divided by {@code e^shift}
 * @param shift subtracted from every z/T so that the exponentials do not overflow; 0 unless they
 *     could not
 * @param sum of the exponentials
 * @param probabilities each exponential's share of the sum
 */
public record SoftmaxReport(
        double temperature,
        List<Double> logits,
        List<Double> exponentials,
        double shift,
        double sum,
        List<Double> probabilities) {
    /** e to a higher power is no number that anybody could read. */
    private static final double HIGHEST = 300;

    public SoftmaxReport {
        logits = List.copyOf(logits);
        exponentials = List.copyOf(exponentials);
        probabilities = List.copyOf(probabilities);
    }

    /**
     * The softmax of {@code logits}.
     *
     * @param temperature T, above 0
     */
    public static SoftmaxReport of(Tensor logits, double temperature) {
        double largest = logits.max() / temperature;
        double shift = Math.abs(largest) > HIGHEST ? largest : 0;
        List<Double> values = new ArrayList<>();
        List<Double> exponentials = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < logits.size(); i++) {
            values.add((double) logits.get(i));
            exponentials.add(Math.exp(logits.get(i) / temperature - shift));
            sum += exponentials.get(i);
        }
        double whole = sum;
        return new SoftmaxReport(
                temperature,
                values,
                exponentials,
                shift,
                sum,
                exponentials.stream().map(each -> each / whole).toList());
    }
}
