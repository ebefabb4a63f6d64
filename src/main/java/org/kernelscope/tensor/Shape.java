package org.kernelscope.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The extent of a tensor along each of its axes, outermost first.
 *
 * <p>The shape of a layer's output always has the three axes <em>channel, row, column</em>. A layer
 * of units (a dense layer) has the shape {@code units × 1 × 1}. Immutable.
 */
public final class Shape {
    private static final int MAX_RANK = 8;

    private final int[] extents;
    private final int size;

    private Shape(int[] extents) {
        this.extents = extents;
        this.size = Math.toIntExact(product(extents));
    }

    /**
     * Creates a shape with the given extents.
     *
     * @throws IllegalArgumentException if there are none or more than eight, if one is not
     *     positive, or if the shape would hold more than 2³¹ − 1 elements
     */
    public static Shape of(int... extents) {
        if (extents.length == 0 || extents.length > MAX_RANK) {
            throw new IllegalArgumentException(
                    "a shape has 1 to " + MAX_RANK + " axes, not " + extents.length);
        }
        for (int extent : extents) {
            if (extent <= 0) {
                throw new IllegalArgumentException(
                        "every axis of a shape is at least 1: " + Arrays.toString(extents));
            }
        }
        if (product(extents) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("too many elements: " + Arrays.toString(extents));
        }
        return new Shape(extents.clone());
    }

    /** The shape of a layer of units: {@code units × 1 × 1}. */
    public static Shape units(int units) {
        return of(units, 1, 1);
    }

    private static long product(int[] extents) {
        long product = 1;
        for (int extent : extents) {
            product *= extent;
            if (product > Integer.MAX_VALUE) {
                return product;
            }
        }
        return product;
    }

    /** The number of axes. */
    public int rank() {
        return extents.length;
    }

    /** The extent along the axis {@code axis}; 0 is the outermost. */
    public int extent(int axis) {
        return extents[axis];
    }

    /** The number of elements: the product of the extents. */
    public int size() {
        return size;
    }

    /** The channels (feature maps, or units) of a layer's output. */
    public int channels() {
        return volume(0);
    }

    /** The rows of each feature map. */
    public int rows() {
        return volume(1);
    }

    /** The columns of each feature map. */
    public int columns() {
        return volume(2);
    }

    /** The number of cells in one feature map: rows × columns. */
    public int plane() {
        return rows() * columns();
    }

    /** True for a layer of units: three axes, of which only the first may be longer than 1. */
    public boolean isUnits() {
        return rank() == 3 && rows() == 1 && columns() == 1;
    }

    private int volume(int axis) {
        if (extents.length != 3) {
            throw new IllegalStateException("not channel, row, column: " + this);
        }
        return extents[axis];
    }

    /** The extents, outermost first, as a new array. */
    public int[] toArray() {
        return extents.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    /** The usual notation: {@code 6×28×28}. */
    @Override
    public String toString() {
        return Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }
}
