package org.kernelscope.ui.kernels;

import java.util.Optional;
import org.kernelscope.network.KernelId;

/** The arrangement of kernels on pages, in columns and rows, without their sizes. Immutable. */
sealed interface GalleryGrid {
    private static int parts(int all, int each) {
        return (all + each - 1) / each;
    }

    /** A position on a page, counted in kernels. */
    record Slot(int page, int column, int row) {}

    /** Number of pages, at least one. */
    int pages();

    /** Columns of a page. */
    int across();

    /** Rows of a page. */
    int down();

    /** The position of an existing kernel. */
    Slot slot(KernelId id);

    /** The kernel at a position, if there is one. */
    Optional<KernelId> at(int page, int column, int row);

    /** The kernel that is {@code columns} and {@code rows} away from another, if there is one. */
    Optional<KernelId> beside(KernelId id, int columns, int rows);

    /**
     * A table of output maps and input maps, continued on other pages if necessary.
     *
     * @param mapsAcross true if the columns are output maps and the rows input maps
     * @param across columns of a page
     * @param down rows of a page
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

        /** Number of used columns of a page. */
        int columns(int page) {
            return Math.min(across, wide() - lineAcross(page, 0));
        }

        /** Number of used rows of a page. */
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
     * A block for each output map, with its kernels wrapped into lines.
     *
     * @param fold kernels in a line of a block
     * @param blocksAcross blocks in a row of a page
     * @param blocksDown rows of blocks on a page
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

        /** The number of the map of a block on a page. */
        int name(int page, int block) {
            return page * blocks() + block + grid.first();
        }

        /** Number of blocks on a page. */
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

    /** Row by row in the order of a ranking. */
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
