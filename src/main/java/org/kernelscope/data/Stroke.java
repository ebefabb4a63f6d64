package org.kernelscope.data;

import java.util.Arrays;

/**
 * One movement of the pen, from touching the pad to leaving it: a line through points with round
 * ends. Lengths are in widths of the pad, from 0 (left, top) to 1 (right, bottom). Immutable; any
 * thread.
 */
public final class Stroke {
    private final float[] xs;
    private final float[] ys;
    private final float width;

    private Stroke(float[] xs, float[] ys, float width) {
        this.xs = xs;
        this.ys = ys;
        this.width = width;
    }

    /** A stroke that begins at {@code x, y} with a pen of the given width. */
    public static Stroke at(double x, double y, double width) {
        return new Stroke(new float[] {(float) x}, new float[] {(float) y}, (float) width);
    }

    /**
     * A stroke through all of these points.
     *
     * @throws IllegalArgumentException if there is none, or {@code xs} and {@code ys} differ in
     *     number
     */
    public static Stroke through(float[] xs, float[] ys, float width) {
        if (xs.length == 0 || xs.length != ys.length) {
            throw new IllegalArgumentException(xs.length + " and " + ys.length);
        }
        return new Stroke(xs.clone(), ys.clone(), width);
    }

    /** The same stroke, extended to {@code x, y}. */
    public Stroke to(double x, double y) {
        float[] longerXs = Arrays.copyOf(xs, xs.length + 1);
        float[] longerYs = Arrays.copyOf(ys, ys.length + 1);
        longerXs[xs.length] = (float) x;
        longerYs[ys.length] = (float) y;
        return new Stroke(longerXs, longerYs, width);
    }

    /** Number of points; at least 1. */
    public int points() {
        return xs.length;
    }

    /** Horizontal position of point {@code index}. */
    public float x(int index) {
        return xs[index];
    }

    /** Vertical position of point {@code index}. */
    public float y(int index) {
        return ys[index];
    }

    /** Width of the pen. */
    public float width() {
        return width;
    }

    /** True if this stroke is {@code earlier} or a continuation of it. */
    public boolean continues(Stroke earlier) {
        return width == earlier.width
                && xs.length >= earlier.xs.length
                && Arrays.equals(xs, 0, earlier.xs.length, earlier.xs, 0, earlier.xs.length)
                && Arrays.equals(ys, 0, earlier.ys.length, earlier.ys, 0, earlier.ys.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stroke stroke && xs.length == stroke.xs.length && continues(stroke);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(xs) + Arrays.hashCode(ys)) + Float.hashCode(width);
    }
}
