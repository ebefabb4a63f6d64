package org.kernelscope.network;

/**
 * A run of rows or of columns, {@code from} (inclusive) to {@code to} (exclusive); it may reach
 * over the border of the map when the layer pads.
 */
public record Span(int from, int to) {
    /** How many rows or columns. */
    public int length() {
        return to - from;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return to <= from;
    }

    /** The part that lies in a map of {@code extent} rows or columns; empty if none does. */
    public Span clip(int extent) {
        int first = Math.min(extent, Math.max(0, from));
        return new Span(first, Math.max(first, Math.min(extent, to)));
    }
}
