package org.kernelscope.engine.dl4j.convolution;

import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.NativeOp;
import org.kernelscope.network.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution in libnd4j's operations, with oneDNN where it is there.
 *
 * <p>With stride and dilation 1, the gradient of the weights is itself a convolution, of the inputs
 * with δ, in which examples and channels change places: {@code dL/dw[o,i,u,v] = Σ_n Σ_r Σ_c
 * δ[n,o,r,c] · x[n,i,r+u−p,c+v−p]}. Permuted views say that without a copy; libnd4j's own backward
 * operation is many times slower. The operations are bound to their arrays once.
 */
final class Nd4jConvolver implements Convolver {
    private static final int[] SWAP_EXAMPLES_AND_CHANNELS = {1, 0, 2, 3};

    private final Window window;
    private final boolean oneDnn;
    private final boolean simple;

    private @Nullable Bound forward;
    private @Nullable Bound weightGradient;
    private @Nullable Bound inputGradient;

    Nd4jConvolver(Window window, boolean oneDnn) {
        this.window = window;
        this.oneDnn = oneDnn;
        this.simple = window.stride() == 1 && window.dilation() == 1;
    }

    @Override
    public void forward(INDArray x, INDArray weight, INDArray bias, INDArray z) {
        if (forward == null || !forward.isOn(x, z)) {
            close(forward);
            int size = window.size();
            NativeOp op = new NativeOp("conv2d", oneDnn, settings(size, size));
            forward = new Bound(op.inputs(x, weight, bias).outputs(z), x, z);
        }
        forward.op().run();
    }

    @Override
    public void weightGradient(INDArray x, INDArray weight, INDArray delta, INDArray gradient) {
        if (weightGradient == null || !weightGradient.isOn(x, gradient)) {
            close(weightGradient);
            weightGradient =
                    new Bound(
                            simple
                                    ? transposed(x, delta, gradient)
                                    : backward(x, weight, delta, gradient, x.ulike()),
                            x,
                            gradient);
        }
        weightGradient.op().run();
    }

    private NativeOp transposed(INDArray x, INDArray delta, INDArray gradient) {
        NativeOp op =
                new NativeOp("conv2d", oneDnn, settings((int) delta.size(2), (int) delta.size(3)));
        return op.inputs(
                        x.permute(SWAP_EXAMPLES_AND_CHANNELS),
                        delta.permute(SWAP_EXAMPLES_AND_CHANNELS))
                .outputs(gradient.permute(SWAP_EXAMPLES_AND_CHANNELS));
    }

    @Override
    public void inputGradient(INDArray x, INDArray weight, INDArray delta, INDArray gradient) {
        if (inputGradient == null || !inputGradient.isOn(x, gradient)) {
            close(inputGradient);
            int size = window.size();
            inputGradient =
                    new Bound(
                            simple
                                    ? new NativeOp("deconv2d", oneDnn, settings(size, size))
                                            .inputs(delta, weight)
                                            .outputs(gradient)
                                    : backward(x, weight, delta, weight.ulike(), gradient),
                            x,
                            gradient);
        }
        inputGradient.op().run();
    }

    private NativeOp backward(
            INDArray x, INDArray weight, INDArray delta, INDArray ofWeight, INDArray ofInput) {
        int size = window.size();
        return new NativeOp("conv2d_bp", false, settings(size, size))
                .inputs(x, weight, delta)
                .outputs(ofInput, ofWeight);
    }

    /**
     * Kernel, stride, padding, dilation, padding as given, channels first, weights [out, in, row,
     * column].
     */
    private int[] settings(int rows, int columns) {
        int stride = window.stride();
        int padding = window.padding();
        int dilation = window.dilation();
        return new int[] {
            rows, columns, stride, stride, padding, padding, dilation, dilation, 0, 0, 1
        };
    }

    @Override
    public void close() {
        close(forward);
        close(weightGradient);
        close(inputGradient);
    }

    private static void close(@Nullable Bound bound) {
        if (bound != null) {
            bound.op().close();
        }
    }

    /** An operation and the two arrays by which it is known whether it must be bound anew. */
    private record Bound(NativeOp op, INDArray input, INDArray output) {
        boolean isOn(INDArray x, INDArray y) {
            return input == x && output == y;
        }
    }
}
