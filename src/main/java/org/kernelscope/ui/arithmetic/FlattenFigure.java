package org.kernelscope.ui.arithmetic;

import java.util.function.IntFunction;
import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;

/**
 * Flattening: the maps below a dense layer on the left, the vector that it gets on the right
 * (wrapped into rows), filled value by value. Backward, the gradients of the vector fill the maps.
 */
final class FlattenFigure implements Figure {
    private static final double NAME = 3;
    private static final double NOTE = 4;

    private final FigureContext context;
    private final int below;

    /** True if gradients go from the vector to the maps. */
    private final boolean back;

    private final Tensor values;
    private final MapGrid maps;
    private final MapGrid vector;

    private FlattenFigure(FigureContext context, int below, Tensor values, boolean back) {
        this.context = context;
        this.below = below;
        this.back = back;
        this.values = values;
        double em = context.em();
        double wide = context.width() / 2 - 2 * em;
        double tall = context.height() - (NAME + NOTE) * em;
        maps = MapGrid.in(0, NAME * em, wide, tall, values.shape(), em);
        double right = context.width() / 2 + 2 * em;
        Shape flat = Shape.units(values.size());
        vector = MapGrid.in(right, NAME * em, wide, tall, flat, em);
    }

    /** The values of the layer below {@code layer}, on their way forward. */
    static FlattenFigure forward(FigureContext context, int layer) {
        return new FlattenFigure(
                context, layer - 1, context.activations().output(layer - 1), false);
    }

    /** The gradients of the values of {@code below}, on their way back; −1 is the input. */
    static FlattenFigure backward(GradientContext context, int below) {
        return new FlattenFigure(context.values(), below, context.gradients().output(below), true);
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
        String symbol = !back ? "" : below < 0 ? "dL/dx " : "dL/dy ";
        pen.caption(symbol + context.name(below) + ": " + shape, 0, 0.7 * em);
        String numbers =
                context.texts().get("arithmetic.flatten.row", Numbers.count(values.size()));
        pen.caption(numbers, vector.x(), 0.7 * em);
        IntFunction<ValueColours> colours = colours(pen);
        maps.paint(pen, values, colours, back ? index + 1 : values.size());
        vector.paint(
                pen,
                values,
                i -> colours.apply(i / shape.plane()),
                back ? values.size() : index + 1);
        maps.mark(pen, index);
        vector.mark(pen, index);
        double fromX = centre(maps, index, true);
        double fromY = centre(maps, index, false);
        double toX = centre(vector, index, true);
        double toY = centre(vector, index, false);
        int ink = pen.look().emphasis();
        pen.line(fromX, fromY, toX, toY, em / 8, ink, 0.7);
        pen.write(place(index), 0, 2.1 * em, Face.STRONG, 0.95, ink, HPos.LEFT);
        double y = context.height() - (NOTE - 1.5) * em;
        pen.paragraph(result(), 0, y, context.width());
    }

    /** The colours of each map. */
    private IntFunction<ValueColours> colours(RasterPen pen) {
        if (!back) {
            return map -> context.colours(pen, below, map);
        }
        ValueColours gradients = GradientContext.signed(pen, values.absMax());
        return map -> gradients;
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
                        back ? "gradient.unflatten.place" : "arithmetic.flatten.place",
                        index / shape.plane() + 1,
                        at / shape.columns() + 1,
                        at % shape.columns() + 1,
                        index + 1,
                        back
                                ? Numbers.signed(values.get(index))
                                : Numbers.value(values.get(index)));
    }

    @Override
    public HitTarget at(double x, double y) {
        int index = maps.indexAt(x, y);
        index = index < 0 ? vector.indexAt(x, y) : index;
        if (index < 0) {
            return HitTarget.NOTHING;
        }
        Cell from = cell(index);
        return from.isInput() && !back ? HitTarget.time(index) : HitTarget.open(from, index);
    }

    private Cell cell(int index) {
        Shape shape = values.shape();
        int at = index % shape.plane();
        return new Cell(below, index / shape.plane(), at / shape.columns(), at % shape.columns());
    }

    /** Backward, the open level is one of the maps that are filled. */
    @Override
    public @Nullable Cell cellAt(double time) {
        return back ? cell(index(time)) : null;
    }

    @Override
    public double timeOf(Cell cell) {
        Shape shape = values.shape();
        int at = cell.row() * shape.columns() + cell.column();
        return back && cell.layer() == below
                ? cell.channel() * (double) shape.plane() + at
                : Double.NaN;
    }

    @Override
    public String caption(double time) {
        return context.texts().get("arithmetic.caption.flatten", index(time) + 1, values.size());
    }

    @Override
    public String result() {
        return context.texts().get(back ? "gradient.note.unflatten" : "arithmetic.flatten.rule");
    }
}
