package org.kernelscope.engine.dl4j.layer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.LazyArray;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.network.ConnectionTable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The kernels of a convolution as those who compute it want them: {@code [out, in, row, column]}.
 * With a full connection that is how the parameters lie. With a {@link ConnectionTable} only the
 * kernels that exist are parameters; for the computing they are laid out among zeros, which is
 * quicker than sixteen small convolutions, and of the gradients those that belong to no kernel are
 * forgotten.
 */
final class KernelBank implements AutoCloseable {
    private final ConnectionTable table;
    private final int in;
    private final int out;
    private final int taps;
    private final LazyArray weights;
    private final LazyArray gradients;
    private @Nullable INDArray known;

    KernelBank(DataType type, ConnectionTable table, int in, int out, int size) {
        this.table = table;
        this.in = in;
        this.out = out;
        this.taps = size * size;
        this.weights = new LazyArray(type, out, in, size, size);
        this.gradients = new LazyArray(type, out, in, size, size);
    }

    /** All kernels as they are now. */
    INDArray expanded(Map<String, INDArray> parameters) {
        INDArray existing = ParameterViews.weight(parameters);
        if (table.isFull()) {
            known = existing;
            return existing;
        }
        double[] kernels = OffHeapMemory.toDoubles(existing);
        double[] all = new double[out * in * taps];
        for (int map = 0; map < out; map++) {
            for (int input = 0; input < in; input++) {
                int index = table.index(input, map, in);
                if (index >= 0) {
                    System.arraycopy(kernels, index * taps, all, (map * in + input) * taps, taps);
                }
            }
        }
        OffHeapMemory.write(all, weights.get());
        known = weights.get();
        return weights.get();
    }

    /** The last result of {@link #expanded}. */
    INDArray known() {
        return FastCustomLayer.seen(known);
    }

    /** The gradient of all kernels. */
    INDArray gradient(Map<String, INDArray> views) {
        return table.isFull() ? ParameterViews.weight(views) : gradients.get();
    }

    /** Hands the gradients on to the kernels that exist. */
    void collect(Map<String, INDArray> views) {
        if (table.isFull()) {
            return;
        }
        double[] all = OffHeapMemory.toDoubles(gradients.get());
        INDArray target = ParameterViews.weight(views);
        double[] kernels = new double[(int) target.length()];
        for (int map = 0; map < out; map++) {
            for (int input = 0; input < in; input++) {
                int index = table.index(input, map, in);
                if (index >= 0) {
                    System.arraycopy(all, (map * in + input) * taps, kernels, index * taps, taps);
                }
            }
        }
        OffHeapMemory.write(kernels, target);
    }

    @Override
    public void close() {
        weights.close();
        gradients.close();
    }
}
