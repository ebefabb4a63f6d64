package org.kernelscope.pytorch;

import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;

/**
 * The tensors of one module of a {@code state_dict}.
 *
 * @param name the module's name: {@code conv1}, {@code features.0}
 * @param weight {@code maps × maps below × rows × columns} of a Conv2d, {@code units × inputs} of a
 *     Linear, one value for each map of a BatchNorm
 * @param bias one value for each map or unit; null for none
 * @param mean the running mean of a BatchNorm; null for other modules
 * @param variance the running variance of a BatchNorm; null for other modules
 */
record ModuleWeights(
        String name,
        Tensor weight,
        @Nullable Tensor bias,
        @Nullable Tensor mean,
        @Nullable Tensor variance) {
    /** The kinds of modules that a chain is made of. */
    enum Kind {
        CONVOLUTION,
        DENSE,
        BATCH_NORMALISATION,
        OTHER
    }

    Kind kind() {
        boolean statistics = mean != null && variance != null;
        return switch (weight.shape().rank()) {
            case 4 -> Kind.CONVOLUTION;
            case 2 -> Kind.DENSE;
            case 1 -> statistics ? Kind.BATCH_NORMALISATION : Kind.OTHER;
            default -> Kind.OTHER;
        };
    }

    /** Number of maps or units that the module gives. */
    int outputs() {
        return weight.shape().extent(0);
    }

    /** Number of maps or values that the module takes. */
    int inputs() {
        return weight.shape().rank() < 2 ? outputs() : weight.shape().extent(1);
    }

    /** The side of a convolution's kernels. */
    int side() {
        return weight.shape().extent(2);
    }
}
