package org.kernelscope.ui.workshop;

import java.util.BitSet;
import java.util.List;
import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.workshop.Chain;
import org.kernelscope.workshop.Kind;

/**
 * Paints the maps of a chain with their values, the kernels between them, and what one cell sees in
 * the maps before it. A pure function of its arguments.
 */
final class ChainMapsPainter {
    private final RasterPen pen;
    private final Texts texts;
    private final ChainMaps computed;
    private final ChainLayout layout;

    ChainMapsPainter(RasterPen pen, Texts texts, ChainMaps computed, ChainLayout layout) {
        this.pen = pen;
        this.texts = texts;
        this.computed = computed;
        this.layout = layout;
    }

    /**
     * Paints them.
     *
     * @param position cells of the last map that are computed
     * @param focus the cell whose receptive field is framed
     * @param cursor the place that keys act on; null while the board has no focus
     */
    void paint(double position, ChainSpot focus, @Nullable ChainSpot cursor) {
        Chain chain = computed.chain();
        CellValues values = new CellValues(pen);
        for (int i = 0; i < layout.maps().size(); i++) {
            Tensor map = computed.maps().get(i);
            boolean last = i == chain.windows().size();
            double count = last ? position : map.size();
            grid(values, layout.maps().get(i), map, count);
            divide(i);
            caption(i);
        }
        for (int i = 0; i < layout.kernels().size(); i++) {
            Tile tile = layout.kernels().get(i);
            Tensor kernel = chain.kernels().get(i);
            double sign = ChainLayout.SIGN / 2 * pen.em();
            double y = tile.y() + tile.height() / 2;
            Kind kind = chain.kinds().get(i);
            if (kind.hasWeights()) {
                grid(values, tile, kernel, kernel.size());
                sign("∗", tile.x() - sign, y);
                if (kind == Kind.TRANSPOSED) {
                    double right = tile.x() - 0.45 * sign;
                    double above = y - 0.5 * pen.em();
                    pen.write("T", right, above, Face.TEXT, 0.85, pen.look().quiet(), HPos.CENTER);
                }
            } else {
                window(tile, WorkshopWords.brief(texts, kind));
            }
            if (i + 1 < layout.maps().size()) {
                sign("=", tile.x() + tile.width() + sign, y);
            }
        }
        field(focus);
        if (cursor != null && computed.has(cursor)) {
            Tile tile = layout.tile(cursor);
            int columns = tile.columns();
            pen.window(tile, cursor.index() / columns, cursor.index() % columns, 1, 1);
        }
    }

    /** Lines between the maps of a layer. */
    private void divide(int layer) {
        Tile tile = layout.maps().get(layer);
        int size = computed.reach().sizes().get(layer);
        double line = Math.max(1, pen.em() / 8);
        // Lines that are closer would hide the cells.
        boolean room = size * tile.cell() >= 4 * line;
        for (int at = size; room && at < tile.columns(); at += size) {
            int colour = pen.look().quiet();
            double x = tile.cellX(at);
            double y = tile.cellY(at);
            pen.line(x, tile.y(), x, tile.y() + tile.height(), line, colour, 1);
            pen.line(tile.x(), y, tile.x() + tile.width(), y, line, colour, 1);
        }
    }

    /** The sign of an operation without weights. */
    private void window(Tile tile, String name) {
        double line = Math.max(1, pen.em() / 13);
        pen.frame(tile.x(), tile.y(), tile.width(), tile.height(), line, pen.look().tileFrame());
        double fitting = 0.9 * tile.width() / pen.width(name, Face.TEXT, 1);
        double size = Math.min(0.9, fitting);
        if (size >= CellValues.SMALLEST) {
            double x = tile.x() + tile.width() / 2;
            double y = tile.y() + tile.height() / 2;
            pen.write(name, x, y, Face.TEXT, size, pen.look().emphasis(), HPos.CENTER);
        }
    }

    private void grid(CellValues values, Tile tile, Tensor map, double count) {
        ValueColours colours = pen.signedColours(map.absMax());
        pen.map(tile, map, colours, count);
        values.write(tile, map, colours, (int) Math.min(count, map.size()));
    }

    /** The size of a map and, if that is not told by the figure above, where its fields lie. */
    private void caption(int layer) {
        Tile tile = layout.maps().get(layer);
        text(ChainSentences.layer(texts, computed, layer), layer, tile.y() - 0.75 * pen.em());
        if (layout.figure() == 0) {
            double below = tile.y() + tile.height() + 0.75 * pen.em();
            text(ChainSentences.field(texts, computed.fields().get(layer)), layer, below);
        }
    }

    /** A caption of a map, if there is room; that of the last map may begin before it. */
    private void text(String text, int layer, double y) {
        Tile tile = layout.maps().get(layer);
        boolean last = layer == layout.kernels().size();
        double room = pen.raster().width() - pen.captionWidth(text) - pen.em() / 4;
        double x = last && !isBeside(layer - 1, y) ? Math.min(tile.x(), room) : tile.x();
        double end = pen.raster().width();
        if (!last && isBeside(layer, y)) {
            end = layout.kernels().get(layer).x();
        } else if (layer + 1 < layout.maps().size()) {
            end = layout.maps().get(layer + 1).x();
        }
        pen.captionUpTo(text, x, y, end);
    }

    /** True if a line of text at this height would touch a kernel. */
    private boolean isBeside(int kernel, double y) {
        Tile tile = layout.kernels().get(kernel);
        double line = 0.7 * pen.em();
        return y + line > tile.y() && y - line < tile.y() + tile.height();
    }

    /** Frames the cell, and what it sees in the maps before it. */
    private void field(ChainSpot focus) {
        if (focus.kernel() || !computed.has(focus)) {
            return;
        }
        List<BitSet> seen = computed.reach().seen(focus.layer(), focus.index());
        for (int i = 0; i <= focus.layer(); i++) {
            frames(layout.maps().get(i), seen.get(i));
        }
    }

    /** Frames cells: rows with the same cells together, each run of cells on its own. */
    private void frames(Tile tile, BitSet cells) {
        int columns = tile.columns();
        int row = 0;
        while (row < tile.rows()) {
            BitSet line = cells.get(row * columns, (row + 1) * columns);
            int end = row + 1;
            while (end < tile.rows()
                    && !line.isEmpty()
                    && cells.get(end * columns, (end + 1) * columns).equals(line)) {
                end++;
            }
            for (int from = line.nextSetBit(0); from >= 0; ) {
                int to = line.nextClearBit(from);
                pen.window(tile, row, from, end - row, to - from);
                from = line.nextSetBit(to);
            }
            row = end;
        }
    }

    private void sign(String sign, double x, double y) {
        pen.write(sign, x, y, Face.TEXT, 1.2, pen.look().quiet(), HPos.CENTER);
    }
}
