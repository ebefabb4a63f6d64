package org.kernelscope.engine.dl4j.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.LazyArray;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.op.Dropout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Dropout. Which cells are left out depends on the seed, the step, the layer and the place of the
 * example in the whole batch, and on nothing else: neither on how many threads share the batch nor
 * on which of them is first.
 */
final class FastDropoutLayer extends FastCustomLayer {
    private final Dropout dropout;
    private final long seed;
    private final BufferPool<Kept> work = new BufferPool<>(this::make);

    private long[] shape = new long[2];
    private boolean masked;
    private @Nullable Kept last;

    FastDropoutLayer(NeuralNetConfiguration configuration, DataType type, double rate, long seed) {
        super(configuration, type);
        this.dropout = new Dropout(rate);
        this.seed = seed;
    }

    private Kept make(int examples) {
        INDArray y = OffHeapMemory.keep(dataType, shape);
        return new Kept(y, new LazyArray(dataType, shape), new double[(int) y.length()]);
    }

    @Override
    public INDArray forward(INDArray x, ForwardContext pass) {
        shape = x.shape().clone();
        Kept kept = work.of((int) x.size(0));
        last = kept;
        masked = pass.training();
        if (!masked) {
            return x;
        }
        draw(kept.mask, (int) x.size(0), pass);
        multiply(x, kept.mask, kept.y);
        return kept.y;
    }

    private void draw(double[] mask, int examples, ForwardContext pass) {
        int cells = mask.length / examples;
        for (int n = 0; n < examples; n++) {
            long key = Dropout.key(seed, pass.step(), getIndex(), pass.firstExample() + n);
            for (int cell = 0; cell < cells; cell++) {
                mask[n * cells + cell] = dropout.factor(key, cell);
            }
        }
    }

    private static void multiply(INDArray values, double[] mask, INDArray into) {
        double[] numbers = OffHeapMemory.toDoubles(values);
        for (int i = 0; i < mask.length; i++) {
            numbers[i] *= mask[i];
        }
        OffHeapMemory.write(numbers, into);
    }

    @Override
    public @Nullable INDArray backward(@Nullable INDArray epsilon) {
        Kept kept = seen(last);
        if (getIndex() == 0) {
            return null;
        }
        if (!masked) {
            return epsilon;
        }
        INDArray gradient = kept.gradient.get();
        multiply(seen(epsilon), kept.mask, gradient);
        return gradient;
    }

    @Override
    public @Nullable INDArray sums() {
        return null;
    }

    @Override
    public void close() {
        work.close();
    }

    /** The arrays for one batch size. */
    private record Kept(INDArray y, LazyArray gradient, double[] mask) implements AutoCloseable {
        @Override
        public void close() {
            y.close();
            gradient.close();
        }
    }
}
