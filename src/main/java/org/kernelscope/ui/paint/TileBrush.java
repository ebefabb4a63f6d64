package org.kernelscope.ui.paint;

import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.RasterPen.Align;

/**
 * Paints maps at any place and size, in the colours of the stage, with the numbers written in where
 * there is room. One thread at a time.
 */
public final class TileBrush {
    private final RasterPen brush;

    /** Paints with {@code brush}. */
    public TileBrush(RasterPen brush) {
        this.brush = brush;
    }

    /**
     * Where a map is painted. A pure value.
     *
     * @param x left edge
     * @param y upper edge
     * @param cell side of a cell
     * @param rows rows of the map
     * @param columns columns of the map
     */
    public record Tile(double x, double y, double cell, int rows, int columns) {
        /** The tile of a map, as large as fits into a square, in whole pixels a cell if it can. */
        public static Tile in(double x, double y, double side, Tensor map) {
            int rows = map.shape().rows();
            int columns = map.shape().columns();
            double cell = side / Math.max(rows, columns);
            return new Tile(x, y, cell >= 1 ? Math.floor(cell) : cell, rows, columns);
        }

        /** Width. */
        public double width() {
            return columns * cell;
        }

        /** Height. */
        public double height() {
            return rows * cell;
        }

        /** Left edge of a column. */
        public double cellX(double column) {
            return x + column * cell;
        }

        /** Upper edge of a row. */
        public double cellY(double row) {
            return y + row * cell;
        }

        /** The same tile elsewhere. */
        public Tile at(double newX, double newY) {
            return new Tile(newX, newY, cell, rows, columns);
        }

        /** Index of the cell that holds a point, row by row; −1 if none does. */
        public int indexAt(double px, double py) {
            int column = (int) Math.floor((px - x) / cell);
            int row = (int) Math.floor((py - y) / cell);
            boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
            return inside ? row * columns + column : -1;
        }
    }

    /** How the numbers of a map become colours; anything but a number has no colour. */
    @FunctionalInterface
    public interface Colours {
        /** The opaque ARGB of a value. */
        int of(float value);
    }

    /** Signed values, the strongest colour at {@code limit}. */
    public Colours signed(double limit) {
        return value -> brush.signed(limit > 0 && !Float.isNaN(value) ? value / limit : 0);
    }

    /** Ink, written as numbers from {@code none} to {@code full}. */
    public Colours ink(float none, float full) {
        Theme theme = brush.look().theme();
        return value -> Palette.ink(theme, (value - none) / (full - none));
    }

    /** Paints the first {@code count} cells of channel 0 of a map, row by row, and a frame. */
    public void map(Tile tile, Tensor map, Colours colours, double count) {
        ground(tile);
        if (tile.cell() < 1) {
            pixels(tile, map, colours, count);
            return;
        }
        for (int i = 0; i < Math.min(map.size(), count); i++) {
            int row = i / tile.columns();
            int column = i % tile.columns();
            // What has just been unveiled is still growing.
            double share = Math.min(1, count - i);
            double inset = (1 - share) * tile.cell() / 2;
            brush.fill(
                    tile.cellX(column) + inset,
                    tile.cellY(row) + inset,
                    tile.cell() - 2 * inset,
                    tile.cell() - 2 * inset,
                    colours.of(map.get(i)));
        }
    }

    /** A cell is less than a pixel: for every pixel, the cell that lies there. */
    private void pixels(Tile tile, Tensor map, Colours colours, double count) {
        for (int y = 0; y < tile.height(); y++) {
            int row = Math.min(tile.rows() - 1, (int) (y / tile.cell()));
            for (int x = 0; x < tile.width(); x++) {
                int column = Math.min(tile.columns() - 1, (int) (x / tile.cell()));
                int cell = row * tile.columns() + column;
                if (cell < count) {
                    brush.fill(tile.x() + x, tile.y() + y, 1, 1, colours.of(map.get(cell)));
                }
            }
        }
    }

    /** Paints a whole map and a frame. */
    public void map(Tile tile, Tensor map, Colours colours) {
        map(tile, map, colours, map.size());
    }

    /** The ground of cells that are not unveiled yet, and the frame. */
    private void ground(Tile tile) {
        double line = Math.max(1, brush.em() / 13);
        brush.frame(
                tile.x(), tile.y(), tile.width(), tile.height(), line, brush.look().tileFrame());
        brush.fill(tile.x(), tile.y(), tile.width(), tile.height(), brush.look().ground());
    }

    /** Writes the numbers into the cells, if they can be read there. */
    public void numbers(Tile tile, Tensor map, Colours colours) {
        double room = tile.cell() / brush.em();
        double size = room < 4.5 ? Math.min(0.95, room / 3.2) : Math.min(1.6, room / 4.7);
        if (size < 0.62) {
            return;
        }
        for (int i = 0; i < map.size(); i++) {
            if (!Float.isNaN(map.get(i))) {
                brush.write(
                        room > 4.5 ? Numbers.value(map.get(i)) : Numbers.cell(map.get(i)),
                        tile.cellX(i % tile.columns() + 0.5),
                        tile.cellY(i / tile.columns() + 0.5),
                        Face.NUMBER,
                        size,
                        RasterPen.readableOn(colours.of(map.get(i))),
                        Align.CENTRE);
            }
        }
    }

    /** Frames {@code rows} × {@code columns} cells from a place on, which may lie between cells. */
    public void window(Tile tile, double row, double column, double rows, double columns) {
        double line = Math.max(2, brush.em() / 6);
        brush.frame(
                tile.cellX(column),
                tile.cellY(row),
                columns * tile.cell(),
                rows * tile.cell(),
                line,
                brush.look().emphasis());
    }
}
