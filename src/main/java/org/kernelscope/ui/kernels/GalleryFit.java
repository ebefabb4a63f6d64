package org.kernelscope.ui.kernels;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the best layout for the kernels of a layer: a table of maps if it is readable on one page,
 * or else the layout with the fewest pages. Lengths in device pixels. Immutable.
 */
final class GalleryFit {
    /** Smallest kernel, in em, that is readable from the back row. */
    private static final double SMALLEST_KERNEL = 1.4;

    /** Smallest kernel of a single weight, in em: only its colour is read. */
    private static final double SMALLEST_WEIGHT = 0.25;

    /** Largest weight, in em. */
    private static final double LARGEST_WEIGHT = 2.4;

    /** Preference for a table, in which the maps of a kernel are easy to find: a size factor. */
    private static final double TABLE = 1.6;

    private static final double NAMES_LEFT = 1.2;
    private static final double NAMES_CHARACTER = 0.5;
    private static final double NAMES_ABOVE = 1.4;
    private static final double BLOCK_NAME = 1.15;
    private static final double BETWEEN_BLOCKS = 0.7;

    private final Space space;
    private final int taps;
    private final int smallest;
    private final int largest;

    /**
     * The available space.
     *
     * @param width width
     * @param height height
     * @param edge margin for frames, on all sides
     * @param em size of text
     */
    record Space(int width, int height, int edge, double em) {}

    GalleryFit(Space space, int taps) {
        this.space = space;
        this.taps = taps;
        double em = space.em();
        smallest =
                taps == 1
                        ? Math.max(2, (int) Math.round(SMALLEST_WEIGHT * em))
                        : Math.max(1, (int) Math.round(SMALLEST_KERNEL * em / taps));
        largest = Math.max(smallest, (int) Math.round(LARGEST_WEIGHT * em));
    }

    /** The layout of all kernels by their maps. */
    GalleryLayout byPlace(KernelGrid grid) {
        GalleryLayout blocks = blocks(grid);
        // With one input map, or one weight per kernel, a table would be long and thin.
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

    /** The layout of all kernels in the order of a ranking. */
    GalleryLayout sorted(Ranking ranking) {
        int cell = largest;
        int wide = space.width() - 2 * space.edge();
        int high = space.height() - 2 * space.edge();
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
                sorted,
                taps,
                cell,
                gap(cell),
                space.edge(),
                space.edge(),
                GalleryLayout.Group.NONE);
    }

    /** A table with all input maps on one page, if they fit. */
    private Optional<GalleryLayout> table(KernelGrid grid, boolean mapsAcross) {
        double em = space.em();
        int digits = Integer.toString(Math.max(grid.maps(), grid.inputs())).length();
        int left = (int) Math.ceil((NAMES_LEFT + NAMES_CHARACTER * Math.max(0, digits - 2)) * em);
        int top = (int) Math.ceil(NAMES_ABOVE * em);
        int wide = space.width() - left - space.edge();
        int high = space.height() - top - space.edge();
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
        // As large as possible without another page.
        while (cell < largest && best(grid, cell + 1).pages(grid) == pages) {
            best = best(grid, ++cell);
        }
        // If not even one block fits, its weights become as small as necessary.
        while (best.onPage() == 0 && cell > 1) {
            best = best(grid, --cell);
        }
        return layout(grid, best, cell);
    }

    private GalleryLayout layout(KernelGrid grid, Blocks best, int cell) {
        int across = Math.max(1, best.across());
        int down = Math.max(1, best.down());
        if (best.onPage() >= grid.maps()) {
            // Six blocks are two rows of three, not five and one.
            down = (grid.maps() + across - 1) / across;
            across = (grid.maps() + down - 1) / down;
        }
        GalleryGrid.Blocks blocks = new GalleryGrid.Blocks(grid, best.fold(), across, down);
        int name = (int) Math.ceil(BLOCK_NAME * space.em());
        return new GalleryLayout(
                blocks,
                taps,
                cell,
                gap(cell),
                space.edge(),
                0,
                new GalleryLayout.Group(best.fold(), blocks.lines(), apart(), name));
    }

    /** The number of blocks on a page, with {@code fold} kernels in a line of a block. */
    private record Blocks(int fold, int across, int down, int stretch) {
        int onPage() {
            return across * down;
        }

        int pages(KernelGrid grid) {
            return onPage() == 0 ? Integer.MAX_VALUE : (grid.maps() + onPage() - 1) / onPage();
        }
    }

    /** The fold with the fewest pages; of equals the one with the squarest block. */
    private Blocks best(KernelGrid grid, int cell) {
        int step = taps * cell + gap(cell);
        int wide = space.width() - 2 * space.edge();
        int high = space.height() - space.edge();
        int name = (int) Math.ceil(BLOCK_NAME * space.em());
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
        return (int) Math.round(BETWEEN_BLOCKS * space.em());
    }

    private int fitting(int length, int cell) {
        int gap = gap(cell);
        return Math.max(0, (length + gap) / (taps * cell + gap));
    }

    private int gap(int cell) {
        return taps == 1 ? (cell > 6 ? 1 : 0) : Math.max(2, cell / 3);
    }
}
