package org.kernelscope.analysis;

import org.kernelscope.transform.Sweep;

/**
 * The class probabilities of one image over two quantities. Immutable; any thread.
 *
 * <p>While it is filled, a point that is not computed yet has the probabilities of the computed
 * point at the corner of its square of {@code stride × stride} points.
 */
public final class RobustnessSurface {
    private final Sweep over;
    private final Sweep and;
    private final int classes;
    private final float[] probabilities;
    private final int stride;

    /**
     * Takes over the array.
     *
     * @param over the quantity along a row of the image
     * @param and the quantity along a column
     * @param probabilities {@code and.count × over.count × classes}
     * @param stride distance of the computed points; 1 if all are computed
     */
    RobustnessSurface(Sweep over, Sweep and, int classes, float[] probabilities, int stride) {
        this.over = over;
        this.and = and;
        this.classes = classes;
        this.probabilities = probabilities;
        this.stride = stride;
    }

    /** The quantity from left to right. */
    public Sweep over() {
        return over;
    }

    /** The quantity from bottom to top. */
    public Sweep and() {
        return and;
    }

    /** Number of classes. */
    public int classes() {
        return classes;
    }

    /** True if every point is computed. */
    public boolean isComplete() {
        return stride == 1;
    }

    /** The probability of class {@code label} at value {@code i} of {@link #over}. */
    public float probability(int i, int j, int label) {
        int column = i - i % stride;
        int row = j - j % stride;
        return probabilities[(row * over.count() + column) * classes + label];
    }

    /** The likeliest class at a point. */
    public int predicted(int i, int j) {
        int best = 0;
        for (int label = 1; label < classes; label++) {
            if (probability(i, j, label) > probability(i, j, best)) {
                best = label;
            }
        }
        return best;
    }

    /** Share of the points at which {@code label} is the likeliest class. */
    public double shareOf(int label) {
        int count = 0;
        for (int j = 0; j < and.count(); j++) {
            for (int i = 0; i < over.count(); i++) {
                if (predicted(i, j) == label) {
                    count++;
                }
            }
        }
        return (double) count / (over.count() * and.count());
    }
}
