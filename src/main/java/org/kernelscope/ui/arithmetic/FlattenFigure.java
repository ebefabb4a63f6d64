package org.kernelscope.ui.arithmetic;

import javafx.geometry.HPos;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;

/**
 * Which cell becomes which number: the maps below a dense layer on the left, the row of numbers
 * that it gets on the right (folded, since it is long), filled cell by cell.
 */
final class FlattenFigure implements Figure {
    private static final double NAME = 3;

    private final FigureContext context;
    private final int below;
    private final Tensor values;
    private final MapGrid maps;
    private final MapGrid row;

    FlattenFigure(FigureContext context, int layer) {
        this.context = context;
        this.below = layer - 1;
        this.values = context.activations().output(below);
        double em = context.em();
        double wide = context.width() / 2 - 2 * em;
        double tall = context.height() - NAME * em - 2 * em;
        maps = MapGrid.in(0, NAME * em, wide, tall, values.shape(), em);
        double right = context.width() / 2 + 2 * em;
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
    public void paint(RasterPen pen, double time) {
        int index = index(time);
        double em = pen.em();
        Shape shape = values.shape();
        pen.caption(context.name(below) + ": " + shape, 0, 0.7 * em);
        String numbers = context.texts().get("arith.flatten.row", Numbers.count(values.size()));
        pen.caption(numbers, row.x(), 0.7 * em);
        RasterPen.Colours colours =
                below < 0 ? context.colours(pen, below, 0) : pen.signedColours(values.absMax());
        maps.paint(pen, values, colours, values.size());
        row.paint(pen, values, colours, index + 1);
        maps.mark(pen, index);
        row.mark(pen, index);
        double fromX = centre(maps, index, true);
        double fromY = centre(maps, index, false);
        double toX = centre(row, index, true);
        double toY = centre(row, index, false);
        int ink = pen.look().emphasis();
        pen.line(fromX, fromY, toX, toY, em / 8, ink, 0.7);
        pen.write(place(index), 0, 2.1 * em, Face.STRONG, 0.95, ink, HPos.LEFT);
    }

    private static double centre(MapGrid grid, int index, boolean across) {
        Shape shape = grid.shape();
        Tile tile = grid.tile(index / shape.plane());
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
            return context.texts()
                    .get("arith.flatten.unit", index + 1, Numbers.value(values.get(index)));
        }
        return context.texts()
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
        return context.texts().get("arith.caption.flatten", index(time) + 1, values.size());
    }

    @Override
    public String result() {
        return context.texts().get("arith.flatten.rule");
    }
}
