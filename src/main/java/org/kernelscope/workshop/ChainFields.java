package org.kernelscope.workshop;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.kernelscope.network.Span;

/**
 * The receptive fields of a {@link Chain}.
 *
 * @param chain the chain
 * @param sizes as {@link Chain#sizes}
 * @param counts as {@link Chain#counts}
 * @param sides as {@link Chain#sides}
 */
public record ChainFields(
        Chain chain, List<Integer> sizes, List<Integer> counts, List<Integer> sides) {
    public ChainFields {
        sizes = List.copyOf(sizes);
        counts = List.copyOf(counts);
        sides = List.copyOf(sides);
    }

    /** Those of a chain. */
    public static ChainFields of(Chain chain) {
        return new ChainFields(chain, chain.sizes(), chain.counts(), chain.sides());
    }

    /** A cell of a layer, by its map. */
    public record Place(int map, int row, int column) {
        static Place of(int drawn, int size, int side) {
            int row = drawn / side;
            int column = drawn % side;
            return new Place(row / size * (side / size) + column / size, row % size, column % size);
        }
    }

    /** The cell with a drawn index in a layer that is possible. */
    public Place place(int layer, int drawn) {
        return Place.of(drawn, sizes.get(layer), sides.get(layer));
    }

    /**
     * The drawn cells of each layer up to {@code layer}, the input first, that one cell of it
     * depends on: the terms of the operations, followed back. They may have gaps.
     *
     * @param drawn index of the cell
     */
    public List<BitSet> seen(int layer, int drawn) {
        List<BitSet> seen = new ArrayList<>();
        List<List<ChainStep.Cells>> cells = sources(layer, place(layer, drawn), true);
        for (int i = 0; i <= layer; i++) {
            BitSet set = new BitSet();
            int size = sizes.get(i);
            int side = sides.get(i);
            for (ChainStep.Cells each : cells.get(i)) {
                int top = each.map() / (side / size) * size;
                int left = each.map() % (side / size) * size;
                for (int row : each.rows()) {
                    each.columns().forEach(column -> set.set((top + row) * side + left + column));
                }
            }
            seen.add(set);
        }
        return seen;
    }

    /**
     * The columns from the first to the last that one cell sees in each layer up to its own, the
     * input first; may reach into the padding.
     */
    public List<Span> spans(int layer, Place cell) {
        return sources(layer, cell, false).stream().map(ChainFields::columns).toList();
    }

    private static Span columns(List<ChainStep.Cells> cells) {
        IntSummaryStatistics all =
                cells.stream()
                        .flatMap(each -> each.columns().stream())
                        .mapToInt(column -> column)
                        .summaryStatistics();
        return all.getCount() == 0 ? new Span(0, 0) : new Span(all.getMin(), all.getMax() + 1);
    }

    /** The cells that one cell depends on, with or without those of the padding. */
    private List<List<ChainStep.Cells>> sources(int layer, Place cell, boolean inside) {
        List<List<ChainStep.Cells>> all = new ArrayList<>();
        all.add(
                List.of(
                        new ChainStep.Cells(
                                cell.map(),
                                new TreeSet<>(Set.of(cell.row())),
                                new TreeSet<>(Set.of(cell.column())))));
        for (int i = layer - 1; i >= 0; i--) {
            ChainStep step = chain.step(i);
            int extent = inside ? sizes.get(i) : ChainStep.ENDLESS;
            all.add(
                    0,
                    all.get(0).stream()
                            .flatMap(cells -> step.sources(cells, extent).stream())
                            .toList());
        }
        return all;
    }

    /** True if the cells of the last layer do not all see the same pattern of cells. */
    public boolean isUneven() {
        return IntStream.range(0, chain.windows().size())
                .mapToObj(chain::step)
                .anyMatch(
                        step ->
                                step.window().stride() > 1
                                        && (step.isUp() || step.kind().isShuffle()));
    }

    /** The receptive field of the input and after each window. */
    public List<ChainField> all() {
        List<ChainField> fields = new ArrayList<>(List.of(ChainField.OF_INPUT));
        int phases = 1;
        for (int i = 0; i < chain.windows().size(); i++) {
            int layer = i + 1;
            ChainStep step = chain.step(i);
            phases =
                    Math.min(
                            Chain.LARGEST_LAYER,
                            phases * (step.isUp() ? step.window().stride() : 1));
            // Fields repeat after the phases, in the same way in every row.
            int cells = Math.max(1, Math.min(phases, sizes.get(layer)));
            int maps = sizes.get(layer) == 0 ? 1 : counts.get(layer);
            IntSummaryStatistics lengths =
                    IntStream.range(0, cells * maps)
                            .mapToObj(at -> new Place(at / cells, at % cells, at % cells))
                            .mapToInt(cell -> spans(layer, cell).get(0).length())
                            .summaryStatistics();
            fields.add(fields.get(i).through(step, lengths.getMin(), lengths.getMax()));
        }
        return fields;
    }
}
