package org.kernelscope.ui.arithmetic;

import java.util.List;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;

/**
 * The way back from a dense layer to a map below it: each cell feeds every unit, so its gradient is
 * the sum over all units of their error times the weight between them. Cell by cell.
 */
final class ConsumersFigure implements Figure {
    private static final double NAME = 1.4;
    private static final double NOTE = 3;

    private final GradientContext context;
    private final Layer above;
    private final int channel;
    private final Tensor errors;
    private final Tensor weights;
    private final Tensor gradient;
    private final Tensor after;
    private final double weightLimit;
    private final MapGrid[] grids = new MapGrid[3];
    private final Tile map;
    private final Tile passed;
    private final double linesY;

    ConsumersFigure(GradientContext context, Layer above, int channel) {
        this.context = context;
        this.above = above;
        this.channel = channel;
        int layer = above.index() - 1;
        this.errors = context.errors(above.index());
        this.weights = context.values().model().weights().get(above.parameters().get(0).name());
        this.gradient = context.gradient(layer, channel);
        this.after = context.errors(layer).channel(channel);
        this.weightLimit = weights.absMax();
        double em = context.values().em();
        double width = context.values().width();
        double height = context.values().height() - NOTE * em;
        double left = 0.55 * width;
        double tall = (height - 3 * NAME * em - 2 * em) / 3;
        Shape units = Shape.units(errors.size());
        for (int i = 0; i < grids.length; i++) {
            double y = NAME * em + i * (tall + NAME * em + em);
            grids[i] = MapGrid.in(0, y, left, tall, units, em);
        }
        double right = left + 2 * em;
        double room = width - right;
        double side = Math.min(room, (height - 7 * TermLines.LINE * em) / 2 - NAME * em);
        side =
                Math.min(
                        side,
                        3 * em * Math.max(gradient.shape().rows(), gradient.shape().columns()));
        map = Tile.in(right, NAME * em, Math.max(1, side), gradient);
        linesY = map.y() + map.height() + 1.4 * em;
        passed = map.at(right, linesY + 4.4 * TermLines.LINE * em);
    }

    private boolean isActivated() {
        return activation() != Activation.IDENTITY;
    }

    private Activation activation() {
        return context.activation(above.index() - 1);
    }

    @Override
    public int steps() {
        return gradient.size() - 1;
    }

    private SlidingWindow sliding(double time) {
        return new SlidingWindow(gradient.shape().rows(), gradient.shape().columns(), time);
    }

    private Tensor weightsOf(int index) {
        int inputs = above.inputShape().size();
        float[] own = new float[errors.size()];
        for (int unit = 0; unit < own.length; unit++) {
            own[unit] = weights.get(unit * inputs + channel * gradient.size() + index);
        }
        return Tensor.takeOver(Shape.units(own.length), own);
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        SlidingWindow sliding = sliding(time);
        int index = sliding.index();
        Tensor own = weightsOf(index);
        float[] product = new float[own.size()];
        double sum = 0;
        for (int i = 0; i < product.length; i++) {
            product[i] = own.get(i) * errors.get(i);
            sum += (double) own.get(i) * errors.get(i);
        }
        Tensor products = Tensor.takeOver(own.shape(), product);
        ValueColours error = GradientContext.signed(pen, errors.absMax());
        ValueColours weight = pen.signedColours(weightLimit);
        ValueColours each = GradientContext.signed(pen, products.absMax());
        String name = context.values().name(above.index());
        String[] names = {
            context.texts().get("gradient.errorsOf", name),
            context.texts().get("gradient.weightsTo", name),
            context.texts().get("arithmetic.unit.products")
        };
        Tensor[] maps = {errors, own, products};
        ValueColours[] colours = {error, weight, each};
        for (int i = 0; i < grids.length; i++) {
            pen.caption(
                    (i == 0 ? "" : i == 1 ? "× " : "= ") + names[i], 0, grids[i].y() - 0.7 * em);
            ValueColours those = colours[i];
            grids[i].paint(pen, maps[i], unit -> those, maps[i].size());
        }
        pen.caption(
                context.texts().get(above.index() == 0 ? "gradient.ofInput" : "gradient.ofOutput"),
                map.x(),
                map.y() - 0.7 * em);
        pen.map(map, gradient, GradientContext.signed(pen, gradient.absMax()), sliding.computed());
        pen.window(map, sliding.row(), sliding.column(), 1, 1);
        List<Line> lines = lines(index, sum);
        double width = Math.min(context.values().width() - map.x(), 17 * em);
        TermLines.paint(pen, lines, map.x(), linesY, width, lines.size());
        if (isActivated() && passed.y() + passed.height() < context.values().height()) {
            pen.caption(context.texts().get("gradient.ofSum"), passed.x(), passed.y() - 0.7 * em);
            pen.map(passed, after, GradientContext.signed(pen, after.absMax()), sliding.computed());
            pen.window(passed, sliding.row(), sliding.column(), 1, 1);
        }
        double y = context.values().height() - (NOTE - 0.9) * em;
        pen.paragraph(context.texts().get("gradient.note.dense"), 0, y, context.values().width());
    }

    private List<Line> lines(int index, double sum) {
        Line total =
                new Line(context.texts().get("gradient.errorTimesWeight"), Numbers.signed(sum));
        if (!isActivated()) {
            return List.of(
                    total,
                    new Line(
                            "= " + context.symbol(above.index() - 1),
                            Numbers.signed(gradient.get(index))));
        }
        double z = context.sums(above.index() - 1, channel).get(index);
        return List.of(
                total,
                new Line(
                        context.texts().get("backward.slope", Numbers.value(z)),
                        Numbers.value(activation().derivative(z))),
                new Line("= dL/dz", Numbers.signed(after.get(index))));
    }

    @Override
    public HitTarget at(double x, double y) {
        for (MapGrid grid : grids) {
            int unit = grid.indexAt(x, y);
            if (unit >= 0) {
                return HitTarget.open(new Cell(above.index(), unit, 0, 0), Double.NaN);
            }
        }
        int index = map.indexAt(x, y);
        index = index < 0 && isActivated() ? passed.indexAt(x, y) : index;
        return index >= 0 ? HitTarget.open(cell(index), index) : HitTarget.SOLID;
    }

    private Cell cell(int index) {
        return new Cell(above.index() - 1, channel, index / map.columns(), index % map.columns());
    }

    @Override
    public Cell cellAt(double time) {
        return cell(sliding(time).index());
    }

    @Override
    public double timeOf(Cell cell) {
        boolean here = cell.layer() == above.index() - 1 && cell.channel() == channel;
        return here ? cell.row() * (double) map.columns() + cell.column() : Double.NaN;
    }

    @Override
    public String caption(double time) {
        int index = sliding(time).index();
        return context.values().name(cell(index))
                + ": "
                + context.symbol(above.index() - 1)
                + " = "
                + Numbers.signed(gradient.get(index));
    }

    @Override
    public String result() {
        return context.texts().get("gradient.note.dense");
    }
}
