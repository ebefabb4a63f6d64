package org.kernelscope.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kernelscope.tensor.Shape;

/** Numbers as bytes, the least significant first, a chunk at a time. Stateless; any thread. */
final class NumberStream {
    private static final int CHUNK_BYTES = 1 << 16;

    private NumberStream() {}

    /** Moves the numbers from {@code done} to before {@code done + count}. */
    private interface Move {
        void at(ByteBuffer chunk, int done, int count);
    }

    static float[] readFloats(InputStream in, int count) throws IOException {
        float[] values = new float[count];
        read(in, Float.BYTES, count, (chunk, at, n) -> chunk.asFloatBuffer().get(values, at, n));
        return values;
    }

    /**
     * Reads floats of any precision as 32-bit floats; those of {@link NumberType#F64} are rounded.
     */
    static float[] readAsFloats(InputStream in, NumberType type, int count) throws IOException {
        float[] values = new float[count];
        switch (type) {
            case F32 -> {
                return readFloats(in, count);
            }
            case F64 ->
                    read(
                            in,
                            Double.BYTES,
                            count,
                            (chunk, at, n) -> {
                                for (int i = 0; i < n; i++) {
                                    values[at + i] = (float) chunk.getDouble(i * Double.BYTES);
                                }
                            });
            case F16, BF16 ->
                    read(
                            in,
                            Short.BYTES,
                            count,
                            (chunk, at, n) -> {
                                for (int i = 0; i < n; i++) {
                                    int bits = chunk.getShort(i * Short.BYTES) & 0xffff;
                                    values[at + i] =
                                            type == NumberType.BF16
                                                    ? Float.intBitsToFloat(bits << Short.SIZE)
                                                    : half(bits);
                                }
                            });
            default -> throw new IllegalArgumentException("no floats: " + type);
        }
        return values;
    }

    /** The value of an IEEE 754 binary16 (section 3.6 of the standard); exact. */
    static float half(int bits) {
        float sign = (bits & 0x8000) == 0 ? 1 : -1;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0x1f) {
            return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
        }
        return exponent == 0
                ? sign * Math.scalb((float) fraction, -24)
                : sign * Math.scalb((float) (fraction | 0x400), exponent - 25);
    }

    /** Reads an array of any type but {@link NumberType#F32}, which are tensors. */
    static NumberArray read(InputStream in, NumberType type, Shape shape) throws IOException {
        int count = shape.size();
        return switch (type) {
            case F64 -> {
                double[] values = new double[count];
                read(in, 8, count, (chunk, at, n) -> chunk.asDoubleBuffer().get(values, at, n));
                yield new NumberArray.Doubles(shape, values);
            }
            case I64 -> {
                long[] values = new long[count];
                read(in, 8, count, (chunk, at, n) -> chunk.asLongBuffer().get(values, at, n));
                yield new NumberArray.Longs(shape, values);
            }
            case U8 -> {
                byte[] values = new byte[count];
                readFully(in, values, count);
                yield new NumberArray.Bytes(shape, values);
            }
            case F32, F16, BF16, I32, I16, I8, BOOL ->
                    throw new IllegalArgumentException("no array: " + type);
        };
    }

    private static void read(InputStream in, int bytes, int count, Move move) throws IOException {
        ByteBuffer chunk = chunk();
        int done = 0;
        while (done < count) {
            int now = Math.min(count - done, CHUNK_BYTES / bytes);
            readFully(in, chunk.array(), now * bytes);
            move.at(chunk, done, now);
            done += now;
        }
    }

    static void write(OutputStream out, float[] values) throws IOException {
        write(out, 4, values.length, (chunk, at, n) -> chunk.asFloatBuffer().put(values, at, n));
    }

    static void write(OutputStream out, NumberArray array) throws IOException {
        if (array instanceof NumberArray.Doubles doubles) {
            double[] values = doubles.values();
            write(
                    out,
                    Double.BYTES,
                    values.length,
                    (chunk, at, n) -> chunk.asDoubleBuffer().put(values, at, n));
        } else if (array instanceof NumberArray.Longs longs) {
            long[] values = longs.values();
            write(
                    out,
                    Long.BYTES,
                    values.length,
                    (chunk, at, n) -> chunk.asLongBuffer().put(values, at, n));
        } else if (array instanceof NumberArray.Bytes bytes) {
            out.write(bytes.values());
        }
    }

    private static void write(OutputStream out, int bytes, int count, Move move)
            throws IOException {
        ByteBuffer chunk = chunk();
        int done = 0;
        while (done < count) {
            int now = Math.min(count - done, CHUNK_BYTES / bytes);
            move.at(chunk, done, now);
            out.write(chunk.array(), 0, now * bytes);
            done += now;
        }
    }

    static void readFully(InputStream in, byte[] target, int count) throws IOException {
        if (in.readNBytes(target, 0, count) < count) {
            throw new EOFException("the file became shorter while it was read");
        }
    }

    private static ByteBuffer chunk() {
        return ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}
