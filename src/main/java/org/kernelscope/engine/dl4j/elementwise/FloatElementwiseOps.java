package org.kernelscope.engine.dl4j.elementwise;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Element-wise work on single-precision numbers, in flat Java loops that the compiler turns into
 * vector instructions: the numbers are copied into Java arrays, worked on, and copied back. That is
 * several times faster than a native operation for each step, and the loops say what they do.
 */
public final class FloatElementwiseOps implements ElementwiseOps {
    private float[] first = new float[0];
    private float[] second = new float[0];
    private float[] third = new float[0];
    private float[] channel = new float[0];
    private final FloatPooledActivation pooledActivation = new FloatPooledActivation();

    @Override
    public void spread(INDArray bias, INDArray z) {
        int count = length(z);
        first = OffHeapMemory.room(first, count);
        int channels = readChannel(bias);
        int plane = plane(z);
        for (int at = 0; at < count; ) {
            for (int o = 0; o < channels; o++, at += plane) {
                Arrays.fill(first, at, at + plane, channel[o]);
            }
        }
        OffHeapMemory.write(first, z, count);
    }

    @Override
    public void activate(Activation f, INDArray z, INDArray y) {
        int count = length(z);
        first = OffHeapMemory.room(first, count);
        OffHeapMemory.read(z, first, count);
        FloatActivations.apply(f, first, count);
        OffHeapMemory.write(first, y, count);
    }

    @Override
    public void backward(
            Activation f,
            INDArray z,
            INDArray y,
            INDArray epsilon,
            INDArray delta,
            INDArray biasGradient) {
        int count = length(y);
        first = OffHeapMemory.room(first, count);
        second = OffHeapMemory.room(second, count);
        OffHeapMemory.read(epsilon, second, count);
        if (f != Activation.IDENTITY) {
            OffHeapMemory.read(FloatActivations.derivativeNeedsSums(f) ? z : y, first, count);
            FloatActivations.timesDerivative(f, first, second, count);
        }
        OffHeapMemory.write(second, delta, count);
        sumChannels(second, count, plane(y), biasGradient);
    }

    private void sumChannels(float[] delta, int count, int plane, INDArray biasGradient) {
        int channels = length(biasGradient);
        channel = OffHeapMemory.room(channel, channels);
        Arrays.fill(channel, 0, channels, 0);
        if (plane == 1) {
            for (int at = 0; at < count; at += channels) {
                for (int o = 0; o < channels; o++) {
                    channel[o] += delta[at + o];
                }
            }
        } else {
            for (int at = 0; at < count; ) {
                for (int o = 0; o < channels; o++, at += plane) {
                    channel[o] += FloatActivations.sum(delta, at, plane);
                }
            }
        }
        OffHeapMemory.write(channel, biasGradient, channels);
    }

    @Override
    public void pool(PoolKind pool, Window window, INDArray x, INDArray y) {
        first = OffHeapMemory.room(first, length(x));
        second = OffHeapMemory.room(second, length(y));
        OffHeapMemory.read(x, first, length(x));
        FloatPooling.forward(pool, sweep(window, x, y), first, second);
        OffHeapMemory.write(second, y, length(y));
    }

    @Override
    public void poolBackward(
            PoolKind pool,
            Window window,
            INDArray x,
            INDArray y,
            INDArray epsilon,
            INDArray gradient) {
        first = OffHeapMemory.room(first, length(x));
        second = OffHeapMemory.room(second, length(y));
        third = OffHeapMemory.room(third, length(x));
        if (FloatPooling.backwardNeedsInput(pool)) {
            OffHeapMemory.read(x, first, length(x));
        }
        OffHeapMemory.read(epsilon, second, length(y));
        Arrays.fill(third, 0, length(x), 0);
        FloatPooling.backward(pool, sweep(window, x, y), first, second, third);
        OffHeapMemory.write(third, gradient, length(x));
    }

    @Override
    public void activateAndPool(
            Activation f,
            PoolKind pool,
            Window window,
            INDArray z,
            @Nullable INDArray y,
            INDArray pooled) {
        pooledActivation.forward(f, pool, window, z, y, pooled);
    }

    @Override
    public void activateAndPoolBackward(
            Activation f,
            PoolKind pool,
            Window window,
            INDArray z,
            INDArray y,
            INDArray pooled,
            INDArray epsilon,
            INDArray delta,
            INDArray biasGradient) {
        pooledActivation.backward(f, pool, window, z, y, epsilon, delta, biasGradient);
    }

    @Override
    public void subsample(
            Window window, INDArray x, INDArray coefficient, INDArray bias, INDArray z) {
        first = OffHeapMemory.room(first, length(x));
        second = OffHeapMemory.room(second, length(z));
        OffHeapMemory.read(x, first, length(x));
        FloatSubsampling.sums(sweep(window, x, z), first, second);
        int channels = readChannel(coefficient);
        third = OffHeapMemory.room(third, channels);
        OffHeapMemory.read(bias, third, channels);
        FloatSubsampling.scale(second, length(z), plane(z), channel, third, channels);
        OffHeapMemory.write(second, z, length(z));
    }

    @Override
    public void subsampleBackward(
            Window window,
            INDArray x,
            INDArray coefficient,
            INDArray delta,
            INDArray coefficientGradient,
            @Nullable INDArray gradient) {
        int count = length(delta);
        first = OffHeapMemory.room(first, length(x));
        second = OffHeapMemory.room(second, count);
        third = OffHeapMemory.room(third, count);
        OffHeapMemory.read(x, first, length(x));
        OffHeapMemory.read(delta, second, count);
        PoolGeometry sweep = sweep(window, x, delta);
        FloatSubsampling.sums(sweep, first, third);
        for (int i = 0; i < count; i++) {
            third[i] *= second[i];
        }
        sumChannels(third, count, plane(delta), coefficientGradient);
        if (gradient == null) {
            return;
        }
        int channels = readChannel(coefficient);
        third = OffHeapMemory.room(third, channels);
        Arrays.fill(third, 0, channels, 0);
        FloatSubsampling.scale(second, count, plane(delta), channel, third, channels);
        Arrays.fill(first, 0, length(x), 0);
        FloatSubsampling.spread(sweep, second, first);
        OffHeapMemory.write(first, gradient, length(x));
    }

    @Override
    public void softmax(INDArray z, INDArray p) {
        int count = length(z);
        int classes = (int) z.size(1);
        first = OffHeapMemory.room(first, count);
        OffHeapMemory.read(z, first, count);
        for (int at = 0; at < count; at += classes) {
            softmax(first, at, classes);
        }
        OffHeapMemory.write(first, p, count);
    }

    /** Subtracts the largest logit first, so that no exponential overflows. */
    private static void softmax(float[] z, int at, int classes) {
        float largest = z[at];
        for (int i = 1; i < classes; i++) {
            largest = Math.max(largest, z[at + i]);
        }
        double sum = 0;
        for (int i = 0; i < classes; i++) {
            sum += Math.exp(z[at + i] - largest);
        }
        for (int i = 0; i < classes; i++) {
            z[at + i] = (float) (Math.exp(z[at + i] - largest) / sum);
        }
    }

    @Override
    public double loss(
            boolean crossEntropy,
            INDArray p,
            INDArray labels,
            INDArray delta,
            INDArray biasGradient) {
        int count = length(p);
        int classes = (int) p.size(1);
        first = OffHeapMemory.room(first, count);
        second = OffHeapMemory.room(second, count);
        OffHeapMemory.read(p, first, count);
        OffHeapMemory.read(labels, second, count);
        double loss = 0;
        for (int at = 0; at < count; at += classes) {
            loss +=
                    crossEntropy
                            ? FloatLoss.crossEntropy(first, second, at, classes)
                            : FloatLoss.squaredError(first, second, at, classes);
        }
        OffHeapMemory.write(second, delta, count);
        sumChannels(second, count, 1, biasGradient);
        return loss;
    }

    private int readChannel(INDArray bias) {
        int channels = length(bias);
        channel = OffHeapMemory.room(channel, channels);
        OffHeapMemory.read(bias, channel, channels);
        return channels;
    }

    private static int length(INDArray array) {
        return (int) array.length();
    }

    private static int plane(INDArray array) {
        return array.rank() == 4 ? (int) (array.size(2) * array.size(3)) : 1;
    }

    /** The geometry of {@code window} from the maps of {@code x} to those of {@code y}. */
    private static PoolGeometry sweep(Window window, INDArray x, INDArray y) {
        return new PoolGeometry(
                window,
                (int) (y.size(0) * y.size(1)),
                (int) x.size(2),
                (int) x.size(3),
                (int) y.size(2),
                (int) y.size(3));
    }
}
