package org.kernelscope.engine.dl4j;

import java.util.Arrays;
import org.kernelscope.data.Batch;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.tensor.Tensor;
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
        Tensor ink = batch.ink();
        encode(ink.toArray(), batch.count(), ink.shape().extent(2), ink.shape().extent(3), x);
        room(batch.count() * classes);
        Arrays.fill(values, 0, batch.count() * classes, 0);
        for (int i = 0; i < batch.count(); i++) {
            values[i * classes + batch.label(i)] = 1;
        }
        OffHeapMemory.write(values, oneHot, batch.count() * classes);
    }

    /** Fills {@code x} with the digits from {@code from} on. */
    void show(Dataset digits, int from, int count, INDArray x) {
        int plane = digits.rows() * digits.columns();
        float[] ink = new float[count * plane];
        for (int i = 0; i < count; i++) {
            digits.ink(from + i).copyTo(ink, i * plane);
        }
        encode(ink, count, digits.rows(), digits.columns(), x);
    }

    private void encode(float[] ink, int count, int rows, int columns, INDArray x) {
        int size = spec.size();
        int plane = size * size;
        int channels = spec.channels();
        int top = (size - rows) / 2;
        int left = (size - columns) / 2;
        float background = spec.background();
        float range = spec.ink() - background;
        room(count * channels * plane);
        Arrays.fill(values, 0, count * channels * plane, background);
        for (int n = 0; n < count; n++) {
            for (int row = 0; row < rows; row++) {
                int from = (n * rows + row) * columns;
                int to = n * channels * plane + (top + row) * size + left;
                for (int column = 0; column < columns; column++) {
                    values[to + column] = background + range * ink[from + column];
                }
            }
            int first = n * channels * plane;
            for (int channel = 1; channel < channels; channel++) {
                System.arraycopy(values, first, values, first + channel * plane, plane);
            }
        }
        OffHeapMemory.write(values, x, count * channels * plane);
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
