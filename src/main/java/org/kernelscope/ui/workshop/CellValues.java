package org.kernelscope.ui.workshop;

import java.util.Locale;
import javafx.geometry.HPos;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;

/**
 * Writes values into cells.
 *
 * @param pen writes
 */
record CellValues(RasterPen pen) {
    /** Smallest size in em in which a value is written into a cell. */
    static final double SMALLEST = 0.62;

    /** Writes the values of a map, if there is room for readable ones. */
    void write(Tile tile, Tensor map, ValueColours colours) {
        write(tile, map, colours, map.size());
    }

    /** Writes the first {@code count} values of a map, if there is room for readable ones. */
    void write(Tile tile, Tensor map, ValueColours colours, int count) {
        double widest = 0;
        if (tile.cell() < pen.em() * 0.9) {
            return;
        }
        for (int i = 0; i < map.size(); i++) {
            widest = Math.max(widest, plain(map.get(i)).length());
        }
        double size = size(tile.cell(), "0".repeat((int) widest));
        if (size < SMALLEST) {
            return;
        }
        for (int i = 0; i < Math.min(count, map.size()); i++) {
            if (!Float.isNaN(map.get(i))) {
                pen.write(
                        plain(map.get(i)),
                        tile.cellX(i % tile.columns() + 0.5),
                        tile.cellY(i / tile.columns() + 0.5),
                        Face.NUMBER,
                        size,
                        Look.readableOn(colours.of(map.get(i))),
                        HPos.CENTER);
            }
        }
    }

    /** The size in em in which a text fits into a cell. */
    double size(double cell, String text) {
        double one = pen.width(text, Face.NUMBER, 1);
        return Math.min(1.1, 0.86 * cell / Math.max(1, one));
    }

    /** A whole number without decimals; others with two. */
    static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value).replace('-', '−');
        }
        double magnitude = Math.abs(value);
        String format = magnitude >= 1e5 || magnitude < 0.005 ? "%.1e" : "%.2f";
        return String.format(Locale.ROOT, format, value).replace('-', '−');
    }
}
