package org.kernelscope.network;

import java.util.BitSet;
import java.util.function.IntConsumer;

/** A set of rows, columns or channels of a layer, perhaps with gaps. Immutable. */
public final class Indices {
    private final BitSet bits;

    private Indices(BitSet bits) {
        this.bits = bits;
    }

    /** A set of one index. */
    static Indices of(int index) {
        BitSet bits = new BitSet(index + 1);
        bits.set(index);
        return new Indices(bits);
    }

    /**
     * Creates a set that uses {@code bits} without copying. The caller must not change them again.
     */
    static Indices takeOver(BitSet bits) {
        return new Indices(bits);
    }

    /** True if {@code index} is in the set. */
    public boolean contains(int index) {
        return index >= 0 && bits.get(index);
    }

    /** The number of indices. */
    public int count() {
        return bits.cardinality();
    }

    /** The range from the first to the last index; empty if the set is. */
    public Span span() {
        int first = Math.max(0, bits.nextSetBit(0));
        return new Span(first, bits.length());
    }

    /** True if no index between the first and the last is missing. */
    public boolean isGapless() {
        return count() == span().length();
    }

    /** Calls {@code each} for every index in ascending order. */
    public void forEach(IntConsumer each) {
        for (int index = bits.nextSetBit(0); index >= 0; index = bits.nextSetBit(index + 1)) {
            each.accept(index);
        }
    }

    /** Equal if the indices are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Indices that && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    /** Set notation: {@code {0, 1, 2}}. */
    @Override
    public String toString() {
        return bits.toString();
    }
}
