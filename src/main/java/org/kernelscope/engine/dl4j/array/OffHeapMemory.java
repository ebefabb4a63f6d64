package org.kernelscope.engine.dl4j.array;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays outside the Java heap: made to be kept, and read and written as plain memory. */
public final class OffHeapMemory {
    private OffHeapMemory() {}

    /** A row-major array of zeros outside all workspaces, for its maker to keep. */
    public static INDArray keep(DataType type, long... shape) {
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return Nd4j.create(type, shape, 'c');
        }
    }

    /** The memory of {@code array}, from its first element on. */
    public static Pointer of(INDArray array) {
        return array.data().addressPointer();
    }

    /** The same for single precision, to read and write in parts. */
    public static FloatPointer floats(INDArray array) {
        return new FloatPointer(of(array));
    }

    /** Copies the first {@code count} numbers of {@code array}, in memory order. */
    public static void read(INDArray array, float[] target, int count) {
        new FloatPointer(of(array)).get(target, 0, count);
    }

    /** Copies {@code count} numbers into the memory of {@code array}. */
    public static void write(float[] source, INDArray array, int count) {
        new FloatPointer(of(array)).put(source, 0, count);
    }

    /** {@code array}, or a longer one if it has no room for {@code count} numbers. */
    public static float[] room(float[] array, int count) {
        return array.length >= count ? array : new float[count];
    }

    /** All numbers of {@code array}, in memory order. */
    public static float[] toFloats(INDArray array) {
        float[] values = new float[Math.toIntExact(array.length())];
        read(array, values, values.length);
        return values;
    }

    /** Copies all numbers of {@code source} over those of {@code target}, in memory order. */
    public static void copy(INDArray source, INDArray target) {
        Pointer.memcpy(of(target), of(source), source.length() * source.data().getElementSize());
    }

    /**
     * Copies the first numbers of {@code array}, of whatever type, until {@code target} is full.
     */
    public static void read(INDArray array, double[] target) {
        if (array.dataType() == DataType.FLOAT) {
            float[] values = new float[target.length];
            read(array, values, values.length);
            for (int i = 0; i < values.length; i++) {
                target[i] = values[i];
            }
        } else {
            new DoublePointer(of(array)).get(target);
        }
    }

    /** Copies all of {@code source} into the memory of {@code array}, of whatever type. */
    public static void write(double[] source, INDArray array) {
        if (array.dataType() == DataType.FLOAT) {
            float[] values = new float[source.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) source[i];
            }
            write(values, array, values.length);
        } else {
            new DoublePointer(of(array)).put(source);
        }
    }

    /** All numbers of {@code array}, of whatever type, in memory order. */
    public static double[] toDoubles(INDArray array) {
        double[] values = new double[Math.toIntExact(array.length())];
        read(array, values);
        return values;
    }
}
