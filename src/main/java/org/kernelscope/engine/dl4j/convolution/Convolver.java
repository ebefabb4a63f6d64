package org.kernelscope.engine.dl4j.convolution;

import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.kernelscope.network.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The linear part of a convolution for one batch size: z = w ∗ x + b and its gradients. All arrays
 * are row-major: x {@code [example, in, row, column]}, z and δ {@code [example, out, row, column]},
 * w {@code [out, in, row, column]}, b {@code [out]}.
 */
public interface Convolver extends AutoCloseable {
    /** The quickest way for these shapes, this type of number and this native library. */
    static Convolver choose(
            Window window, INDArray x, INDArray z, boolean oneDnn, ElementwiseOps a) {
        if (z.size(2) * z.size(3) == 1
                && window.padding() == 0
                && window.dilation() == 1
                && window.size() == x.size(2)
                && window.size() == x.size(3)) {
            return new WholeMapConvolver(a);
        }
        boolean inFloats = x.dataType() == org.nd4j.linalg.api.buffer.DataType.FLOAT;
        boolean simple = window.stride() == 1 && window.dilation() == 1;
        // One example: oneDNN spends longer on preparing its blocks than gemm on all of it.
        if (inFloats && (x.size(0) == 1 || !(simple && oneDnn))) {
            return new GemmConvolver(window, x, z, a);
        }
        return new Nd4jConvolver(window, oneDnn);
    }

    /** z = w ∗ x + b. */
    void forward(INDArray x, INDArray weight, INDArray bias, INDArray z);

    /** dL/dw from x and δ = dL/dz. */
    void weightGradient(INDArray x, INDArray weight, INDArray delta, INDArray gradient);

    /** dL/dx from δ = dL/dz. */
    void inputGradient(INDArray x, INDArray weight, INDArray delta, INDArray gradient);

    @Override
    void close();
}
