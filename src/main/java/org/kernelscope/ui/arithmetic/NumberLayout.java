package org.kernelscope.ui.arithmetic;

import org.kernelscope.ui.paint.TileBrush.Tile;

/**
 * Where the products of a sum stand: a block for each map below, in each of whose cells value,
 * weight and product are written. Where not all of them can be read, only the block that the clock
 * is in is written out, beside the others.
 *
 * @param count number of blocks
 * @param rows rows of a block
 * @param columns columns of a block
 * @param perRow blocks side by side
 * @param width of the room
 * @param height of the room
 * @param em size of text
 * @param written whether all blocks are written out
 */
record NumberLayout(
        int count,
        int rows,
        int columns,
        int perRow,
        double width,
        double height,
        double em,
        boolean written) {
    /** Height, in em, of a block's name. */
    private static final double NAME = 1.5;

    private static final double GAP = 0.9;

    /** Smaller numbers cannot be read; in em. */
    private static final double SMALLEST = 0.66;

    /** Widest of what is written in a cell, in widths of a digit and a little room. */
    private static final double WIDEST = 4.05;

    private static final double THREE_LINES = 3.2;
    private static final double LARGEST = 1.05;

    /** Between the cells of a block, in em, so that each is seen to be one product. */
    private static final double GUTTER = 0.12;

    /** Share of the width that the block has that is written out. */
    private static final double FOCUS = 0.56;

    static NumberLayout of(
            int count, int rows, int columns, double width, double height, double em) {
        NumberLayout best = new NumberLayout(count, rows, columns, 1, width, height, em, true);
        for (int perRow = 2; perRow <= count; perRow++) {
            NumberLayout next =
                    new NumberLayout(count, rows, columns, perRow, width, height, em, true);
            if (next.fitting() > best.fitting()) {
                best = next;
            }
        }
        if (best.fitting() >= SMALLEST) {
            return best;
        }
        double beside = width * (1 - FOCUS) - 2 * em;
        int perRow = (int) Math.ceil(Math.sqrt(count * beside / height));
        return new NumberLayout(
                count, rows, columns, Math.max(1, perRow), width, height, em, false);
    }

    /** The size of numbers, in em, that fits into the cells of this layout. */
    double fitting() {
        return Math.min(
                LARGEST, Math.min(cellWidth() / em / WIDEST, cellHeight() / em / THREE_LINES));
    }

    private double room() {
        return written ? width : width * (1 - FOCUS) - em;
    }

    private int down() {
        return (count + perRow - 1) / perRow;
    }

    private double cellWidth() {
        double widest = (room() / perRow - GAP * em) / columns;
        return Math.min(widest, LARGEST * WIDEST * em * 1.1);
    }

    private double cellHeight() {
        double name = written ? NAME : 1.1;
        double tallest = (height / down() - (name + GAP / 2) * em) / rows;
        return Math.min(tallest, LARGEST * THREE_LINES * em * 1.15);
    }

    /** A cell in which value, weight and product stand one above another. */
    record Box(double x, double y, double width, double height) {}

    /** The small block of a map, if not all are written out. */
    Tile small(int block) {
        double side = Math.min(cellWidth() * columns, cellHeight() * rows);
        double cell = side / Math.max(rows, columns);
        double x = width * FOCUS + em + block % perRow * (room() / perRow);
        double y = block / perRow * (height / down()) + 1.1 * em;
        return new Tile(x, y, cell, rows, columns);
    }

    /** The cell of a product. */
    Box box(int block, int tap) {
        if (written) {
            double x = block % perRow * (width / perRow);
            double y = block / perRow * (height / down()) + NAME * em;
            return cell(x, y, cellWidth(), cellHeight(), tap);
        }
        double wide = Math.min(width * FOCUS / columns, LARGEST * WIDEST * em * 1.1);
        double tall = Math.min((height - NAME * em) / rows, LARGEST * THREE_LINES * em * 1.15);
        return cell(0, NAME * em, wide, tall, tap);
    }

    private Box cell(double x, double y, double wide, double tall, int tap) {
        double gap = GUTTER * em;
        return new Box(
                x + tap % columns * wide, y + tap / columns * tall, wide - gap, tall - 2 * gap);
    }
}
