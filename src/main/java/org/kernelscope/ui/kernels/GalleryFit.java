package org.kernelscope.ui.kernels;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the arrangement in which the kernels of a layer fill the room: a table with a line for each
 * map if it can be read on one page, else what needs the fewest pages. Lengths in device pixels.
 * Immutable; any thread.
 */
final class GalleryFit {
    /** A kernel that is smaller than this, in em, cannot be read from the back row. */
    private static final double SMALLEST_KERNEL = 1.4;

    /** The same of a kernel that is a single weight: it is read by its colour alone. */
    private static final double SMALLEST_WEIGHT = 0.25;

    /** A weight that is larger than this, in em, says no more. */
    private static final double LARGEST_WEIGHT = 2.4;

    /** In a table one finds the two maps of a kernel: that makes up for so much of its size. */
    private static final double TABLE = 1.6;

    private static final double NAMES_LEFT = 1.2;
    private static final double NAMES_DIGIT = 0.5;
    private static final double NAMES_ABOVE = 1.4;
    private static final double BLOCK_NAME = 1.15;
    private static final double BETWEEN_BLOCKS = 0.7;

    private final Room room;
    private final int taps;
    private final int smallest;
    private final int largest;

    /**
     * The room.
     *
     * @param width width
     * @param height height
     * @param edge room for frames, on all sides
     * @param em size of text
     */
    record Room(int width, int height, int edge, double em) {}

    GalleryFit(Room room, int taps) {
        this.room = room;
        this.taps = taps;
        double em = room.em();
        smallest =
                taps == 1
                        ? Math.max(2, (int) Math.round(SMALLEST_WEIGHT * em))
                        : Math.max(1, (int) Math.round(SMALLEST_KERNEL * em / taps));
        largest = Math.max(smallest, (int) Math.round(LARGEST_WEIGHT * em));
    }

    /** All kernels, each where the maps that it joins say. */
    GalleryLayout byPlace(KernelGrid grid) {
        GalleryLayout blocks = blocks(grid);
        // One map below, or one weight a kernel: a line for each would be long and thin.
        if (grid.inputs() == 1 || taps == 1) {
            return blocks;
        }
        return Stream.of(table(grid, true), table(grid, false), Optional.of(blocks))
                .flatMap(Optional::stream)
                .min(
                        Comparator.comparingInt(GalleryLayout::pages)
                                .thenComparing(each -> -each.cell() * (each == blocks ? 1 : TABLE)))
                .orElse(blocks);
    }

    /** All kernels, one after the other. */
    GalleryLayout sorted(Ranking ranking) {
        int cell = largest;
        int wide = room.width() - 2 * room.edge();
        int high = room.height() - 2 * room.edge();
        while (cell > smallest
                && fitting(wide, cell) * (long) fitting(high, cell) < ranking.count()) {
            cell--;
        }
        GalleryGrid.Sorted sorted =
                new GalleryGrid.Sorted(
                        ranking,
                        Math.max(1, fitting(wide, cell)),
                        Math.max(1, fitting(high, cell)));
        return new GalleryLayout(
                sorted, taps, cell, gap(cell), room.edge(), room.edge(), GalleryLayout.Group.NONE);
    }

    /** A table whose maps below are all on one page, if they fit there. */
    private Optional<GalleryLayout> table(KernelGrid grid, boolean mapsAcross) {
        double em = room.em();
        int digits = Integer.toString(Math.max(grid.maps(), grid.inputs())).length();
        int left = (int) Math.ceil((NAMES_LEFT + NAMES_DIGIT * Math.max(0, digits - 2)) * em);
        int top = (int) Math.ceil(NAMES_ABOVE * em);
        int wide = room.width() - left - room.edge();
        int high = room.height() - top - room.edge();
        int columns = mapsAcross ? grid.maps() : grid.inputs();
        int rows = mapsAcross ? grid.inputs() : grid.maps();
        int cell = largest;
        while (cell > smallest && (fitting(wide, cell) < columns || fitting(high, cell) < rows)) {
            cell--;
        }
        int across = Math.min(columns, fitting(wide, cell));
        int down = Math.min(rows, fitting(high, cell));
        boolean whole = mapsAcross ? down == rows && across > 0 : across == columns && down > 0;
        return whole
                ? Optional.of(
                        new GalleryLayout(
                                new GalleryGrid.Table(grid, mapsAcross, across, down),
                                taps,
                                cell,
                                gap(cell),
                                left,
                                top,
                                GalleryLayout.Group.NONE))
                : Optional.empty();
    }

    private GalleryLayout blocks(KernelGrid grid) {
        int cell = smallest;
        Blocks best = best(grid, cell);
        int pages = best.pages(grid);
        // As large as they can be without a page more.
        while (cell < largest && best(grid, cell + 1).pages(grid) == pages) {
            best = best(grid, ++cell);
        }
        // Not even one block fits: its weights become as small as they must.
        while (best.onPage() == 0 && cell > 1) {
            best = best(grid, --cell);
        }
        return layout(grid, best, cell);
    }

    private GalleryLayout layout(KernelGrid grid, Blocks best, int cell) {
        int across = Math.max(1, best.across());
        int down = Math.max(1, best.down());
        if (best.onPage() >= grid.maps()) {
            // Six are two lines of three, and not one of five and one of one.
            down = (grid.maps() + across - 1) / across;
            across = (grid.maps() + down - 1) / down;
        }
        GalleryGrid.Blocks blocks = new GalleryGrid.Blocks(grid, best.fold(), across, down);
        int name = (int) Math.ceil(BLOCK_NAME * room.em());
        return new GalleryLayout(
                blocks,
                taps,
                cell,
                gap(cell),
                room.edge(),
                0,
                new GalleryLayout.Group(best.fold(), blocks.lines(), apart(), name));
    }

    /** How many blocks of {@code fold} maps a line fit on a page. */
    private record Blocks(int fold, int across, int down, int stretch) {
        int onPage() {
            return across * down;
        }

        int pages(KernelGrid grid) {
            return onPage() == 0 ? Integer.MAX_VALUE : (grid.maps() + onPage() - 1) / onPage();
        }
    }

    /** The fold that needs the fewest pages; of equals the one whose block is nearly a square. */
    private Blocks best(KernelGrid grid, int cell) {
        int step = taps * cell + gap(cell);
        int wide = room.width() - 2 * room.edge();
        int high = room.height() - room.edge();
        int name = (int) Math.ceil(BLOCK_NAME * room.em());
        Blocks best = new Blocks(Math.min(grid.inputs(), Math.max(1, wide / step)), 0, 0, 0);
        for (int fold = 1; fold <= grid.inputs() && fold * step - gap(cell) <= wide; fold++) {
            int blockWide = fold * step - gap(cell);
            int blockHigh = (grid.inputs() + fold - 1) / fold * step - gap(cell);
            Blocks next =
                    new Blocks(
                            fold,
                            (wide + gap(cell) + apart()) / (blockWide + gap(cell) + apart()),
                            (high + gap(cell)) / (blockHigh + gap(cell) + name),
                            Math.abs(blockWide - blockHigh));
            int pages = Integer.compare(next.pages(grid), best.pages(grid));
            if (pages < 0 || pages == 0 && next.stretch() < best.stretch()) {
                best = next;
            }
        }
        return best;
    }

    private int apart() {
        return (int) Math.round(BETWEEN_BLOCKS * room.em());
    }

    private int fitting(int length, int cell) {
        int gap = gap(cell);
        return Math.max(0, (length + gap) / (taps * cell + gap));
    }

    private int gap(int cell) {
        return taps == 1 ? (cell > 6 ? 1 : 0) : Math.max(2, cell / 3);
    }
}
