package org.kernelscope.engine.dl4j.layer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.Gemm;
import org.kernelscope.engine.dl4j.array.LazyArray;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.array.ReshapedView;
import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The linear part of a dense layer: z = x·Wᵀ + b, with W kept as {@code [out, in]} in row-major
 * memory (which Deeplearning4j calls {@code [in, out]} in column-major order), and its gradients.
 * The maps below a dense layer are flattened by looking at them with another shape.
 */
final class DenseCore implements AutoCloseable {

    private final DataType type;
    private final int in;
    private final int out;
    private final ElementwiseOps arithmetic;
    private final ReshapedView flat = new ReshapedView();
    private final ReshapedView back = new ReshapedView();
    private final BufferPool<Kept> work = new BufferPool<>(this::make);

    private long[] inputShape = new long[0];
    private @Nullable INDArray seen;
    private @Nullable Kept last;

    DenseCore(DataType type, long in, long out, ElementwiseOps arithmetic) {
        this.type = type;
        this.in = (int) in;
        this.out = (int) out;
        this.arithmetic = arithmetic;
    }

    private Kept make(int examples) {
        INDArray z = OffHeapMemory.keep(type, examples, out);
        return new Kept(
                z,
                z.ulike(),
                new LazyArray(type, examples, out),
                new LazyArray(type, examples, in));
    }

    /** z = x·Wᵀ + b. */
    Kept forward(INDArray input, Map<String, INDArray> parameters) {
        int examples = (int) input.size(0);
        inputShape = input.shape();
        INDArray x = flat.of(input, examples, in);
        Kept kept = work.of(examples);
        arithmetic.spread(ParameterViews.bias(parameters), kept.z);
        Gemm.timesTransposed(
                type,
                examples,
                out,
                in,
                OffHeapMemory.of(x),
                OffHeapMemory.of(ParameterViews.weight(parameters)),
                1,
                OffHeapMemory.of(kept.z));
        seen = x;
        last = kept;
        return kept;
    }

    /** The arrays of the last forward pass. */
    Kept last() {
        if (last == null) {
            throw new IllegalStateException("backward before forward");
        }
        return last;
    }

    /**
     * The gradients of W and of the input from δ, which is in {@link Kept#delta}.
     *
     * @return dL/dx in the shape of the input; null if it is not needed
     */
    @Nullable INDArray backward(
            Map<String, INDArray> parameters, Map<String, INDArray> gradients, boolean first) {
        Kept kept = last();
        INDArray x = seen;
        if (x == null) {
            throw new IllegalStateException("backward before forward");
        }
        int examples = (int) x.size(0);
        INDArray delta = kept.delta.get();
        Gemm.transposedTimes(
                type,
                out,
                in,
                examples,
                OffHeapMemory.of(delta),
                OffHeapMemory.of(x),
                0,
                OffHeapMemory.of(ParameterViews.weight(gradients)));
        if (first) {
            return null;
        }
        INDArray gradient = kept.gradient.get();
        Gemm.times(
                type,
                examples,
                in,
                out,
                OffHeapMemory.of(delta),
                OffHeapMemory.of(ParameterViews.weight(parameters)),
                0,
                OffHeapMemory.of(gradient));
        return back.of(gradient, inputShape);
    }

    @Override
    public void close() {
        work.close();
    }

    /**
     * The arrays for one batch size.
     *
     * @param z the sums
     * @param y the outputs of the layer
     * @param delta dL/dz
     * @param gradient dL/dx
     */
    record Kept(INDArray z, INDArray y, LazyArray delta, LazyArray gradient)
            implements AutoCloseable {
        @Override
        public void close() {
            z.close();
            y.close();
            delta.close();
            gradient.close();
        }
    }
}
