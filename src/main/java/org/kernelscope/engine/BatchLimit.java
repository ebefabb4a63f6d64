package org.kernelscope.engine;

import org.kernelscope.network.Architecture;

/** How many examples are computed at once. Any thread. */
public final class BatchLimit {
    /** Numbers of all examples together: some hundred megabytes with what is kept of the sums. */
    private static final long CELLS = 32_000_000;

    private BatchLimit() {}

    /**
     * As many of {@code wanted} examples as may be computed at once: all of them by a network such
     * as LeNet-5, fewer by one with very many cells, whose maps would not fit into memory.
     */
    public static int of(Architecture architecture, int wanted) {
        return (int) Math.max(1, Math.min(wanted, CELLS / architecture.cells()));
    }
}
