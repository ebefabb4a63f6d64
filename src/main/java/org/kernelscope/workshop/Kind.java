package org.kernelscope.workshop;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.op.PoolKind;

/** The operations of the workshop. */
public enum Kind {
    /** Cross-correlation, which deep learning calls convolution. */
    CONV("conv", null),
    /** The convolution of mathematics: the kernel is turned by 180°. */
    TRUE_CONV("true-conv", null),
    /** Maximum pooling. */
    MAX("max", PoolKind.MAX),
    /** Average pooling. */
    AVG("avg", PoolKind.AVERAGE),
    /** Minimum pooling. */
    MIN("min", PoolKind.MIN),
    /** Pooling by the square root of the sum of squares. */
    L2("l2", PoolKind.L2),
    /** Transposed convolution. */
    TRANSPOSED("transposed", null),
    /** Pixel shuffle. */
    SHUFFLE("shuffle", null),
    /** Pixel unshuffle. */
    UNSHUFFLE("unshuffle", null);

    private final String id;
    private final @Nullable PoolKind pool;

    /**
     * @param pool the reduction of a window; null for what is no pooling
     */
    Kind(String id, @Nullable PoolKind pool) {
        this.id = id;
        this.pool = pool;
    }

    /** The operation that pools by {@code pool}; empty if the workshop has none. */
    public static Optional<Kind> of(PoolKind pool) {
        return Arrays.stream(values()).filter(each -> each.pool == pool).findFirst();
    }

    /** The name in files and on the command line. */
    public String id() {
        return id;
    }

    /** True for the operations that reduce a window without weights. */
    public boolean isPooling() {
        return pool != null;
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

    /**
     * The reduction of a window.
     *
     * @throws NullPointerException if this is no pooling
     */
    PoolKind pool() {
        return Objects.requireNonNull(pool, id);
    }
}
