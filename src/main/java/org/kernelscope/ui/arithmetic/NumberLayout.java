package org.kernelscope.ui.arithmetic;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.paint.Tile;

/**
 * The layout of the products of a sum: a block for each input map, with value, weight and product
 * in each cell. If they would not be readable from the back of a classroom, one block is enlarged,
 * and all are thumbnails of their products beside it or below it. A pure value; lengths in device
 * pixels.
 *
 * @param rows rows of a block
 * @param columns columns of a block
 * @param em size of text
 * @param large the blocks with numbers
 * @param small the thumbnails; null if all blocks have numbers
 */
record NumberLayout(int rows, int columns, double em, Grid large, @Nullable Grid small) {
    /** Height, in em, of the name above a block. */
    static final double NAME = 1.8;

    /** Smallest size of numbers that are readable from the back row, in em. */
    private static final double READABLE = 0.9;

    /** Largest size of numbers, in em. */
    private static final double LARGEST = 1.7;

    /** Width of the longest number in a cell, in its size. */
    private static final double WIDEST = 4.05;

    private static final double THREE_LINES = 3.2;

    /** Distance between the cells of a block, in em: each cell is one product. */
    private static final double GUTTER = 0.12;

    private static final double GAP = 0.9;

    /** Minimal width of a thumbnail with its name and sum, in em. */
    private static final double NAMED_WIDTH = 4.9;

    private static final double NAMED_HEIGHT = 3.6;

    /** Height, in em, of the name of a thumbnail. */
    static final double SMALL_NAME = 1.35;

    private static final double LARGEST_THUMBNAIL = 5.5;

    /** Shares of the space that are tried for the thumbnails. */
    private static final double[] SHARES = {0.2, 0.28, 0.36, 0.44};

    /** Value of the names of thumbnails, compared with the size of the large numbers in em. */
    private static final double NAMES = 0.6;

    /**
     * A grid of equal rectangles, row by row.
     *
     * @param x left edge of the first
     * @param y upper edge of the first
     * @param perRow rectangles in a row
     * @param width width of a rectangle
     * @param height height of a rectangle
     * @param named true if there is room for a name above each
     */
    record Grid(double x, double y, int perRow, double width, double height, boolean named) {
        double left(int index) {
            return x + index % perRow * width;
        }

        double top(int index) {
            return y + index / perRow * height;
        }
    }

    /** A cell with value, weight and product one below another. */
    record Box(double x, double y, double width, double height) {
        boolean contains(double px, double py) {
            return px >= x && px < x + width && py >= y && py < y + height;
        }
    }

    static NumberLayout of(
            int count, int rows, int columns, double width, double height, double em) {
        NumberLayout all = written(count, rows, columns, width, height, em);
        if (count == 1 || all.isReadable()) {
            return all;
        }
        NumberLayout best = all;
        double most = 0;
        for (double share : SHARES) {
            double strip = share * height;
            Grid one = new Grid(0, 0, 1, width, height - strip, true);
            Grid below = thumbnails(0, height - strip, width, strip, count, em);
            double side = share * width;
            Grid left = new Grid(0, 0, 1, width - side, height, true);
            Grid beside = thumbnails(width - side + em, 0, side - em, height, count, em);
            for (NumberLayout next :
                    new NumberLayout[] {
                        new NumberLayout(rows, columns, em, one, below),
                        new NumberLayout(rows, columns, em, left, beside)
                    }) {
                double score = next.score();
                best = score > most ? next : best;
                most = Math.max(most, score);
            }
        }
        return best;
    }

    /** All blocks with numbers, as large as possible. */
    private static NumberLayout written(
            int count, int rows, int columns, double width, double height, double em) {
        NumberLayout best = null;
        for (int perRow = 1; perRow <= count; perRow++) {
            int down = (count + perRow - 1) / perRow;
            Grid grid = new Grid(0, 0, perRow, width / perRow, height / down, true);
            NumberLayout next = new NumberLayout(rows, columns, em, grid, null);
            best = best == null || next.size() > best.size() ? next : best;
        }
        return Objects.requireNonNull(best);
    }

    /** The best grid of thumbnails, with names if they fit. */
    private static Grid thumbnails(
            double x, double y, double width, double height, int count, double em) {
        Grid best = new Grid(x, y, count, width / count, height, false);
        double most = 0;
        for (int perRow = 1; perRow <= count; perRow++) {
            double wide = Math.min(width / perRow, (LARGEST_THUMBNAIL + 1.5) * em);
            int down = (count + perRow - 1) / perRow;
            double tall = Math.min(height / down, (LARGEST_THUMBNAIL + SMALL_NAME + 0.6) * em);
            boolean named = wide >= NAMED_WIDTH * em && tall >= NAMED_HEIGHT * em;
            Grid next = new Grid(x, y, perRow, wide, tall, named);
            double score = (named ? 100 * em : 0) + side(next, em);
            best = score > most ? next : best;
            most = Math.max(most, score);
        }
        return best;
    }

    private static double side(Grid grid, double em) {
        double above = grid.named() ? SMALL_NAME * em : 0;
        double gap = Math.min(0.5 * em, 0.2 * grid.width());
        return Math.max(1, Math.min(grid.width() - gap, grid.height() - above - gap));
    }

    private double score() {
        Grid thumbnails = Objects.requireNonNull(small);
        double seen = Math.min(LARGEST_THUMBNAIL, side(thumbnails, em) / em) / LARGEST_THUMBNAIL;
        return size() + (thumbnails.named() ? NAMES : 0) + 0.4 * seen;
    }

    /** The size of the numbers in the cells of a large block, in em. */
    double size() {
        return Math.min(
                LARGEST, Math.min(cellWidth() / em / WIDEST, cellHeight() / em / THREE_LINES));
    }

    /** True if the numbers are readable from the back row. */
    boolean isReadable() {
        return size() >= READABLE;
    }

    private double cellWidth() {
        double widest = (large.width() - GAP * em) / columns;
        return Math.min(widest, LARGEST * WIDEST * em * 1.1);
    }

    private double cellHeight() {
        double tallest = (large.height() - (NAME + GAP / 2) * em) / rows;
        return Math.min(tallest, LARGEST * THREE_LINES * em * 1.15);
    }

    /** True if all blocks have numbers. */
    boolean isWritten() {
        return small == null;
    }

    /** True if the thumbnails have names. */
    boolean isNamed() {
        return small != null && small.named();
    }

    /** The cell of a product; if only one block has numbers, all blocks share its cells. */
    Box box(int block, int tap) {
        int at = isWritten() ? block : 0;
        double gap = GUTTER * em;
        return new Box(
                large.left(at) + tap % columns * cellWidth(),
                large.top(at) + NAME * em + tap / columns * cellHeight(),
                cellWidth() - gap,
                cellHeight() - 2 * gap);
    }

    /** The thumbnail of a block. */
    Tile thumbnail(int block) {
        Grid thumbnails = Objects.requireNonNull(small);
        double side = side(thumbnails, em);
        double above = thumbnails.named() ? SMALL_NAME * em : 0;
        double cell = side / Math.max(rows, columns);
        return new Tile(
                thumbnails.left(block),
                thumbnails.top(block) + above,
                cell >= 1 ? Math.floor(cell) : cell,
                rows,
                columns);
    }

    /** The block whose thumbnail or name contains a point; −1 if none does. */
    int thumbnailAt(int count, double x, double y) {
        Grid thumbnails = small;
        for (int block = 0; block < count && thumbnails != null; block++) {
            Tile tile = thumbnail(block);
            boolean across = x >= tile.x() && x < tile.x() + tile.width();
            if (across && y >= thumbnails.top(block) && y < tile.y() + tile.height()) {
                return block;
            }
        }
        return -1;
    }
}
