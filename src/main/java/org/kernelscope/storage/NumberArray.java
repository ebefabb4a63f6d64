package org.kernelscope.storage;

import java.util.Arrays;
import org.kernelscope.tensor.Shape;

/**
 * Numbers in a file that are not 32-bit floats, in row-major order. A network has none; the record
 * of a training has. Immutable as long as nobody writes into the arrays; any thread.
 */
public sealed interface NumberArray {
    /** The extents; their product is the number of values. */
    Shape shape();

    /** The length in a file. */
    default long bytes() {
        return type().bytes() * (long) shape().size();
    }

    /** The type in a file. */
    NumberType type();

    /** Double precision ({@code F64}). */
    record Doubles(Shape shape, double[] values) implements NumberArray {
        public Doubles {
            check(shape, values.length);
        }

        /** A row of {@code values}. */
        public Doubles(double... values) {
            this(Shape.of(values.length), values);
        }

        @Override
        public NumberType type() {
            return NumberType.F64;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Doubles that
                    && shape.equals(that.shape)
                    && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    /** Whole numbers of 64 bits with a sign ({@code I64}). */
    record Longs(Shape shape, long[] values) implements NumberArray {
        public Longs {
            check(shape, values.length);
        }

        /** A row of {@code values}. */
        public Longs(long... values) {
            this(Shape.of(values.length), values);
        }

        @Override
        public NumberType type() {
            return NumberType.I64;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Longs that
                    && shape.equals(that.shape)
                    && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    /** Bytes without a sign ({@code U8}): {@code values[i] & 0xff}. */
    record Bytes(Shape shape, byte[] values) implements NumberArray {
        public Bytes {
            check(shape, values.length);
        }

        @Override
        public NumberType type() {
            return NumberType.U8;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that
                    && shape.equals(that.shape)
                    && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    private static void check(Shape shape, int count) {
        if (shape.size() != count) {
            throw new IllegalArgumentException(shape + " for " + count + " values");
        }
    }
}
