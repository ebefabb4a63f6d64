package org.kernelscope.ui.arithmetic;

import javafx.geometry.HPos;
import org.kernelscope.ui.arithmetic.NumberLayout.Box;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;

/**
 * Paints the products of a sum: a block with value, weight and product in every cell, or its
 * thumbnail with the sum.
 */
final class ProductBlocks {
    /** Smaller numbers would be illegible and are left out, in em. */
    private static final double SMALLEST = 0.5;

    private final Products products;
    private final FigureContext context;
    private final NumberLayout layout;
    private final int layer;

    ProductBlocks(Products products, FigureContext context, NumberLayout layout, int layer) {
        this.products = products;
        this.context = context;
        this.layout = layout;
        this.layer = layer;
    }

    /** Paints a block with numbers; only the first {@code reached} products are computed. */
    void written(RasterPen pen, int block, int reached) {
        name(pen, block, reached);
        ValueColours values = context.colours(pen, layer - 1, products.channel(block));
        ValueColours weights = pen.signedColours(products.weightLimit());
        ValueColours terms = pen.signedColours(products.limit());
        double line = Math.max(1, pen.em() / 13);
        for (int tap = 0; tap < products.taps(); tap++) {
            Box box = layout.box(block, tap);
            int product = block * products.taps() + tap;
            float value = products.value(product);
            float weight = products.weight(product);
            band(pen, box, 0, values.of(value), Numbers.cell(value));
            band(pen, box, 1, weights.of(weight), "×" + Numbers.cell(weight));
            if (product < reached) {
                double term = products.of(product);
                band(pen, box, 2, terms.of((float) term), "=" + Numbers.cell(term));
            } else {
                band(pen, box, 2, pen.look().ground(), "");
            }
            int frame = pen.look().tileFrame();
            pen.frame(box.x(), box.y(), box.width(), box.height(), line, frame);
        }
    }

    private void name(RasterPen pen, int block, int reached) {
        Box first = layout.box(block, 0);
        Box last = layout.box(block, layout.columns() - 1);
        double right = last.x() + last.width();
        double y = first.y() - 0.85 * pen.em();
        double size = Math.max(0.86, Math.min(1.1, layout.size()));
        String name = context.name(layer - 1, products.channel(block));
        int ink = pen.look().emphasis();
        int quiet = pen.look().quiet();
        int done = products.done(block, reached);
        int from = block * products.taps();
        String sum = done > 0 ? "Σ " + Numbers.signed(products.sum(from, from + done)) : "";
        double wide = pen.width(sum, Face.NUMBER, size);
        if (pen.width(name, Face.TEXT, size) + wide + pen.em() / 2 < right - first.x()) {
            pen.write(name, first.x(), y, Face.TEXT, size, quiet, HPos.LEFT);
        }
        int colour = done == products.taps() ? ink : quiet;
        pen.write(sum, right, y, Face.NUMBER, size, colour, HPos.RIGHT);
    }

    private void band(RasterPen pen, Box box, int band, int colour, String text) {
        double tall = box.height() / 3;
        double top = box.y() + band * tall;
        pen.fill(box.x(), top, box.width(), tall, colour);
        if (layout.size() >= SMALLEST) {
            double middle = box.x() + box.width() / 2;
            int ink = Look.readableOn(colour);
            pen.write(text, middle, top + tall / 2, Face.NUMBER, layout.size(), ink, HPos.CENTER);
        }
    }

    /** Paints the thumbnail of a block. */
    void thumbnail(RasterPen pen, int block, int reached, boolean open) {
        Tile tile = layout.thumbnail(block);
        int done = products.done(block, reached);
        pen.map(tile, products.map(block), pen.signedColours(products.limit()), done);
        boolean whole = done == products.taps();
        if (layout.isNamed()) {
            int from = block * products.taps();
            String name = Integer.toString(products.channel(block) + 1);
            double y = tile.y() - NumberLayout.SMALL_NAME / 2 * pen.em();
            int ink = open ? pen.look().emphasis() : pen.look().quiet();
            Face face = open ? Face.STRONG : Face.TEXT;
            pen.write(name, tile.x(), y, face, 0.8, ink, HPos.LEFT);
            if (whole) {
                double sum = products.sum(from, from + products.taps());
                double x = tile.x() + pen.width(name, face, 0.8) + 0.45 * pen.em();
                int strong = pen.look().emphasis();
                pen.write(Numbers.signedCell(sum), x, y, Face.NUMBER, 0.86, strong, HPos.LEFT);
            }
        }
        if (open) {
            pen.window(tile, 0, 0, layout.rows(), layout.columns());
        }
    }
}
