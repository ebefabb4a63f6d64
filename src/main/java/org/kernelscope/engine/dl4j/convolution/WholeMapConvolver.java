package org.kernelscope.engine.dl4j.convolution;

import org.kernelscope.engine.dl4j.array.Gemm;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A convolution whose window covers the whole map, so that it is a dense layer: LeNet-5's C5. */
final class WholeMapConvolver implements Convolver {
    private final ElementwiseOps arithmetic;

    WholeMapConvolver(ElementwiseOps arithmetic) {
        this.arithmetic = arithmetic;
    }

    @Override
    public void forward(INDArray x, INDArray weight, INDArray bias, INDArray z) {
        int examples = (int) x.size(0);
        arithmetic.spread(bias, z);
        Gemm.timesTransposed(
                x.dataType(),
                examples,
                (int) weight.size(0),
                inputs(weight),
                OffHeapMemory.of(x),
                OffHeapMemory.of(weight),
                1,
                OffHeapMemory.of(z));
    }

    @Override
    public void weightGradient(INDArray x, INDArray weight, INDArray delta, INDArray gradient) {
        Gemm.transposedTimes(
                x.dataType(),
                (int) weight.size(0),
                inputs(weight),
                (int) x.size(0),
                OffHeapMemory.of(delta),
                OffHeapMemory.of(x),
                0,
                OffHeapMemory.of(gradient));
    }

    @Override
    public void inputGradient(INDArray x, INDArray weight, INDArray delta, INDArray gradient) {
        Gemm.times(
                x.dataType(),
                (int) x.size(0),
                inputs(weight),
                (int) weight.size(0),
                OffHeapMemory.of(delta),
                OffHeapMemory.of(weight),
                0,
                OffHeapMemory.of(gradient));
    }

    private static int inputs(INDArray weight) {
        return (int) (weight.length() / weight.size(0));
    }

    @Override
    public void close() {
        // Keeps nothing.
    }
}
