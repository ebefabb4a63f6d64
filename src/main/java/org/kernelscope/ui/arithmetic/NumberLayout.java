package org.kernelscope.ui.arithmetic;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.paint.Tile;

/**
 * Where the products of a sum stand: a block for each map below, in each of whose cells value,
 * weight and product are written. Where not all of them could be read from the back of a room, one
 * block is written out, as large as it can be, and the others are small pictures of their products,
 * beside it or below it. A pure value; lengths in device pixels.
 *
 * @param rows rows of a block
 * @param columns columns of a block
 * @param em size of text
 * @param large where the blocks are written out
 * @param small where the small pictures are; null if all blocks are written out
 */
record NumberLayout(int rows, int columns, double em, Grid large, @Nullable Grid small) {
    /** Height, in em, of the name above a block. */
    static final double NAME = 1.8;

    /** Smaller numbers cannot be read from the back row, in em. */
    private static final double READABLE = 0.9;

    /** Larger ones would leave no room for what stands below, in em. */
    private static final double LARGEST = 1.7;

    /** Widest of what is written in a cell, in widths of a digit and a little room. */
    private static final double WIDEST = 4.05;

    private static final double THREE_LINES = 3.2;

    /** Between the cells of a block, in em, so that each is seen to be one product. */
    private static final double GUTTER = 0.12;

    private static final double GAP = 0.9;

    /** Room of a small picture that has its number above it, in em. */
    private static final double NAMED_WIDTH = 4.9;

    private static final double NAMED_HEIGHT = 3.6;

    /** Height, in em, of that number. */
    static final double SMALL_NAME = 1.35;

    private static final double LARGEST_PICTURE = 5.5;

    /** The shares of the room that small pictures may get. */
    private static final double[] SHARES = {0.2, 0.28, 0.36, 0.44};

    /** What it is worth to see the numbers of the small pictures, in em of the large ones. */
    private static final double WORTH = 0.6;

    /**
     * Equal rooms, row by row.
     *
     * @param x left edge of the first
     * @param y upper edge of the first
     * @param perRow how many side by side
     * @param width of one
     * @param height of one
     * @param named whether there is room for words above each
     */
    record Grid(double x, double y, int perRow, double width, double height, boolean named) {
        double left(int index) {
            return x + index % perRow * width;
        }

        double top(int index) {
            return y + index / perRow * height;
        }
    }

    /** A cell in which value, weight and product stand one above another. */
    record Box(double x, double y, double width, double height) {
        boolean holds(double px, double py) {
            return px >= x && px < x + width && py >= y && py < y + height;
        }
    }

    static NumberLayout of(
            int count, int rows, int columns, double width, double height, double em) {
        NumberLayout all = written(count, rows, columns, width, height, em);
        if (count == 1 || all.size() >= READABLE) {
            return all;
        }
        NumberLayout best = all;
        double most = 0;
        for (double share : SHARES) {
            double strip = share * height;
            Grid one = new Grid(0, 0, 1, width, height - strip, true);
            Grid below = pictures(0, height - strip, width, strip, count, em);
            double side = share * width;
            Grid left = new Grid(0, 0, 1, width - side, height, true);
            Grid beside = pictures(width - side + em, 0, side - em, height, count, em);
            for (NumberLayout next :
                    new NumberLayout[] {
                        new NumberLayout(rows, columns, em, one, below),
                        new NumberLayout(rows, columns, em, left, beside)
                    }) {
                double worth = next.worth();
                best = worth > most ? next : best;
                most = Math.max(most, worth);
            }
        }
        return best;
    }

    /** All blocks written out, as large as they can be. */
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

    /** Small pictures in a room, with their numbers if they fit. */
    private static Grid pictures(
            double x, double y, double width, double height, int count, double em) {
        Grid best = new Grid(x, y, count, width / count, height, false);
        double most = 0;
        for (int perRow = 1; perRow <= count; perRow++) {
            double wide = Math.min(width / perRow, (LARGEST_PICTURE + 1.5) * em);
            int down = (count + perRow - 1) / perRow;
            double tall = Math.min(height / down, (LARGEST_PICTURE + SMALL_NAME + 0.6) * em);
            boolean named = wide >= NAMED_WIDTH * em && tall >= NAMED_HEIGHT * em;
            Grid next = new Grid(x, y, perRow, wide, tall, named);
            double worth = (named ? 100 * em : 0) + side(next, em);
            best = worth > most ? next : best;
            most = Math.max(most, worth);
        }
        return best;
    }

    private static double side(Grid grid, double em) {
        double above = grid.named() ? SMALL_NAME * em : 0;
        double gap = Math.min(0.5 * em, 0.2 * grid.width());
        return Math.max(1, Math.min(grid.width() - gap, grid.height() - above - gap));
    }

    private double worth() {
        Grid pictures = Objects.requireNonNull(small);
        double seen = Math.min(LARGEST_PICTURE, side(pictures, em) / em) / LARGEST_PICTURE;
        return size() + (pictures.named() ? WORTH : 0) + 0.4 * seen;
    }

    /** The size of the numbers in the cells of a large block, in em. */
    double size() {
        return Math.min(
                LARGEST, Math.min(cellWidth() / em / WIDEST, cellHeight() / em / THREE_LINES));
    }

    private double cellWidth() {
        double widest = (large.width() - GAP * em) / columns;
        return Math.min(widest, LARGEST * WIDEST * em * 1.1);
    }

    private double cellHeight() {
        double tallest = (large.height() - (NAME + GAP / 2) * em) / rows;
        return Math.min(tallest, LARGEST * THREE_LINES * em * 1.15);
    }

    /** Whether every block is written out. */
    boolean isWritten() {
        return small == null;
    }

    /** Whether there is room for words above the small pictures. */
    boolean isNamed() {
        return small != null && small.named();
    }

    /** The cell of a product; of one that is written out alone, whichever it is of. */
    Box box(int block, int tap) {
        int at = isWritten() ? block : 0;
        double gap = GUTTER * em;
        return new Box(
                large.left(at) + tap % columns * cellWidth(),
                large.top(at) + NAME * em + tap / columns * cellHeight(),
                cellWidth() - gap,
                cellHeight() - 2 * gap);
    }

    /** The small picture of a block. */
    Tile picture(int block) {
        Grid pictures = Objects.requireNonNull(small);
        double side = side(pictures, em);
        double above = pictures.named() ? SMALL_NAME * em : 0;
        double cell = side / Math.max(rows, columns);
        return new Tile(
                pictures.left(block),
                pictures.top(block) + above,
                cell >= 1 ? Math.floor(cell) : cell,
                rows,
                columns);
    }

    /** The block whose small picture, or the words above it, hold a point; −1 if none does. */
    int pictureAt(int count, double x, double y) {
        Grid pictures = small;
        for (int block = 0; block < count && pictures != null; block++) {
            Tile tile = picture(block);
            boolean across = x >= tile.x() && x < tile.x() + tile.width();
            if (across && y >= pictures.top(block) && y < tile.y() + tile.height()) {
                return block;
            }
        }
        return -1;
    }
}
