package org.kernelscope.ui.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kernelscope.network.KernelId;

/**
 * Where the kernels of a layer hang on the wall, and how large: an {@link GalleryGrid} in device
 * pixels. Immutable; any thread.
 */
final class GalleryLayout {
    private final GalleryGrid arrangement;
    private final int taps;
    private final int cell;
    private final int gap;
    private final int left;
    private final int top;
    private final Group group;

    /**
     * Kernels that belong together stand a little apart from the others.
     *
     * @param columns columns of such a group
     * @param rows rows of such a group
     * @param apartX more room between two of them, from left to right
     * @param apartY more room above each of them: for its name
     */
    record Group(int columns, int rows, int apartX, int apartY) {
        static final Group NONE = new Group(Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0);
    }

    /** A square on a page; its upper left corner. */
    record Place(int page, int x, int y) {}

    /** A weight of a kernel. */
    record Tap(KernelId kernel, int row, int column) {}

    /**
     * The number of a line or of a group of kernels.
     *
     * @param number as in the names of maps
     * @param x middle, or right end of one that is beside its line
     * @param y middle
     * @param beside whether it stands left of its line, and not above it
     */
    record Name(int number, double x, double y, boolean beside) {}

    GalleryLayout(
            GalleryGrid arrangement, int taps, int cell, int gap, int left, int top, Group group) {
        this.arrangement = arrangement;
        this.taps = taps;
        this.cell = cell;
        this.gap = gap;
        this.left = left;
        this.top = top;
        this.group = group;
    }

    /** Side of the square of a weight. */
    int cell() {
        return cell;
    }

    /** Side of a kernel. */
    int side() {
        return taps * cell;
    }

    /** How many pages there are, at least one. */
    int pages() {
        return arrangement.pages();
    }

    GalleryGrid arrangement() {
        return arrangement;
    }

    private int x(int column) {
        return left + column * (side() + gap) + column / group.columns() * group.apartX();
    }

    private int y(int row) {
        return top + row * (side() + gap) + (row / group.rows() + 1) * group.apartY();
    }

    /** Where a kernel that exists hangs. */
    Place place(KernelId id) {
        GalleryGrid.Slot slot = arrangement.slot(id);
        return new Place(slot.page(), x(slot.column()), y(slot.row()));
    }

    /** A kernel and where it hangs. */
    record Hung(KernelId id, int x, int y) {}

    /** The kernels of a page, line by line. */
    List<Hung> onPage(int page) {
        List<Hung> found = new ArrayList<>();
        for (int row = 0; row < arrangement.down(); row++) {
            for (int column = 0; column < arrangement.across(); column++) {
                int x = x(column);
                int y = y(row);
                arrangement.at(page, column, row).ifPresent(id -> found.add(new Hung(id, x, y)));
            }
        }
        return found;
    }

    /** The first kernel of a page, if there is one. */
    Optional<KernelId> first(int page) {
        return onPage(page).stream().findFirst().map(Hung::id);
    }

    /** The weight at a point of a page, if there is one. */
    Optional<Tap> at(int page, double x, double y) {
        int column = index((int) Math.floor(x), arrangement.across(), this::x);
        int row = index((int) Math.floor(y), arrangement.down(), this::y);
        if (column < 0 || row < 0) {
            return Optional.empty();
        }
        int tapRow = ((int) Math.floor(y) - y(row)) / cell;
        int tapColumn = ((int) Math.floor(x) - x(column)) / cell;
        return arrangement.at(page, column, row).map(id -> new Tap(id, tapRow, tapColumn));
    }

    @FunctionalInterface
    private interface Edge {
        int of(int line);
    }

    /** The line in which a pixel is, or −1 for between two of them. */
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
     * The names of the lines, or of the groups, of a page.
     *
     * @param em size of text
     */
    List<Name> names(int page, double em) {
        List<Name> names = new ArrayList<>();
        if (arrangement instanceof GalleryGrid.Table table) {
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
        } else if (arrangement instanceof GalleryGrid.Blocks blocks) {
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
