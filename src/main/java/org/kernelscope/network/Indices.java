package org.kernelscope.network;

import java.util.BitSet;
import java.util.function.IntConsumer;

/** Some of the rows, columns or channels of a layer, perhaps with gaps. Immutable; any thread. */
public final class Indices {
    private final BitSet bits;

    private Indices(BitSet bits) {
        this.bits = bits;
    }

    /** One index alone. */
    static Indices of(int index) {
        BitSet bits = new BitSet(index + 1);
        bits.set(index);
        return new Indices(bits);
    }

    /** Takes over {@code bits}, which nobody may change afterwards. */
    static Indices takeOver(BitSet bits) {
        return new Indices(bits);
    }

    /** Whether {@code index} is among them. */
    public boolean contains(int index) {
        return index >= 0 && bits.get(index);
    }

    /** How many. */
    public int count() {
        return bits.cardinality();
    }

    /** From the first to the last; empty if there is none. */
    public Span span() {
        int first = Math.max(0, bits.nextSetBit(0));
        return new Span(first, bits.length());
    }

    /** Whether none is left out between the first and the last. */
    public boolean isGapless() {
        return count() == span().length();
    }

    /** Calls {@code each} for every one, from the first to the last. */
    public void forEach(IntConsumer each) {
        for (int index = bits.nextSetBit(0); index >= 0; index = bits.nextSetBit(index + 1)) {
            each.accept(index);
        }
    }

    /** Equal if the same are among them. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Indices that && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    /** As a set is written: {@code {0, 1, 2}}. */
    @Override
    public String toString() {
        return bits.toString();
    }
}
