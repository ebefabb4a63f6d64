package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.tensor.Tensor;

/**
 * Confidence against accuracy: whether a network that is 80 % sure is right 80 % of the time (C.
 * Guo, G. Pleiss, Y. Sun, K. Weinberger, <em>On Calibration of Modern Neural Networks</em>, ICML
 * 2017).
 *
 * @param count number of predictions
 * @param accuracy share of correct predictions
 * @param confidence mean probability of the predicted class
 * @param error expected calibration error: the mean distance of confidence and accuracy in a bin,
 *     weighted by the number of predictions in it
 * @param loss mean of −ln P(right class)
 * @param bins the bins of the confidence, of equal width, from 0 to 1
 */
public record Calibration(
        int count, double accuracy, double confidence, double error, double loss, List<Bin> bins) {
    /** Number of bins that is usual for the expected calibration error. */
    public static final int BINS = 15;

    /** The least probability whose logarithm is taken. */
    private static final double LEAST = 1e-30;

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * The predictions of one range of confidence.
     *
     * @param from least confidence, exclusive
     * @param to largest confidence, inclusive
     * @param count number of predictions
     * @param confidence their mean confidence; 0 if there is none
     * @param accuracy share of them that is correct; 0 if there is none
     */
    public record Bin(double from, double to, int count, double confidence, double accuracy) {}

    /**
     * The calibration at temperature 1.
     *
     * @param probabilities {@code count × classes}
     * @param labels the right class of each
     */
    public static Calibration of(float[] probabilities, int[] labels) {
        return of(probabilities, labels, 1);
    }

    /**
     * The calibration of the probabilities at a temperature: the logits are divided by it, that is,
     * the probabilities are raised to 1/T and normalised.
     *
     * @param temperature above 0
     */
    public static Calibration of(float[] probabilities, int[] labels, double temperature) {
        if (labels.length == 0 || !(temperature > 0)) {
            throw new IllegalArgumentException(labels.length + " at " + temperature);
        }
        int classes = probabilities.length / labels.length;
        int[] counts = new int[BINS];
        int[] correct = new int[BINS];
        double[] sums = new double[BINS];
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            double[] p = soften(probabilities, i * classes, classes, temperature);
            int best = 0;
            for (int label = 1; label < classes; label++) {
                best = p[label] > p[best] ? label : best;
            }
            int bin = Math.max(0, Math.min(BINS - 1, (int) Math.ceil(p[best] * BINS) - 1));
            counts[bin]++;
            sums[bin] += p[best];
            correct[bin] += best == labels[i] ? 1 : 0;
            loss -= Math.log(Math.max(LEAST, p[labels[i]]));
        }
        List<Bin> bins = new ArrayList<>();
        int right = 0;
        double sum = 0;
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double mean = counts[bin] == 0 ? 0 : sums[bin] / counts[bin];
            double share = counts[bin] == 0 ? 0 : (double) correct[bin] / counts[bin];
            bins.add(new Bin((double) bin / BINS, (bin + 1.0) / BINS, counts[bin], mean, share));
            right += correct[bin];
            sum += sums[bin];
            error += counts[bin] * Math.abs(mean - share);
        }
        int count = labels.length;
        return new Calibration(
                count, (double) right / count, sum / count, error / count, loss / count, bins);
    }

    /** The probabilities of one prediction at a temperature. */
    static double[] soften(float[] probabilities, int from, int classes, double temperature) {
        double[] softened = new double[classes];
        double largest = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < classes; label++) {
            softened[label] = Math.log(Math.max(LEAST, probabilities[from + label])) / temperature;
            largest = Math.max(largest, softened[label]);
        }
        double sum = 0;
        for (int label = 0; label < classes; label++) {
            softened[label] = Math.exp(softened[label] - largest);
            sum += softened[label];
        }
        for (int label = 0; label < classes; label++) {
            softened[label] /= sum;
        }
        return softened;
    }

    /** The probability of the predicted class at a temperature. */
    public static double confidence(Tensor probabilities, double temperature) {
        double largest = 0;
        for (double each : soften(probabilities.toArray(), 0, probabilities.size(), temperature)) {
            largest = Math.max(largest, each);
        }
        return largest;
    }

    /**
     * The temperature between 0.05 and 20 with the least loss, by golden section on its logarithm.
     */
    public static double bestTemperature(float[] probabilities, int[] labels) {
        double golden = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(0.05);
        double high = Math.log(20);
        for (int round = 0; round < 30; round++) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            double lossLeft = of(probabilities, labels, Math.exp(left)).loss();
            double lossRight = of(probabilities, labels, Math.exp(right)).loss();
            if (lossLeft < lossRight) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
