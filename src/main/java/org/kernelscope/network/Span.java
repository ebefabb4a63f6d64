package org.kernelscope.network;

/**
 * A range of rows or columns, {@code from} (inclusive) to {@code to} (exclusive). It may extend
 * into the padding.
 */
public record Span(int from, int to) {
    /** The number of rows or columns. */
    public int length() {
        return to - from;
    }

    /** True if the range is empty. */
    public boolean isEmpty() {
        return to <= from;
    }

    /** The part inside a map of {@code extent} rows or columns; empty if there is none. */
    public Span clip(int extent) {
        int first = Math.min(extent, Math.max(0, from));
        return new Span(first, Math.max(first, Math.min(extent, to)));
    }
}
