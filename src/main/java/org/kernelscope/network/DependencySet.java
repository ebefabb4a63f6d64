package org.kernelscope.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.kernelscope.tensor.Shape;

/**
 * The cells that one cell depends on, in every layer below down to the pixels, and the cells that
 * it feeds, in every layer above up to the classes.
 *
 * <p>Windows slide along rows and columns independently, so the part of a layer that belongs to a
 * cell is always some maps × some rows × some columns. It is exact: a dilation above 1 or a stride
 * larger than the window leaves gaps, and cells outside a map do not count. Immutable.
 *
 * <p>Example: in {@code lenet5-modern} the cell (0, 0) of S2 depends on 2×2 cells of one map of C1
 * and on 6×6 pixels; it feeds 16 cells of C3, the cell (0, 0) of each map.
 */
public final class DependencySet {
    private final Cell cell;
    private final List<Part> parts;

    private DependencySet(Cell cell, List<Part> parts) {
        this.cell = cell;
        this.parts = List.copyOf(parts);
    }

    /**
     * The part in one layer: the cells in every map of {@code channels} where {@code rows} and
     * {@code columns} cross.
     */
    public record Part(Indices channels, Indices rows, Indices columns) {
        /** True if a cell of the layer belongs to the part. */
        public boolean contains(int channel, int row, int column) {
            return channels.contains(channel) && rows.contains(row) && columns.contains(column);
        }

        /** The number of cells. */
        public long cells() {
            return (long) channels.count() * rows.count() * columns.count();
        }
    }

    /** Computes the dependencies of {@code cell} in both directions. */
    public static DependencySet of(Architecture architecture, Cell cell) {
        int layers = architecture.layers().size();
        Part[] parts = new Part[layers + 1];
        Part own =
                new Part(
                        Indices.of(cell.channel()),
                        Indices.of(cell.row()),
                        Indices.of(cell.column()));
        parts[cell.layer() + 1] = own;
        for (int index = cell.layer(); index >= 0; index--) {
            parts[index] = below(architecture.layers().get(index), parts[index + 1]);
        }
        for (int index = cell.layer() + 1; index < layers; index++) {
            parts[index + 1] = above(architecture.layers().get(index), parts[index]);
        }
        return new DependencySet(cell, List.of(parts));
    }

    /** The cell whose dependencies these are. */
    public Cell cell() {
        return cell;
    }

    /**
     * The part in layer {@code index}: what the cell depends on if the layer is below, what it
     * feeds if above, the cell itself in its own layer. {@link Cell#INPUT} is the input image.
     */
    public Part in(int index) {
        return parts.get(index + 1);
    }

    private static Part below(Layer layer, Part part) {
        Shape shape = layer.inputShape();
        Window window = layer.window();
        return new Part(
                channelsBelow(layer, part.channels),
                sources(window, part.rows, shape.rows()),
                sources(window, part.columns, shape.columns()));
    }

    private static Part above(Layer layer, Part part) {
        Shape shape = layer.outputShape();
        Window window = layer.window();
        return new Part(
                channelsAbove(layer, part.channels),
                targets(window, part.rows, shape.rows()),
                targets(window, part.columns, shape.columns()));
    }

    private static Indices sources(Window window, Indices outputs, int extent) {
        BitSet seen = new BitSet(extent);
        outputs.forEach(
                output -> {
                    for (int tap = 0; tap < window.size(); tap++) {
                        int input = window.input(output, tap);
                        if (input >= 0 && input < extent) {
                            seen.set(input);
                        }
                    }
                });
        return Indices.takeOver(seen);
    }

    private static Indices targets(Window window, Indices inputs, int extent) {
        BitSet fed = new BitSet(extent);
        inputs.forEach(
                input -> {
                    Span outputs = window.targets(new Span(input, input + 1), extent);
                    for (int output = outputs.from(); output < outputs.to(); output++) {
                        if (window.tap(output, input) >= 0) {
                            fed.set(output);
                        }
                    }
                });
        return Indices.takeOver(fed);
    }

    private static Indices channelsBelow(Layer layer, Indices above) {
        return connected(
                layer.inputShape().channels(),
                above,
                (input, output) -> layer.spec().connects(input, output));
    }

    private static Indices channelsAbove(Layer layer, Indices below) {
        return connected(
                layer.outputShape().channels(),
                below,
                (output, input) -> layer.spec().connects(input, output));
    }

    /** True if a channel of one layer is connected to a channel of its neighbour. */
    @FunctionalInterface
    private interface Connection {
        boolean holds(int channel, int neighbour);
    }

    private static Indices connected(int channels, Indices neighbours, Connection connection) {
        BitSet found = new BitSet(channels);
        List<Integer> all = new ArrayList<>();
        neighbours.forEach(all::add);
        for (int channel = 0; channel < channels; channel++) {
            // Where maps are not mixed, the one of the same number is the only one to ask.
            boolean same = neighbours.contains(channel) && connection.holds(channel, channel);
            int asked = channel;
            if (same || all.stream().anyMatch(other -> connection.holds(asked, other))) {
                found.set(channel);
            }
        }
        return Indices.takeOver(found);
    }

    /** A set of rows, columns or channels of a layer, perhaps with gaps. Immutable. */
    public static final class Indices {
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
         * Creates a set that uses {@code bits} without copying. The caller must not change them
         * again.
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
}
