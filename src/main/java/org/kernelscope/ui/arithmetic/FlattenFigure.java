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
 * Flattening: the maps below a dense layer on the left, the vector that it gets on the right
 * (wrapped into rows), filled value by value.
 */
final class FlattenFigure implements Figure {
    private static final double NAME = 3;

    private final FigureContext context;
    private final int below;
    private final Tensor values;
    private final MapGrid maps;
    private final MapGrid vector;

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
        vector = MapGrid.in(right, NAME * em, wide, tall, flat, em);
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
        String numbers =
                context.texts().get("arithmetic.flatten.row", Numbers.count(values.size()));
        pen.caption(numbers, vector.x(), 0.7 * em);
        maps.paint(pen, values, map -> context.colours(pen, below, map), values.size());
        vector.paint(pen, values, i -> context.colours(pen, below, i / shape.plane()), index + 1);
        maps.mark(pen, index);
        vector.mark(pen, index);
        double fromX = centre(maps, index, true);
        double fromY = centre(maps, index, false);
        double toX = centre(vector, index, true);
        double toY = centre(vector, index, false);
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

    /** Describes a cell and its index in the vector. */
    private String place(int index) {
        Shape shape = values.shape();
        int at = index % shape.plane();
        if (shape.isUnits()) {
            return context.texts()
                    .get("arithmetic.flatten.unit", index + 1, Numbers.value(values.get(index)));
        }
        return context.texts()
                .get(
                        "arithmetic.flatten.place",
                        index / shape.plane() + 1,
                        at / shape.columns() + 1,
                        at % shape.columns() + 1,
                        index + 1,
                        Numbers.value(values.get(index)));
    }

    @Override
    public HitTarget at(double x, double y) {
        int index = maps.indexAt(x, y);
        index = index < 0 ? vector.indexAt(x, y) : index;
        if (index < 0) {
            return HitTarget.NOTHING;
        }
        Shape shape = values.shape();
        int at = index % shape.plane();
        Cell from =
                new Cell(below, index / shape.plane(), at / shape.columns(), at % shape.columns());
        return from.isInput() ? HitTarget.time(index) : HitTarget.open(from, index);
    }

    @Override
    public String caption(double time) {
        return context.texts().get("arithmetic.caption.flatten", index(time) + 1, values.size());
    }

    @Override
    public String result() {
        return context.texts().get("arithmetic.flatten.rule");
    }
}
