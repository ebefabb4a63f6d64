package org.kernelscope.tensor;

import java.util.Arrays;
import java.util.Objects;

/**
 * Immutable floats with a {@link Shape}, in row-major order: the last axis runs fastest.
 *
 * <p>Only tensors and records of tensors cross from one thread to another in this program; nobody
 * can change them once they exist. Immutable.
 */
public final class Tensor {
    private final Shape shape;
    private final float[] data;
    private final int offset;

    private Tensor(Shape shape, float[] data, int offset) {
        this.shape = shape;
        this.data = data;
        this.offset = offset;
    }

    /**
     * Creates a tensor with a copy of {@code values}.
     *
     * @throws IllegalArgumentException if the number of values is not the size of the shape
     */
    public static Tensor of(Shape shape, float... values) {
        return takeOver(shape, values.clone());
    }

    /**
     * Creates a tensor that uses {@code values} without copying, for code that has just filled a
     * new array. The caller must not write to the array again.
     *
     * @throws IllegalArgumentException if the number of values is not the size of the shape
     */
    public static Tensor takeOver(Shape shape, float[] values) {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException(
                    values.length
                            + " values do not fill the shape "
                            + shape
                            + " of "
                            + shape.size());
        }
        return new Tensor(shape, values, 0);
    }

    /** A tensor of zeros. */
    public static Tensor zeros(Shape shape) {
        return new Tensor(shape, new float[shape.size()], 0);
    }

    /** The shape. */
    public Shape shape() {
        return shape;
    }

    /** The number of elements. */
    public int size() {
        return shape.size();
    }

    /** The element at the flat, row-major index {@code index}. */
    public float get(int index) {
        return data[offset + Objects.checkIndex(index, shape.size())];
    }

    /** The element of a three-axis tensor at {@code channel, row, column}. */
    public float at(int channel, int row, int column) {
        Objects.checkIndex(row, shape.rows());
        Objects.checkIndex(column, shape.columns());
        return get((channel * shape.rows() + row) * shape.columns() + column);
    }

    /**
     * One channel of a three-axis tensor as a {@code 1 × rows × columns} view; no values are
     * copied.
     */
    public Tensor channel(int channel) {
        Objects.checkIndex(channel, shape.channels());
        return new Tensor(
                Shape.of(1, shape.rows(), shape.columns()), data, offset + channel * shape.plane());
    }

    /**
     * The same values in another shape of equal size; no values are copied.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public Tensor reshape(Shape other) {
        if (other.size() != shape.size()) {
            throw new IllegalArgumentException("cannot see " + shape + " as " + other);
        }
        return new Tensor(other, data, offset);
    }

    /** The values in row-major order, as a new array. */
    public float[] toArray() {
        return Arrays.copyOfRange(data, offset, offset + shape.size());
    }

    /** Copies all values, in row-major order, into {@code target}, starting at {@code at}. */
    public void copyTo(float[] target, int at) {
        System.arraycopy(data, offset, target, at, shape.size());
    }

    /** The smallest element. */
    public float min() {
        float min = Float.POSITIVE_INFINITY;
        for (int i = offset; i < offset + shape.size(); i++) {
            min = Math.min(min, data[i]);
        }
        return min;
    }

    /** The largest element. */
    public float max() {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = offset; i < offset + shape.size(); i++) {
            max = Math.max(max, data[i]);
        }
        return max;
    }

    /** The largest magnitude: half the width of a colour scale that is symmetric about 0. */
    public float absMax() {
        float max = 0;
        for (int i = offset; i < offset + shape.size(); i++) {
            max = Math.max(max, Math.abs(data[i]));
        }
        return max;
    }

    /** The flat index of the largest element; the first, if several are equal. */
    public int argMax() {
        int best = 0;
        for (int i = 1; i < shape.size(); i++) {
            if (data[offset + i] > data[offset + best]) {
                best = i;
            }
        }
        return best;
    }

    /** True if no element is NaN or infinite. */
    public boolean isFinite() {
        for (int i = offset; i < offset + shape.size(); i++) {
            if (!Float.isFinite(data[i])) {
                return false;
            }
        }
        return true;
    }

    /** Equal if the shapes and all bits of all values are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && shape.equals(tensor.shape)
                && Arrays.equals(
                        data,
                        offset,
                        offset + shape.size(),
                        tensor.data,
                        tensor.offset,
                        tensor.offset + shape.size());
    }

    @Override
    public int hashCode() {
        int hash = shape.hashCode();
        for (int i = offset; i < offset + shape.size(); i++) {
            hash = 31 * hash + Float.hashCode(data[i]);
        }
        return hash;
    }

    @Override
    public String toString() {
        return "Tensor " + shape;
    }
}
