package org.kernelscope.op;

/** What a pooling window makes of the values under it. */
public enum PoolKind {
    /** The largest value. */
    MAX("max"),
    /** The mean of the values. */
    AVERAGE("average"),
    /** The smallest value. */
    MIN("min");

    private final String id;

    PoolKind(String id) {
        this.id = id;
    }

    /** The name used in files. */
    public String id() {
        return id;
    }
}
