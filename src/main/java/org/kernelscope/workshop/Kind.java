package org.kernelscope.workshop;

import org.kernelscope.op.PoolKind;

/** The operations of the workshop. */
public enum Kind {
    /** Cross-correlation, which deep learning calls convolution. */
    CONV("conv"),
    /** The convolution of mathematics: the kernel is turned by 180°. */
    TRUE_CONV("true-conv"),
    /** Maximum pooling. */
    MAX("max"),
    /** Average pooling. */
    AVG("avg"),
    /** Minimum pooling. */
    MIN("min"),
    /** Pooling by the square root of the sum of squares. */
    L2("l2"),
    /** Transposed convolution. */
    TRANSPOSED("transposed"),
    /** Pixel shuffle. */
    SHUFFLE("shuffle"),
    /** Pixel unshuffle. */
    UNSHUFFLE("unshuffle");

    private final String id;

    Kind(String id) {
        this.id = id;
    }

    /** The name in files and on the command line. */
    public String id() {
        return id;
    }

    /** True for the operations that reduce a window without weights. */
    public boolean isPooling() {
        return this == MAX || this == AVG || this == MIN || this == L2;
    }

    /** True for the operations that multiply by the weights of kernels. */
    public boolean hasWeights() {
        return this == CONV || this == TRUE_CONV || this == TRANSPOSED;
    }

    /** True for the two convolutions, which differ by a turn of the kernel. */
    public boolean isConvolution() {
        return this == CONV || this == TRUE_CONV;
    }

    /** True for the operations that only move values. */
    public boolean isShuffle() {
        return this == SHUFFLE || this == UNSHUFFLE;
    }

    /** The reduction of a window. */
    PoolKind pool() {
        return switch (this) {
            case MAX -> PoolKind.MAX;
            case AVG -> PoolKind.AVERAGE;
            case MIN -> PoolKind.MIN;
            case L2 -> PoolKind.L2;
            default -> throw new IllegalStateException(id);
        };
    }
}
