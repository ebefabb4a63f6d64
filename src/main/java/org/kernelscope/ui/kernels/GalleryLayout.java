package org.kernelscope.ui.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kernelscope.network.KernelId;

/** The positions and sizes of kernels: a {@link GalleryGrid} in device pixels. Immutable. */
final class GalleryLayout {
    private final GalleryGrid grid;
    private final int taps;
    private final int cell;
    private final int gap;
    private final int left;
    private final int top;
    private final Group group;

    /**
     * Groups of kernels with additional space between them.
     *
     * @param columns columns of a group
     * @param rows rows of a group
     * @param apartX additional horizontal space between two groups
     * @param apartY additional space above each group, for its name
     */
    record Group(int columns, int rows, int apartX, int apartY) {
        static final Group NONE = new Group(Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0);
    }

    /** The upper left corner of a kernel on a page. */
    record Place(int page, int x, int y) {}

    /** A weight of a kernel. */
    record Tap(KernelId kernel, int row, int column) {}

    /**
     * The name of a row, a column or a group of kernels.
     *
     * @param number number of the map
     * @param x middle; right end of the name of a row
     * @param y middle
     * @param beside true for a row, whose name is on the left, not above
     */
    record Name(int number, double x, double y, boolean beside) {}

    GalleryLayout(GalleryGrid grid, int taps, int cell, int gap, int left, int top, Group group) {
        this.grid = grid;
        this.taps = taps;
        this.cell = cell;
        this.gap = gap;
        this.left = left;
        this.top = top;
        this.group = group;
    }

    /** Side of a weight. */
    int cell() {
        return cell;
    }

    /** Side of a kernel. */
    int side() {
        return taps * cell;
    }

    /** Number of pages, at least one. */
    int pages() {
        return grid.pages();
    }

    GalleryGrid grid() {
        return grid;
    }

    private int x(int column) {
        return left + column * (side() + gap) + column / group.columns() * group.apartX();
    }

    private int y(int row) {
        return top + row * (side() + gap) + (row / group.rows() + 1) * group.apartY();
    }

    /** The position of an existing kernel. */
    Place place(KernelId id) {
        GalleryGrid.Slot slot = grid.slot(id);
        return new Place(slot.page(), x(slot.column()), y(slot.row()));
    }

    /** A kernel and its position. */
    record Placed(KernelId id, int x, int y) {}

    /** The kernels of a page, row by row. */
    List<Placed> onPage(int page) {
        List<Placed> found = new ArrayList<>();
        for (int row = 0; row < grid.down(); row++) {
            for (int column = 0; column < grid.across(); column++) {
                int x = x(column);
                int y = y(row);
                grid.at(page, column, row).ifPresent(id -> found.add(new Placed(id, x, y)));
            }
        }
        return found;
    }

    /** The first kernel of a page, if there is one. */
    Optional<KernelId> first(int page) {
        return onPage(page).stream().findFirst().map(Placed::id);
    }

    /** The weight at a point of a page, if there is one. */
    Optional<Tap> at(int page, double x, double y) {
        int column = index((int) Math.floor(x), grid.across(), this::x);
        int row = index((int) Math.floor(y), grid.down(), this::y);
        if (column < 0 || row < 0) {
            return Optional.empty();
        }
        int tapRow = ((int) Math.floor(y) - y(row)) / cell;
        int tapColumn = ((int) Math.floor(x) - x(column)) / cell;
        return grid.at(page, column, row).map(id -> new Tap(id, tapRow, tapColumn));
    }

    @FunctionalInterface
    private interface Edge {
        int of(int line);
    }

    /** The row or column of a pixel; −1 for the space between two of them. */
    private int index(int pixel, int lines, Edge edge) {
        int from = 0;
        int to = lines;
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            if (edge.of(middle) <= pixel) {
                from = middle;
            } else {
                to = middle;
            }
        }
        int into = pixel - edge.of(from);
        return into >= 0 && into < side() ? from : -1;
    }

    /**
     * The names of the rows and columns, or of the groups, of a page.
     *
     * @param em size of text
     */
    List<Name> names(int page, double em) {
        List<Name> names = new ArrayList<>();
        if (grid instanceof GalleryGrid.Table table) {
            for (int column = 0; column < table.columns(page); column++) {
                names.add(
                        new Name(
                                table.nameAcross(page, column),
                                x(column) + side() / 2.0,
                                top - 0.7 * em,
                                false));
            }
            for (int row = 0; row < table.rows(page); row++) {
                names.add(
                        new Name(
                                table.nameDown(page, row),
                                left - 0.4 * em,
                                y(row) + side() / 2.0,
                                true));
            }
        } else if (grid instanceof GalleryGrid.Blocks blocks) {
            int wide = group.columns() * (side() + gap) - gap;
            for (int block = 0; block < blocks.blocks(page); block++) {
                int column = block % blocks.blocksAcross() * group.columns();
                int row = block / blocks.blocksAcross() * group.rows();
                names.add(
                        new Name(
                                blocks.name(page, block),
                                x(column) + wide / 2.0,
                                y(row) - 0.6 * em,
                                false));
            }
        }
        return names;
    }
}
