package org.kernelscope.analysis;

import java.util.Arrays;

/**
 * The separation of digits from other images by a score: a digit is accepted if its score reaches a
 * threshold. Immutable; any thread.
 */
public final class Rejection {
    private final double[] digits;
    private final double[] others;

    /**
     * Takes the scores.
     *
     * @param digits scores of images that show a digit; at least one
     * @param others scores of images that show none; at least one
     */
    public Rejection(double[] digits, double[] others) {
        if (digits.length == 0 || others.length == 0) {
            throw new IllegalArgumentException(digits.length + " and " + others.length);
        }
        this.digits = digits.clone();
        this.others = others.clone();
        Arrays.sort(this.digits);
        Arrays.sort(this.others);
    }

    /** Share of the digits that are accepted at {@code threshold}. */
    public double digitsAccepted(double threshold) {
        return accepted(digits, threshold);
    }

    /** Share of the other images that are accepted, by mistake, at {@code threshold}. */
    public double othersAccepted(double threshold) {
        return accepted(others, threshold);
    }

    private static double accepted(double[] sorted, double threshold) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) (sorted.length - low) / sorted.length;
    }

    /** The threshold at which about {@code share} of the digits are accepted. */
    public double thresholdFor(double share) {
        int at = (int) Math.floor((1 - share) * digits.length);
        return digits[Math.max(0, Math.min(digits.length - 1, at))];
    }

    /**
     * Area under the ROC curve: the probability that a digit has a larger score than another image.
     * Equal scores count one half.
     */
    public double area() {
        double sum = 0;
        for (double other : others) {
            double larger = accepted(digits, Math.nextUp(other));
            sum += (larger + accepted(digits, other)) / 2;
        }
        return sum / others.length;
    }

    /**
     * The ROC curve: shares of others and of digits that are accepted, from the strictest threshold
     * to the mildest, at the score of each other image.
     *
     * @return pairs {@code {others, digits}}, from (0, …) to (1, 1)
     */
    public double[][] curve() {
        double[][] points = new double[others.length + 2][];
        points[0] = new double[] {0, digitsAccepted(Math.nextUp(others[others.length - 1]))};
        for (int i = 0; i < others.length; i++) {
            double threshold = others[others.length - 1 - i];
            points[i + 1] = new double[] {othersAccepted(threshold), digitsAccepted(threshold)};
        }
        points[others.length + 1] = new double[] {1, 1};
        return points;
    }
}
