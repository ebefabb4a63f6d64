package org.kernelscope.ui.kernels;

import java.util.Optional;
import org.kernelscope.network.KernelId;

/**
 * The order in which kernels hang, page by page, in columns and rows; how large they are is none of
 * its business. Immutable; any thread.
 */
sealed interface GalleryGrid {
    private static int parts(int all, int each) {
        return (all + each - 1) / each;
    }

    /** A place on a page, counted in kernels. */
    record Slot(int page, int column, int row) {}

    /** How many pages there are, at least one. */
    int pages();

    /** Columns of a page. */
    int across();

    /** Rows of a page. */
    int down();

    /** Where a kernel that exists hangs. */
    Slot slot(KernelId id);

    /** The kernel at a place, if one hangs there. */
    Optional<KernelId> at(int page, int column, int row);

    /** The kernel that hangs {@code columns} and {@code rows} from another, if one does. */
    Optional<KernelId> beside(KernelId id, int columns, int rows);

    /**
     * A line for each map below and a line for each map that is made; what does not fit goes on to
     * other pages.
     *
     * @param mapsAcross whether the maps that are made go from left to right
     */
    record Table(KernelGrid grid, boolean mapsAcross, int across, int down) implements GalleryGrid {
        private int wide() {
            return mapsAcross ? grid.maps() : grid.inputs();
        }

        private int high() {
            return mapsAcross ? grid.inputs() : grid.maps();
        }

        private int pagesAcross() {
            return Math.max(1, parts(wide(), across));
        }

        @Override
        public int pages() {
            return pagesAcross() * Math.max(1, parts(high(), down));
        }

        private int lineAcross(int page, int column) {
            return page % pagesAcross() * across + column;
        }

        private int lineDown(int page, int row) {
            return page / pagesAcross() * down + row;
        }

        /** The number of the map at a column of a page. */
        int nameAcross(int page, int column) {
            return lineAcross(page, column) + (mapsAcross ? grid.first() : 1);
        }

        /** The number of the map at a row of a page. */
        int nameDown(int page, int row) {
            return lineDown(page, row) + (mapsAcross ? 1 : grid.first());
        }

        /** How many columns of a page are used. */
        int columns(int page) {
            return Math.min(across, wide() - lineAcross(page, 0));
        }

        /** How many rows of a page are used. */
        int rows(int page) {
            return Math.min(down, high() - lineDown(page, 0));
        }

        @Override
        public Slot slot(KernelId id) {
            int x = mapsAcross ? id.map() : id.input();
            int y = mapsAcross ? id.input() : id.map();
            return new Slot(y / down * pagesAcross() + x / across, x % across, y % down);
        }

        @Override
        public Optional<KernelId> at(int page, int column, int row) {
            return kernel(lineAcross(page, column), lineDown(page, row));
        }

        private Optional<KernelId> kernel(int x, int y) {
            return mapsAcross ? grid.kernel(x, y) : grid.kernel(y, x);
        }

        @Override
        public Optional<KernelId> beside(KernelId id, int columns, int rows) {
            int x = (mapsAcross ? id.map() : id.input()) + columns;
            int y = (mapsAcross ? id.input() : id.map()) + rows;
            return kernel(x, y);
        }
    }

    /**
     * A block for each map that is made, in which the maps below are laid out line by line: as the
     * weights of a unit are folded back.
     *
     * @param fold maps below in a line of a block
     * @param blocksAcross blocks side by side on a page
     * @param blocksDown blocks one below the other on a page
     */
    record Blocks(KernelGrid grid, int fold, int blocksAcross, int blocksDown)
            implements GalleryGrid {
        /** Lines of a block. */
        int lines() {
            return parts(grid.inputs(), fold);
        }

        private int blocks() {
            return blocksAcross * blocksDown;
        }

        @Override
        public int pages() {
            return Math.max(1, parts(grid.maps(), blocks()));
        }

        @Override
        public int across() {
            return blocksAcross * fold;
        }

        @Override
        public int down() {
            return blocksDown * lines();
        }

        /** The number of the map that is a block of a page. */
        int name(int page, int block) {
            return page * blocks() + block + grid.first();
        }

        /** How many blocks hang on a page. */
        int blocks(int page) {
            return Math.min(blocks(), grid.maps() - page * blocks());
        }

        @Override
        public Slot slot(KernelId id) {
            int block = id.map() % blocks();
            return new Slot(
                    id.map() / blocks(),
                    block % blocksAcross * fold + id.input() % fold,
                    block / blocksAcross * lines() + id.input() / fold);
        }

        @Override
        public Optional<KernelId> at(int page, int column, int row) {
            int block = row / lines() * blocksAcross + column / fold;
            return grid.kernel(page * blocks() + block, row % lines() * fold + column % fold);
        }

        @Override
        public Optional<KernelId> beside(KernelId id, int columns, int rows) {
            int column = id.input() % fold + columns;
            int line = id.input() / fold + rows;
            int map =
                    id.map()
                            + Math.floorDiv(column, fold)
                            + Math.floorDiv(line, lines()) * blocksAcross;
            return grid.kernel(
                    map, Math.floorMod(line, lines()) * fold + Math.floorMod(column, fold));
        }
    }

    /** One after the other, in the order in which they were ranked. */
    record Sorted(Ranking ranking, int across, int down) implements GalleryGrid {
        @Override
        public int pages() {
            return Math.max(1, parts(ranking.count(), across * down));
        }

        @Override
        public Slot slot(KernelId id) {
            int place = ranking.place(id);
            int onPage = place % (across * down);
            return new Slot(place / (across * down), onPage % across, onPage / across);
        }

        @Override
        public Optional<KernelId> at(int page, int column, int row) {
            return ranking.at(page * across * down + row * across + column);
        }

        @Override
        public Optional<KernelId> beside(KernelId id, int columns, int rows) {
            return ranking.at(ranking.place(id) + columns + rows * across);
        }
    }
}
