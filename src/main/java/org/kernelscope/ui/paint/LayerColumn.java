package org.kernelscope.ui.paint;

import org.kernelscope.tensor.Shape;
import org.kernelscope.ui.paint.StageLayout.Frame;

/** A layer of a {@link StageLayout} while its size is being searched. Not thread-safe. */
final class LayerColumn {
    private final int layer;
    private final Shape shape;
    private final Frame frame;
    private final StageArrangement arrangement;

    /** The required number of columns; 0 for any. */
    private final int wide;

    /** Side of a square in pixels; 0 for a pixel for 2×2 values, −1 for 4×4, and so on. */
    private int size;

    private int gap;
    private int cell;
    private int step;
    private int columns;
    private int rows;
    private int width;
    private boolean fitsHeight;
    private boolean fits;

    LayerColumn(int layer, Shape shape, Frame frame, StageArrangement arrangement, int wide) {
        this.layer = layer;
        this.shape = shape;
        this.frame = frame;
        this.arrangement = arrangement;
        this.wide = wide;
        resize(1);
    }

    /** Units are spaced wider if they are few, like the ten classes. */
    private static double unitGap(Shape shape) {
        return shape.channels() <= 16 ? 8 : 2;
    }

    int layer() {
        return layer;
    }

    boolean isUnits() {
        return shape.isUnits();
    }

    int size() {
        return size;
    }

    int width() {
        return width;
    }

    /** True if all tiles fit into the height of the stage. */
    boolean fitsHeight() {
        return fitsHeight;
    }

    /** True if the tiles fit and are not too large. */
    boolean fits() {
        return fits;
    }

    void resize(int newSize) {
        size = newSize;
        cell = Math.max(1, size);
        step = size > 0 ? 1 : 1 << (1 - size);
        int room = frame.height() - frame.top() - frame.label() - frame.units(StageLayout.FOOT);
        gap = gap();
        // Narrow gaps are better than one more column, which takes the width of a layer.
        int tight = shape.isUnits() ? gap : Math.max(1, gap / 3);
        if (needed(room, tight) < needed(room, gap)) {
            gap = tight;
        }
        int maps = tiles();
        columns = columns(maps, needed(room, gap));
        rows = (maps + columns - 1) / columns;
        width = Math.max(grid(), frame.headings().get(layer + 1));
        fitsHeight = rows * (tileHeight() + gap) - gap <= room;
        boolean modest =
                shape.isUnits()
                        ? cell <= frame.units(isFew() ? 40 : 22)
                        : tileWidth() <= frame.units(240);
        // A single column of many units would be too thin; two still look like a column.
        int most = shape.isUnits() ? 2 : 1;
        boolean inColumn = columns <= most || size <= 1 || wide > 0;
        fits = fitsHeight && modest && (arrangement == StageArrangement.GRID || inColumn);
    }

    /** Gaps are narrower where there are more values than pixels. */
    private int gap() {
        int usual = Math.max(1, frame.units(shape.isUnits() ? unitGap(shape) : 6));
        if (isFew()) {
            // The name beside each class has a line for itself.
            usual = Math.max(usual, frame.label() - cell);
        }
        return size > 0 ? usual : Math.max(size == 0 ? 1 : 0, usual >> (2 - size));
    }

    /** The smallest number of columns that fit into the height {@code room}. */
    private int needed(int room, int between) {
        int perColumn = Math.max(1, (room + between) / (tileHeight() + between));
        return (tiles() + perColumn - 1) / perColumn;
    }

    private int tiles() {
        return shape.channels() + LayerBox.lead(layer, shape);
    }

    private int tileWidth() {
        return LayerBox.squares(shape.columns(), step) * cell;
    }

    private int tileHeight() {
        return LayerBox.squares(shape.rows(), step) * cell;
    }

    private int grid() {
        return columns * (tileWidth() + gap) - gap;
    }

    private int columns(int maps, int needed) {
        if (wide > 0) {
            return wide;
        }
        // Classes are in one column, each with its name beside it.
        return isFew()
                ? 1
                : arrangement == StageArrangement.COLUMNS ? needed : evenColumns(maps, needed);
    }

    private boolean isFew() {
        return shape.isUnits() && shape.channels() <= 16;
    }

    /** At least {@code needed} columns; a few more if all rows are full then. */
    private int evenColumns(int maps, int needed) {
        for (int candidate = needed; candidate <= Math.min(maps, 2 * needed); candidate++) {
            // No pixels are given away for full rows where every pixel counts.
            if (maps % candidate == 0 && (size > 1 || candidate < 1.5 * needed)) {
                return candidate;
            }
        }
        return needed;
    }

    /**
     * The apparent size of the layer: the side of a tile. Units count for more than cells of maps.
     */
    double prominence() {
        return shape.isUnits() ? size * 5.0 : tileWidth();
    }

    /** True unless the next size would be larger than the tiles of the previous layer. */
    boolean mayGrowBeside(LayerColumn before) {
        return shape.isUnits()
                || before.shape.isUnits()
                || size < 1
                || (cell + 1) * shape.columns() <= before.tileWidth();
    }

    LayerBox at(int x) {
        int high = rows * (tileHeight() + gap) - gap;
        int middle = (frame.height() - frame.top() - high) / 2;
        int y = frame.top() + Math.max(frame.label(), middle);
        int left = x + (width - grid()) / 2;
        return new LayerBox(layer, shape, left, y, columns, rows, cell, step, gap);
    }
}
