package org.kernelscope.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Compares two computations of the same numbers that may differ by rounding and by nothing else.
 *
 * <p>Two measures are held. The largest error of each array, relative to its largest magnitude (or
 * to 1, if that is less), finds a single wrong number. The error of all arrays together in the L2
 * norm, relative to the norm of what is expected, finds a bias too small to be seen in one number.
 * One assertion is made for all numbers: one per number takes longer than the computations.
 */
public final class Agreement {
    private final String what;
    private double worst;
    private String worstAt = "none";
    private double squares;
    private double squaredErrors;

    /**
     * @param what what is compared, for the message of a failure
     */
    public Agreement(Object what) {
        this.what = String.valueOf(what);
    }

    /** Adds two arrays, which must be equally long. */
    public Agreement add(String name, double[] expected, double[] actual) {
        assertThat(actual.length).as("%s: length of %s", what, name).isEqualTo(expected.length);
        double scale = 1;
        for (double value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            double distance = Math.abs(actual[i] - expected[i]);
            // Equal infinities are no error; whatever involves NaN is one.
            double error = expected[i] == actual[i] ? 0 : distance / scale;
            error = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
            if (error > worst) {
                worst = error;
                worstAt = name + "[" + i + "] is " + actual[i] + ", not " + expected[i];
            }
            squares += expected[i] * expected[i];
            squaredErrors += error == 0 ? 0 : distance * distance;
        }
        return this;
    }

    /** Adds two arrays, which must be equally long. */
    public Agreement add(String name, float[] expected, float[] actual) {
        return add(name, doubles(expected), doubles(actual));
    }

    /** Adds two tensors, which must have the same shape. */
    public Agreement add(String name, Tensor expected, Tensor actual) {
        assertThat(actual.shape()).as("%s: shape of %s", what, name).isEqualTo(expected.shape());
        return add(name, expected.toArray(), actual.toArray());
    }

    /** Adds tensors by name; both must have the same names. */
    public Agreement add(Map<String, Tensor> expected, Map<String, Tensor> actual) {
        Set<String> names = expected.keySet();
        assertThat(actual.keySet()).as(what).isEqualTo(names);
        for (String name : names) {
            add(name, get(expected, name), get(actual, name));
        }
        return this;
    }

    /**
     * Asserts that they agree.
     *
     * @param largest the largest error allowed, relative to the magnitude of its array
     * @param norm the largest relative error allowed in the L2 norm, over all arrays
     */
    public void assertWithin(double largest, double norm) {
        assertThat(worst).as("%s: largest error, %s", what, worstAt).isLessThanOrEqualTo(largest);
        double relative = squaredErrors == 0 ? 0 : Math.sqrt(squaredErrors / squares);
        assertThat(relative)
                .as("%s: error in the L2 norm; the largest is %s, %s", what, worst, worstAt)
                .isLessThanOrEqualTo(norm);
    }

    private static Tensor get(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name));
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
