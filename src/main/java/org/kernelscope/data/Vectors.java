package org.kernelscope.data;

/**
 * Arithmetic of many floats at once. The compiler makes vector instructions of such a loop only if
 * all arrays have the same index in it: four to ten times as fast as a loop that reads a neighbour.
 * So neighbours are copied beside each other first. No state; any thread.
 */
final class Vectors {
    private Vectors() {}

    /** Sets {@code to} to the larger value of both, value by value. */
    static void max(float[] to, float[] other, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = Math.max(to[i], other[i]);
        }
    }

    /** Sets {@code to} to the smaller value of both, value by value. */
    static void min(float[] to, float[] other, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = Math.min(to[i], other[i]);
        }
    }

    /** Adds {@code other} to {@code to}. */
    static void add(float[] to, float[] other, int count) {
        for (int i = 0; i < count; i++) {
            to[i] += other[i];
        }
    }

    /** Subtracts {@code other} from {@code to}. */
    static void subtract(float[] to, float[] other, int count) {
        for (int i = 0; i < count; i++) {
            to[i] -= other[i];
        }
    }

    /** Sets {@code to} to the distance between both. */
    static void distance(float[] to, float[] other, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = Math.abs(to[i] - other[i]);
        }
    }

    /** Divides {@code to} by {@code divisor}. */
    static void divide(float[] to, float divisor, int count) {
        for (int i = 0; i < count; i++) {
            to[i] /= divisor;
        }
    }

    /** The largest of the first {@code count} values; 0 if all are negative. */
    static float largest(float[] values, int count) {
        float one = 0;
        float two = 0;
        float three = 0;
        float four = 0;
        int i = 0;
        // Four at a time: each would wait for the one before.
        for (; i + 3 < count; i += 4) {
            one = Math.max(one, values[i]);
            two = Math.max(two, values[i + 1]);
            three = Math.max(three, values[i + 2]);
            four = Math.max(four, values[i + 3]);
        }
        for (; i < count; i++) {
            one = Math.max(one, values[i]);
        }
        return Math.max(Math.max(one, two), Math.max(three, four));
    }

    /**
     * Sets each value to what is left of it above {@code floor}, as a share of {@code span} between
     * 0 and 1.
     */
    static void stretch(float[] to, float floor, float span, int count) {
        float nothing = 0;
        float full = 1;
        for (int i = 0; i < count; i++) {
            to[i] = Math.max(nothing, Math.min(full, (to[i] - floor) / span));
        }
    }

    /** Sets what is less than {@code least} to it, of each value times {@code sign}, 1 or −1. */
    static void atLeast(float[] to, float sign, float least, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = Math.max(least, sign * to[i]);
        }
    }

    /** Divides each value by that of {@code divisors}, or by {@code least} if that is more. */
    static void divide(float[] to, float[] divisors, float least, int count) {
        for (int i = 0; i < count; i++) {
            to[i] /= Math.max(least, divisors[i]);
        }
    }
}
