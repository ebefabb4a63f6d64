package org.kernelscope.ui.arithmetic;

import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Align;
import org.kernelscope.ui.paint.TileBrush;

/**
 * Which cell becomes which number: the maps below a dense layer on the left, the row of numbers
 * that it gets on the right (folded, since it is long), filled cell by cell.
 */
final class FlattenFigure implements Figure {
    private static final double NAME = 3;

    private final FigureContext sheet;
    private final int below;
    private final Tensor values;
    private final MapGrid maps;
    private final MapGrid row;

    FlattenFigure(FigureContext sheet, int layer) {
        this.sheet = sheet;
        this.below = layer - 1;
        this.values = sheet.activations().output(below);
        double em = sheet.em();
        double wide = sheet.width() / 2 - 2 * em;
        double tall = sheet.height() - NAME * em - 2 * em;
        maps = MapGrid.in(0, NAME * em, wide, tall, values.shape(), em);
        double right = sheet.width() / 2 + 2 * em;
        Shape flat = Shape.units(values.size());
        row = MapGrid.in(right, NAME * em, wide, tall, flat, em);
    }

    @Override
    public int steps() {
        return values.size() - 1;
    }

    private int index(double time) {
        return (int) Math.max(0, Math.min(values.size() - 1, Math.floor(time)));
    }

    @Override
    public void paint(RasterPen brush, double time) {
        TileBrush tiles = new TileBrush(brush);
        int index = index(time);
        double em = brush.em();
        Shape shape = values.shape();
        brush.caption(sheet.name(below) + ": " + shape, 0, 0.7 * em);
        String numbers = sheet.texts().get("arith.flatten.row", Numbers.count(values.size()));
        brush.caption(numbers, row.x(), 0.7 * em);
        TileBrush.Colours colours =
                below < 0 ? sheet.colours(tiles, below, 0) : tiles.signed(values.absMax());
        maps.paint(tiles, values, colours, values.size());
        row.paint(tiles, values, colours, index + 1);
        maps.mark(tiles, index);
        row.mark(tiles, index);
        double fromX = centre(maps, index, true);
        double fromY = centre(maps, index, false);
        double toX = centre(row, index, true);
        double toY = centre(row, index, false);
        int ink = brush.look().emphasis();
        brush.line(fromX, fromY, toX, toY, em / 8, ink, 0.7);
        brush.write(place(index), 0, 2.1 * em, Face.STRONG, 0.95, ink, Align.LEFT);
    }

    private static double centre(MapGrid grid, int index, boolean across) {
        Shape shape = grid.shape();
        TileBrush.Tile tile = grid.tile(index / shape.plane());
        int at = index % shape.plane();
        return across
                ? tile.cellX(at % shape.columns() + 0.5)
                : tile.cellY(at / shape.columns() + 0.5);
    }

    /** Which cell, and which number it becomes. */
    private String place(int index) {
        Shape shape = values.shape();
        int at = index % shape.plane();
        if (shape.isUnits()) {
            return sheet.texts()
                    .get("arith.flatten.unit", index + 1, Numbers.value(values.get(index)));
        }
        return sheet.texts()
                .get(
                        "arith.flatten.place",
                        index / shape.plane() + 1,
                        at / shape.columns() + 1,
                        at % shape.columns() + 1,
                        index + 1,
                        Numbers.value(values.get(index)));
    }

    @Override
    public HitTarget at(double x, double y) {
        int index = maps.indexAt(x, y);
        index = index < 0 ? row.indexAt(x, y) : index;
        if (index < 0) {
            return HitTarget.NOTHING;
        }
        Shape shape = values.shape();
        int at = index % shape.plane();
        Cell from =
                new Cell(below, index / shape.plane(), at / shape.columns(), at % shape.columns());
        return from.isInput() ? HitTarget.moment(index) : HitTarget.open(from, index);
    }

    @Override
    public String caption(double time) {
        return sheet.texts().get("arith.caption.flatten", index(time) + 1, values.size());
    }

    @Override
    public String result() {
        return sheet.texts().get("arith.flatten.rule");
    }
}
