package org.kernelscope.engine.dl4j.array;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A kept array that is made when it is first needed: a network that only runs needs no gradients.
 */
public final class LazyArray implements AutoCloseable {
    private final DataType type;
    private final long[] shape;
    private @Nullable INDArray array;

    public LazyArray(DataType type, long... shape) {
        this.type = type;
        this.shape = shape;
    }

    /** The array. */
    public INDArray get() {
        INDArray made = array;
        if (made == null) {
            made = OffHeapMemory.keep(type, shape);
            array = made;
        }
        return made;
    }

    @Override
    public void close() {
        if (array != null) {
            array.close();
        }
    }
}
