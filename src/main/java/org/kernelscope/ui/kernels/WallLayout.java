package org.kernelscope.ui.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.KernelId;

/**
 * Where the kernels of a layer hang on the wall, page by page: as a table, a line for each map
 * below and a line for each map that is made, or one after the other in the order in which they
 * were sorted. Lengths in device pixels. Immutable; any thread.
 */
final class WallLayout {
    /** A weight that is smaller than this on all pages is no use; then there are more pages. */
    private static final int READABLE = 4;

    private static final int LARGEST = 26;

    private final Frame frame;
    private final int taps;
    private final int cell;
    private final int across;
    private final int down;
    private final Kind kind;
    private final List<KernelId> order;
    private final Map<KernelId, Integer> index = new HashMap<>();

    /** How the kernels are arranged. */
    enum Kind {
        /** Maps that are made from left to right, maps below from top to bottom. */
        MAPS_ACROSS,
        /** Maps below from left to right, maps that are made from top to bottom. */
        INPUTS_ACROSS,
        /** In the order of the list. */
        SORTED
    }

    /**
     * The room.
     *
     * @param width width
     * @param height height
     * @param left room for the names of the lines
     * @param top room for the names of the columns
     */
    record Frame(int width, int height, int left, int top) {}

    /** A square on a page; its upper left corner. */
    record Place(int page, int x, int y) {}

    /** A weight of a kernel. */
    record Tap(KernelId kernel, int row, int column) {}

    private WallLayout(
            Frame frame,
            int taps,
            int cell,
            int across,
            int down,
            Kind kind,
            List<KernelId> order) {
        this.frame = frame;
        this.taps = taps;
        this.cell = cell;
        this.across = Math.max(1, across);
        this.down = Math.max(1, down);
        this.kind = kind;
        this.order = order;
        for (int i = 0; i < order.size(); i++) {
            index.put(order.get(i), i);
        }
    }

    /**
     * All kernels of a layer as a table.
     *
     * @param maps maps that the layer makes
     * @param inputs maps that it is made from
     * @param taps rows and columns of a kernel
     * @param order the kernels that there are
     */
    static WallLayout table(Frame frame, int maps, int inputs, int taps, List<KernelId> order) {
        int lying = cellFor(frame, maps, inputs, taps);
        int standing = cellFor(frame, inputs, maps, taps);
        if (Math.max(lying, standing) >= readable(taps)) {
            return lying >= standing
                    ? new WallLayout(frame, taps, lying, maps, inputs, Kind.MAPS_ACROSS, order)
                    : new WallLayout(
                            frame, taps, standing, inputs, maps, Kind.INPUTS_ACROSS, order);
        }
        // Too many: the maps below stay together, the maps that are made go on to other pages.
        int cell = Math.max(1, Math.min(readable(taps), cellFor(frame, 1, inputs, taps)));
        return new WallLayout(
                frame,
                taps,
                cell,
                fitting(frame.width() - frame.left(), cell, taps),
                inputs,
                Kind.MAPS_ACROSS,
                order);
    }

    /** Kernels in the order of {@code order}. */
    static WallLayout sorted(Frame frame, int taps, List<KernelId> order) {
        int cell = LARGEST;
        int across;
        int down;
        do {
            across = fitting(frame.width() - frame.left(), cell, taps);
            down = fitting(frame.height() - frame.top(), cell, taps);
        } while (across * (long) down < order.size() && --cell >= readable(taps));
        return new WallLayout(
                frame, taps, Math.max(cell, readable(taps)), across, down, Kind.SORTED, order);
    }

    /** A single weight is read by its colour alone. */
    private static int readable(int taps) {
        return taps == 1 ? READABLE - 1 : READABLE;
    }

    private static int cellFor(Frame frame, int across, int down, int taps) {
        int cell = LARGEST;
        while (cell > 0
                && (fitting(frame.width() - frame.left(), cell, taps) < across
                        || fitting(frame.height() - frame.top(), cell, taps) < down)) {
            cell--;
        }
        return cell;
    }

    private static int fitting(int room, int cell, int taps) {
        int gap = gap(cell, taps);
        return Math.max(0, (room + gap) / (taps * cell + gap));
    }

    private static int gap(int cell, int taps) {
        return taps == 1 ? (cell > 6 ? 1 : 0) : Math.max(2, cell / 2);
    }

    /** Side of the square of a weight. */
    int cell() {
        return cell;
    }

    /** Side of a kernel. */
    int side() {
        return taps * cell;
    }

    Kind kind() {
        return kind;
    }

    Frame frame() {
        return frame;
    }

    /** The kernels, in their order. */
    List<KernelId> order() {
        return order;
    }

    private int step() {
        return side() + gap(cell, taps);
    }

    /** How many pages there are, at least one. */
    int pages() {
        int last = order.isEmpty() ? 0 : slot(order.get(order.size() - 1)).page();
        return last + 1;
    }

    private record Slot(int page, int column, int row) {}

    private Slot slot(KernelId id) {
        return switch (kind) {
            case MAPS_ACROSS -> new Slot(id.map() / across, id.map() % across, id.input());
            case INPUTS_ACROSS -> new Slot(0, id.input(), id.map());
            case SORTED -> {
                int at = java.util.Objects.requireNonNullElse(index.get(id), 0);
                int perPage = across * down;
                yield new Slot(at / perPage, at % perPage % across, at % perPage / across);
            }
        };
    }

    /** Where a kernel hangs; nowhere if there is none such. */
    Optional<Place> place(KernelId id) {
        if (!index.containsKey(id)) {
            return Optional.empty();
        }
        Slot slot = slot(id);
        return Optional.of(
                new Place(
                        slot.page(),
                        frame.left() + slot.column() * step(),
                        frame.top() + slot.row() * step()));
    }

    /** The kernels of a page. */
    List<KernelId> onPage(int page) {
        List<KernelId> found = new ArrayList<>();
        for (KernelId id : order) {
            if (slot(id).page() == page) {
                found.add(id);
            }
        }
        return found;
    }

    /** The weight at a point of a page, if there is one. */
    Optional<Tap> at(int page, double x, double y) {
        int dx = (int) Math.floor(x) - frame.left();
        int dy = (int) Math.floor(y) - frame.top();
        boolean inKernel = dx >= 0 && dy >= 0 && dx % step() < side() && dy % step() < side();
        if (!inKernel || dx / step() >= across || dy / step() >= down) {
            return Optional.empty();
        }
        return Optional.ofNullable(in(page, dx / step(), dy / step()))
                .map(id -> new Tap(id, dy % step() / cell, dx % step() / cell));
    }

    private @Nullable KernelId in(int page, int column, int row) {
        if (order.isEmpty()) {
            return null;
        }
        int layer = order.get(0).layer();
        KernelId id =
                switch (kind) {
                    case MAPS_ACROSS -> new KernelId(layer, page * across + column, row);
                    case INPUTS_ACROSS -> new KernelId(layer, row, column);
                    case SORTED -> {
                        int at = page * across * down + row * across + column;
                        yield at < order.size() ? order.get(at) : new KernelId(layer, -1, -1);
                    }
                };
        return index.containsKey(id) ? id : null;
    }

    /** The kernel that hangs {@code columns} and {@code rows} from another, if one does. */
    Optional<KernelId> beside(KernelId id, int columns, int rows) {
        Slot slot = slot(id);
        int column = slot.column() + columns;
        int row = slot.row() + rows;
        int page = slot.page();
        if (column < 0 || column >= across) {
            page += column < 0 ? -1 : 1;
            column = Math.floorMod(column, across);
        }
        boolean exists = row >= 0 && row < down && page >= 0;
        return exists ? Optional.ofNullable(in(page, column, row)) : Optional.empty();
    }
}
