package org.kernelscope.engine.dl4j.elementwise;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An activation function and the pooling of its results, forward and backward, for one example
 * after another: the numbers of an example stay in the processor's cache from step to step, and
 * what is between the steps is never copied. The results are those of the steps one by one, bit for
 * bit.
 */
final class FloatPooledActivation {
    private float[] maps = new float[0];
    private float[] gradients = new float[0];
    private float[] results = new float[0];
    private float[] sums = new float[0];

    /** See {@link ElementwiseOps#activateAndPool}. */
    void forward(
            Activation f,
            PoolKind pool,
            Window window,
            INDArray z,
            @Nullable INDArray y,
            INDArray pooled) {
        PoolGeometry example = example(window, z);
        int cells = example.cells();
        int places = example.places();
        maps = OffHeapMemory.room(maps, cells);
        results = OffHeapMemory.room(results, places);
        FloatPointer from = OffHeapMemory.floats(z);
        FloatPointer between = OffHeapMemory.floats(y == null ? z : y);
        FloatPointer to = OffHeapMemory.floats(pooled);
        for (long n = 0; n < z.size(0); n++) {
            from.position(n * cells).get(maps, 0, cells);
            FloatActivations.apply(f, maps, cells);
            if (y != null) {
                between.position(n * cells).put(maps, 0, cells);
            }
            FloatPooling.forward(pool, example, maps, results);
            to.position(n * places).put(results, 0, places);
        }
    }

    /** See {@link ElementwiseOps#activateAndPoolBackward}. */
    void backward(
            Activation f,
            PoolKind pool,
            Window window,
            INDArray z,
            INDArray y,
            INDArray epsilon,
            INDArray delta,
            INDArray biasGradient) {
        PoolGeometry example = example(window, y);
        int cells = example.cells();
        int places = example.places();
        maps = OffHeapMemory.room(maps, cells);
        gradients = OffHeapMemory.room(gradients, cells);
        results = OffHeapMemory.room(results, places);
        sums = OffHeapMemory.room(sums, example.maps());
        Arrays.fill(sums, 0, example.maps(), 0);
        FloatPointer arguments = OffHeapMemory.floats(z);
        FloatPointer values = OffHeapMemory.floats(y);
        FloatPointer from = OffHeapMemory.floats(epsilon);
        FloatPointer to = OffHeapMemory.floats(delta);
        for (long n = 0; n < y.size(0); n++) {
            values.position(n * cells).get(maps, 0, cells);
            from.position(n * places).get(results, 0, places);
            Arrays.fill(gradients, 0, cells, 0);
            FloatPooling.backward(pool, example, maps, results, gradients);
            if (FloatActivations.derivativeNeedsSums(f)) {
                arguments.position(n * cells).get(maps, 0, cells);
            }
            FloatActivations.timesDerivative(f, maps, gradients, cells);
            to.position(n * cells).put(gradients, 0, cells);
            addUp(example.maps(), cells / example.maps());
        }
        OffHeapMemory.write(sums, biasGradient, example.maps());
    }

    private void addUp(int channels, int plane) {
        for (int o = 0; o < channels; o++) {
            sums[o] += FloatActivations.sum(gradients, o * plane, plane);
        }
    }

    /** The window on the maps of one example. */
    private static PoolGeometry example(Window window, INDArray x) {
        return new PoolGeometry(
                window,
                (int) x.size(1),
                (int) x.size(2),
                (int) x.size(3),
                window.outputs((int) x.size(2)),
                window.outputs((int) x.size(3)));
    }
}
