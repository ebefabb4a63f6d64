package org.kernelscope.engine.dl4j.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.LazyArray;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.op.NormalisationKind;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Normalisation over a batch, a layer, a map or a group of maps.
 *
 * <p>Batch normalisation takes mean and variance over the whole minibatch, into however many parts
 * it is split: the parts {@linkplain Exchange exchange} their sums, forward and backward. The
 * running averages move a tenth of the way after each step. A minibatch of one example has nothing
 * to compare it with; it is normalised with the running averages, as when the network is asked, and
 * leaves them as they are.
 */
final class FastNormalisationLayer extends FastCustomLayer {
    private final NormalisationSpec spec;
    private final ElementwiseOps arithmetic;
    private final BufferPool<Kept> work = new BufferPool<>(this::make);

    private long[] shape = new long[4];
    private ForwardContext pass = ForwardContext.ASKED;
    private @Nullable Kept last;

    FastNormalisationLayer(
            NeuralNetConfiguration configuration,
            DataType type,
            NormalisationSpec spec,
            ElementwiseOps arithmetic) {
        super(configuration, type);
        this.spec = spec;
        this.arithmetic = arithmetic;
    }

    private Kept make(int examples) {
        INDArray z = OffHeapMemory.keep(dataType, shape);
        int channels = (int) shape[1];
        return new Kept(
                z,
                z.ulike(),
                new LazyArray(dataType, shape),
                new LazyArray(dataType, shape),
                new Normaliser(
                        spec.kind(),
                        spec.groups(),
                        examples,
                        channels,
                        (int) z.length() / examples / channels));
    }

    @Override
    public INDArray forward(INDArray x, ForwardContext pass) {
        shape = x.shape().clone();
        Kept kept = work.of((int) x.size(0));
        this.pass = pass;
        kept.normaliser.show(x);
        if (usesAverages()) {
            kept.normaliser.use(doubles(ParameterViews.MEAN), doubles(ParameterViews.VARIANCE));
        } else {
            kept.normaliser.measure(pass);
        }
        kept.normaliser.forward(
                doubles(ParameterViews.GAIN), doubles(ParameterViews.SHIFT), kept.z);
        arithmetic.activate(spec.activation(), kept.z, kept.y);
        last = kept;
        return kept.y;
    }

    private boolean usesAverages() {
        return spec.kind() == NormalisationKind.BATCH && (!pass.training() || pass.examples() == 1);
    }

    private double[] doubles(String key) {
        return OffHeapMemory.toDoubles(ParameterViews.get(params, key));
    }

    @Override
    public @Nullable INDArray backward(@Nullable INDArray epsilon) {
        Kept kept = seen(last);
        INDArray delta = kept.delta.get();
        arithmetic.backward(
                spec.activation(),
                kept.z,
                kept.y,
                seen(epsilon),
                delta,
                ParameterViews.get(gradientViews, ParameterViews.SHIFT));
        INDArray gradient = getIndex() == 0 ? null : kept.gradient.get();
        kept.normaliser.backward(
                pass,
                delta,
                doubles(ParameterViews.GAIN),
                ParameterViews.get(gradientViews, ParameterViews.GAIN),
                gradient);
        if (spec.kind() == NormalisationKind.BATCH) {
            renew(kept.normaliser, (int) delta.size(0));
        }
        return gradient;
    }

    /**
     * Puts into the place of a gradient what is to be taken away from the running averages, times
     * the examples of this part: Deeplearning4j adds the parts up and divides by all examples.
     */
    private void renew(Normaliser normaliser, int examples) {
        double share = usesAverages() ? 0 : NormalisationKind.MOMENTUM * examples;
        takeAway(ParameterViews.MEAN, normaliser.means(), share);
        takeAway(ParameterViews.VARIANCE, normaliser.variances(), share);
    }

    private void takeAway(String key, double[] measured, double share) {
        double[] running = doubles(key);
        for (int i = 0; i < running.length; i++) {
            running[i] = share * (running[i] - measured[i]);
        }
        OffHeapMemory.write(running, ParameterViews.get(gradientViews, key));
    }

    @Override
    public @Nullable INDArray sums() {
        return last == null ? null : last.z;
    }

    @Override
    public void activate(INDArray z, INDArray y) {
        arithmetic.activate(spec.activation(), z, y);
    }

    @Override
    public void close() {
        work.close();
    }

    /** The arrays for one batch size. */
    private record Kept(
            INDArray z, INDArray y, LazyArray delta, LazyArray gradient, Normaliser normaliser)
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
