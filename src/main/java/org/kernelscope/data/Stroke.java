package org.kernelscope.data;

import java.util.Arrays;

/**
 * One movement of the pen, from touching the pad to leaving it: a line through points with round
 * ends. Lengths are in widths of the pad, from 0 (left, top) to 1 (right, bottom). It may have a
 * colour, which networks with three channels see. Immutable; any thread.
 */
public final class Stroke {
    /** The colour of a stroke of plain ink: full in all channels. */
    public static final int INK = 0xffffff;

    private final float[] xs;
    private final float[] ys;
    private final float width;
    private final int colour;

    private Stroke(float[] xs, float[] ys, float width, int colour) {
        this.xs = xs;
        this.ys = ys;
        this.width = width;
        this.colour = colour;
    }

    /** A stroke that begins at {@code x, y} with a pen of the given width. */
    public static Stroke at(double x, double y, double width) {
        return new Stroke(new float[] {(float) x}, new float[] {(float) y}, (float) width, INK);
    }

    /**
     * The same stroke in another colour.
     *
     * @param other {@code 0xRRGGBB}
     * @throws IllegalArgumentException if it is none
     */
    public Stroke withColour(int other) {
        if ((other & 0xff000000) != 0) {
            throw new IllegalArgumentException(Integer.toHexString(other));
        }
        return new Stroke(xs, ys, width, other);
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
        return new Stroke(xs.clone(), ys.clone(), width, INK);
    }

    /** The same stroke, extended to {@code x, y}. */
    public Stroke to(double x, double y) {
        float[] longerXs = Arrays.copyOf(xs, xs.length + 1);
        float[] longerYs = Arrays.copyOf(ys, ys.length + 1);
        longerXs[xs.length] = (float) x;
        longerYs[ys.length] = (float) y;
        return new Stroke(longerXs, longerYs, width, colour);
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

    /** Its colour, {@code 0xRRGGBB}; {@link #INK} for plain ink. */
    public int colour() {
        return colour;
    }

    /** True if this stroke is {@code earlier} or a continuation of it. */
    public boolean continues(Stroke earlier) {
        return width == earlier.width
                && colour == earlier.colour
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
        int points = 31 * Arrays.hashCode(xs) + Arrays.hashCode(ys);
        return 31 * (31 * points + Float.hashCode(width)) + colour;
    }
}
