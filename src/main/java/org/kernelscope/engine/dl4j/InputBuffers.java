package org.kernelscope.engine.dl4j;

import java.util.Arrays;
import org.kernelscope.data.Batch;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.tensor.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Turns batches of digits into input arrays as {@link InputSpec#encode} does for one, and labels
 * into one-hot rows. The arrays are kept, one of each for each batch size.
 */
final class InputBuffers implements AutoCloseable {
    private final InputSpec spec;
    private final int classes;
    private final BufferPool<INDArray> inputs;
    private final BufferPool<INDArray> labels;
    private float[] values = new float[0];

    InputBuffers(Architecture architecture) {
        this.spec = architecture.input();
        this.classes = architecture.classes();
        this.inputs =
                new BufferPool<>(
                        count ->
                                OffHeapMemory.keep(
                                        DataType.FLOAT,
                                        count,
                                        spec.channels(),
                                        spec.size(),
                                        spec.size()));
        this.labels = new BufferPool<>(count -> OffHeapMemory.keep(DataType.FLOAT, count, classes));
    }

    /** The input array for {@code count} examples. */
    INDArray inputs(int count) {
        return inputs.of(count);
    }

    /** The array for the labels of {@code count} examples. */
    INDArray labels(int count) {
        return labels.of(count);
    }

    /** Fills both arrays from {@code batch}. */
    void show(Batch batch, INDArray x, INDArray oneHot) {
        encode(batch.ink().toArray(), batch.count(), batch.shape(), x);
        room(batch.count() * classes);
        Arrays.fill(values, 0, batch.count() * classes, 0);
        for (int i = 0; i < batch.count(); i++) {
            values[i * classes + batch.label(i)] = 1;
        }
        OffHeapMemory.write(values, oneHot, batch.count() * classes);
    }

    /** Fills {@code x} with the digits from {@code from} on. */
    void show(Dataset digits, int from, int count, INDArray x) {
        int size = digits.shape().size();
        float[] images = new float[count * size];
        for (int i = 0; i < count; i++) {
            digits.copyImage(from + i, images, i * size);
        }
        encode(images, count, digits.shape(), x);
    }

    private void encode(float[] images, int count, Shape image, INDArray x) {
        int size = spec.shape().size();
        room(count * size);
        for (int n = 0; n < count; n++) {
            spec.encode(images, n * image.size(), image, values, n * size);
        }
        OffHeapMemory.write(values, x, count * size);
    }

    private void room(int count) {
        if (values.length < count) {
            values = new float[count];
        }
    }

    @Override
    public void close() {
        inputs.close();
        labels.close();
    }
}
