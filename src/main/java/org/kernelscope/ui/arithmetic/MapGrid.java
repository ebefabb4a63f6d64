package org.kernelscope.ui.arithmetic;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;

/**
 * A grid of all maps, or all units, of a layer. Values are indexed as a dense layer does, map by
 * map and row by row.
 *
 * @param x left edge
 * @param y upper edge
 * @param shape shape of the layer
 * @param columns maps in a row
 * @param cell side of a cell
 * @param gap distance between maps
 */
record MapGrid(double x, double y, Shape shape, int columns, double cell, double gap) {
    private static final double LARGEST = 2.6;
    private static final double EVEN = 0.7;

    /** The largest grid in {@code width} × {@code height}. */
    static MapGrid in(double x, double y, double width, double height, Shape shape, double em) {
        double gap = shape.isUnits() ? 0 : 0.35 * em;
        MapGrid best = new MapGrid(x, y, shape, 1, 0, gap);
        MapGrid even = best;
        for (int columns = 1; columns <= shape.channels(); columns++) {
            int rows = (shape.channels() + columns - 1) / columns;
            double wide = ((width + gap) / columns - gap) / shape.columns();
            double tall = ((height + gap) / rows - gap) / shape.rows();
            double cell = Math.min(Math.min(wide, tall), LARGEST * em);
            cell = cell >= 1 ? Math.floor(cell) : cell;
            MapGrid next = new MapGrid(x, y, shape, columns, cell, gap);
            best = cell > best.cell() ? next : best;
            even = cell > even.cell() && shape.channels() % columns == 0 ? next : even;
        }
        // Full rows are preferred, unless they make the cells much smaller.
        return even.cell() >= EVEN * best.cell() ? even : best;
    }

    private int rows() {
        return (shape.channels() + columns - 1) / columns;
    }

    double width() {
        return columns * (shape.columns() * cell + gap) - gap;
    }

    double height() {
        return rows() * (shape.rows() * cell + gap) - gap;
    }

    /** The tile of a map. */
    Tile tile(int channel) {
        return new Tile(
                x + channel % columns * (shape.columns() * cell + gap),
                y + channel / columns * (shape.rows() * cell + gap),
                cell,
                shape.rows(),
                shape.columns());
    }

    /** The same grid at another position. */
    MapGrid at(double newX, double newY) {
        return new MapGrid(newX, newY, shape, columns, cell, gap);
    }

    /**
     * Paints the first {@code count} values of a layer.
     *
     * @param colours the colours of each map
     */
    void paint(RasterPen pen, Tensor values, IntFunction<ValueColours> colours, double count) {
        Tensor maps = values.reshape(shape);
        for (int channel = 0; channel < shape.channels(); channel++) {
            double done = count - (double) channel * shape.plane();
            pen.map(
                    tile(channel),
                    maps.channel(channel),
                    colours.apply(channel),
                    Math.max(0, done));
        }
    }

    /** Frames the cell of a value. */
    void mark(RasterPen pen, int index) {
        Tile tile = tile(index / shape.plane());
        int at = index % shape.plane();
        pen.window(tile, at / shape.columns(), at % shape.columns(), 1, 1);
    }

    /** The tiles of the maps of {@code layer}. */
    List<FlightTarget> targets(int layer) {
        return IntStream.range(0, shape.channels())
                .mapToObj(channel -> new FlightTarget(layer, channel, tile(channel)))
                .toList();
    }

    /** The index of the value whose cell contains a point; −1 if none does. */
    int indexAt(double px, double py) {
        int column = (int) Math.floor((px - x) / (shape.columns() * cell + gap));
        int row = (int) Math.floor((py - y) / (shape.rows() * cell + gap));
        int channel = row * columns + column;
        if (row < 0 || column < 0 || column >= columns || channel >= shape.channels()) {
            return -1;
        }
        int at = tile(channel).indexAt(px, py);
        return at < 0 ? -1 : channel * shape.plane() + at;
    }
}
