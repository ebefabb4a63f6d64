package org.kernelscope.ui.arithmetic;

import org.kernelscope.network.Cell;
import org.kernelscope.ui.arithmetic.NumberLayout.Box;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Align;
import org.kernelscope.ui.paint.TileBrush;
import org.kernelscope.ui.paint.TileBrush.Colours;
import org.kernelscope.ui.paint.TileBrush.Tile;

/**
 * Paints the products of a sum: a block written out with value, weight and product in every cell,
 * or as a small picture with its sum. Any thread.
 */
final class ProductBlocks {
    /** Smaller writing is a smear; the colours and the clock's bar tell enough, in em. */
    private static final double SMALLEST = 0.5;

    private final Products products;
    private final FigureContext sheet;
    private final NumberLayout layout;
    private final int layer;

    ProductBlocks(Products products, FigureContext sheet, NumberLayout layout, int layer) {
        this.products = products;
        this.sheet = sheet;
        this.layout = layout;
        this.layer = layer;
    }

    /** Writes a block out, as far as the first {@code reached} products of all go. */
    void written(RasterPen brush, int block, int reached) {
        name(brush, block, reached);
        TileBrush tiles = new TileBrush(brush);
        Colours values =
                layer == 0
                        ? sheet.colours(tiles, Cell.INPUT, 0)
                        : tiles.signed(products.valueLimit());
        Colours weights = tiles.signed(products.weightLimit());
        Colours terms = tiles.signed(products.limit());
        double line = Math.max(1, brush.em() / 13);
        for (int tap = 0; tap < products.taps(); tap++) {
            Box box = layout.box(block, tap);
            int product = block * products.taps() + tap;
            float value = products.value(product);
            float weight = products.weight(product);
            band(brush, box, 0, values.of(value), Numbers.cell(value));
            band(brush, box, 1, weights.of(weight), "×" + Numbers.cell(weight));
            if (product < reached) {
                double term = products.of(product);
                band(brush, box, 2, terms.of((float) term), "=" + Numbers.cell(term));
            } else {
                band(brush, box, 2, brush.look().ground(), "");
            }
            int frame = brush.look().tileFrame();
            brush.frame(box.x(), box.y(), box.width(), box.height(), line, frame);
        }
    }

    private void name(RasterPen brush, int block, int reached) {
        Box first = layout.box(block, 0);
        Box last = layout.box(block, layout.columns() - 1);
        double right = last.x() + last.width();
        double y = first.y() - 0.85 * brush.em();
        double size = Math.max(0.86, Math.min(1.1, layout.size()));
        String name = sheet.name(layer - 1, products.channel(block));
        int ink = brush.look().emphasis();
        int quiet = brush.look().quiet();
        int done = products.done(block, reached);
        int from = block * products.taps();
        String sum = done > 0 ? "Σ " + Numbers.signed(products.sum(from, from + done)) : "";
        double wide = brush.width(sum, Face.NUMBER, size);
        if (brush.width(name, Face.TEXT, size) + wide + brush.em() / 2 < right - first.x()) {
            brush.write(name, first.x(), y, Face.TEXT, size, quiet, Align.LEFT);
        }
        int colour = done == products.taps() ? ink : quiet;
        brush.write(sum, right, y, Face.NUMBER, size, colour, Align.RIGHT);
    }

    private void band(RasterPen brush, Box box, int band, int colour, String text) {
        double tall = box.height() / 3;
        double top = box.y() + band * tall;
        brush.fill(box.x(), top, box.width(), tall, colour);
        if (layout.size() >= SMALLEST) {
            double middle = box.x() + box.width() / 2;
            int ink = RasterPen.readableOn(colour);
            brush.write(
                    text, middle, top + tall / 2, Face.NUMBER, layout.size(), ink, Align.CENTRE);
        }
    }

    /** The block as a small picture of its products. */
    void picture(RasterPen brush, int block, int reached, boolean open) {
        TileBrush tiles = new TileBrush(brush);
        Tile tile = layout.picture(block);
        int done = products.done(block, reached);
        tiles.map(tile, products.map(block), tiles.signed(products.limit()), done);
        boolean whole = done == products.taps();
        if (layout.isNamed()) {
            int from = block * products.taps();
            String name = Integer.toString(products.channel(block) + 1);
            double y = tile.y() - NumberLayout.SMALL_NAME / 2 * brush.em();
            int ink = open ? brush.look().emphasis() : brush.look().quiet();
            Face face = open ? Face.STRONG : Face.TEXT;
            brush.write(name, tile.x(), y, face, 0.8, ink, Align.LEFT);
            if (whole) {
                double sum = products.sum(from, from + products.taps());
                double x = tile.x() + brush.width(name, face, 0.8) + 0.45 * brush.em();
                int strong = brush.look().emphasis();
                brush.write(Numbers.signedCell(sum), x, y, Face.NUMBER, 0.86, strong, Align.LEFT);
            }
        }
        if (open) {
            tiles.window(tile, 0, 0, layout.rows(), layout.columns());
        }
    }
}
