package org.kernelscope.ui.arithmetic;

import java.util.List;
import org.kernelscope.analysis.CellReport.WeightedSum;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.ui.arithmetic.NumberLayout.Box;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.state.ActivationWords;

/**
 * The computation of a weighted sum: the products of values and weights one after another, their
 * sum, the bias, z, and the activation. If not all products are readable at once, the block of the
 * present step, or a selected one, is enlarged.
 */
final class NumberFigure implements Figure {
    /** Lines of the equation below the products. */
    private static final double EQUATION = 4.6;

    private static final double GAP = 0.7;

    /** Width, in em, of the equation. */
    private static final double EQUATION_WIDTH = 22;

    /** Width of the equation, in em, beside the products. */
    private static final double BESIDE = 19;

    /** Width, in em, from which on the equation can be beside the products. */
    private static final double LEAST_WIDTH = 33;

    /** Least and largest height, in em, of the curve of the activation. */
    private static final double LEAST_CURVE = 4;

    private static final double MOST_CURVE = 14;

    /** Height of the equation in one row, in em. */
    private static final double ROW = 2;

    /** Least factor by which the numbers must become larger. */
    private static final double LARGER = 1.2;

    private final WeightedSum report;
    private final FigureContext context;
    private final Products products;
    private final NumberLayout layout;

    private final Place place;

    private final int chosen;

    /** The place of the equation: the one that leaves the products enough room. */
    private enum Place {
        BELOW,

        /** Beside the products, because there is little height. */
        BESIDE,

        /** In one row below them and without the curve, because the text is large. */
        ROW
    }

    NumberFigure(WeightedSum report, FigureContext context) {
        this.report = report;
        this.context = context;
        this.products = new Products(report);
        this.chosen = -1;
        Shape kernel = report.terms().get(0).kernel().shape();
        double em = context.em();
        NumberLayout above =
                layout(
                        kernel,
                        context.width(),
                        context.height() - (EQUATION + GAP) * TermLines.LINE * em);
        NumberLayout left = layout(kernel, context.width() - BESIDE * em, context.height());
        boolean beside = context.width() > LEAST_WIDTH * em && left.size() > LARGER * above.size();
        NumberLayout best = beside ? left : above;
        NumberLayout most = layout(kernel, context.width(), context.height() - ROW * em);
        boolean row = !best.isReadable() && most.size() > best.size();
        this.place = row ? Place.ROW : beside ? Place.BESIDE : Place.BELOW;
        this.layout = row ? most : best;
    }

    private NumberLayout layout(Shape kernel, double width, double height) {
        return NumberLayout.of(
                products.blocks(), kernel.rows(), kernel.columns(), width, height, context.em());
    }

    private NumberFigure(NumberFigure like, int chosen) {
        this.report = like.report;
        this.context = like.context;
        this.products = like.products;
        this.layout = like.layout;
        this.place = like.place;
        this.chosen = chosen;
    }

    /** The layout of the products. */
    NumberLayout layout() {
        return layout;
    }

    /** One step a product, one for the bias, one for the activation. */
    @Override
    public int steps() {
        return products.count() + 1;
    }

    @Override
    public int parts() {
        return layout.isWritten() ? 0 : products.blocks();
    }

    @Override
    public int partAt(double time) {
        return chosen >= 0 ? chosen : (reached(time) - 1) / products.taps();
    }

    @Override
    public Figure opening(int part) {
        return part >= parts() || part == chosen ? this : new NumberFigure(this, part);
    }

    /** The number of products that are computed at a time. */
    private int reached(double time) {
        return Math.min(products.count(), (int) Math.floor(time) + 1);
    }

    @Override
    public void paint(RasterPen pen, double time) {
        int reached = reached(time);
        int current = reached - 1;
        int open = partAt(time);
        ProductBlocks blocks = new ProductBlocks(products, context, layout, report.cell().layer());
        for (int block = 0; block < products.blocks(); block++) {
            if (layout.isWritten()) {
                blocks.written(pen, block, reached);
            } else {
                blocks.thumbnail(pen, block, reachedIn(block, reached), block == open);
            }
        }
        if (!layout.isWritten()) {
            blocks.written(pen, open, reachedIn(open, reached));
        }
        if (time < products.count() && (layout.isWritten() || open == current / products.taps())) {
            Box box = layout.box(current / products.taps(), current % products.taps());
            double line = Math.max(2, pen.em() / 6);
            pen.frame(box.x(), box.y(), box.width(), box.height(), line, pen.look().emphasis());
        }
        equation(pen, time, reached);
    }

    /** The number of computed products for a block: a selected block is shown completely. */
    private int reachedIn(int block, int reached) {
        return block == chosen ? Math.max(reached, (block + 1) * products.taps()) : reached;
    }

    private void equation(RasterPen pen, double time, int reached) {
        double em = pen.em();
        double x = equationLeft();
        double top = equationTop();
        double sum = products.sum(0, reached);
        String count = Numbers.count(reached) + " / " + Numbers.count(products.count());
        String term = context.texts().get("arithmetic.products", count);
        int lines = time < products.count() ? 1 : time < products.count() + 1 ? 3 : 4;
        if (place == Place.ROW) {
            TermLines.paintRow(
                    pen,
                    List.of(
                            new Line("Σ", Numbers.signed(sum)),
                            new Line("+ b", Numbers.signed(report.bias())),
                            new Line("= z", Numbers.signed(report.sum())),
                            new Line("f(z) =", Numbers.value(report.output()))),
                    x,
                    top + ROW / 2 * em,
                    context.width() - em,
                    lines);
            return;
        }
        boolean beside = place == Place.BESIDE;
        double width = beside ? context.width() - x : EQUATION_WIDTH * em;
        TermLines.paint(pen, lines(term, sum), x, top + 0.6 * em, width, lines);
        double left = beside ? x : (EQUATION_WIDTH + 2) * em;
        double wide = Math.min(context.width() - left, 24 * em);
        double high = beside ? top + (EQUATION + GAP) * TermLines.LINE * em : top;
        if (wide > 8 * em && context.height() - high > LEAST_CURVE * em && !report.softmax()) {
            double z = lines < 3 ? sum : report.sum();
            double reach = Math.max(4, 1.25 * Math.max(Math.abs(z), Math.abs(report.sum())));
            double tall = Math.min(context.height() - high, MOST_CURVE * em);
            CurvePlot plot = new CurvePlot(left, high, wide, tall, report.activation(), reach);
            plot.curve(pen);
            plot.point(pen, z, lines == 4);
        }
    }

    private double equationLeft() {
        return place == Place.BESIDE ? context.width() - (BESIDE - 1) * context.em() : 0;
    }

    private double equationTop() {
        return switch (place) {
            case BESIDE -> NumberLayout.NAME * context.em();
            case BELOW -> context.height() - EQUATION * TermLines.LINE * context.em();
            case ROW -> context.height() - ROW * context.em();
        };
    }

    private List<Line> lines(String term, double sum) {
        String function = ActivationWords.formula(context.texts(), report.activation());
        return List.of(
                new Line(term, Numbers.signed(sum)),
                new Line(context.texts().get("card.bias"), Numbers.signed(report.bias())),
                new Line(context.texts().get("card.sum"), Numbers.signed(report.sum())),
                new Line(function, Numbers.value(report.output())));
    }

    @Override
    public HitTarget at(double x, double y) {
        int thumbnail = layout.thumbnailAt(products.blocks(), x, y);
        if (thumbnail >= 0) {
            return HitTarget.part(thumbnail);
        }
        int from = layout.isWritten() ? 0 : chosen * products.taps();
        int to = layout.isWritten() ? products.count() : from + products.taps();
        for (int i = Math.max(0, from); i < to; i++) {
            if (layout.box(i / products.taps(), i % products.taps()).contains(x, y)) {
                return source(i);
            }
        }
        return x >= equationLeft() && y > equationTop() ? HitTarget.SOLID : HitTarget.NOTHING;
    }

    /** The cell below of a product; it can be opened unless it is a pixel. */
    private HitTarget source(int product) {
        Cell cell = report.cell();
        Window window = context.layer(cell.layer()).window();
        Shape below = context.layer(cell.layer()).inputShape();
        int tap = product % products.taps();
        int row = window.input(cell.row(), tap / layout.columns());
        int column = window.input(cell.column(), tap % layout.columns());
        boolean inside = row >= 0 && row < below.rows() && column >= 0 && column < below.columns();
        int channel = products.channel(product / products.taps());
        return cell.layer() == 0 || !inside
                ? HitTarget.time(product)
                : HitTarget.open(new Cell(cell.layer() - 1, channel, row, column), product);
    }

    @Override
    public String caption(double time) {
        if (chosen >= 0) {
            int from = chosen * products.taps();
            double sum = products.sum(from, from + products.taps());
            String name = context.name(report.cell().layer() - 1, products.channel(chosen));
            return name + ": Σ " + Numbers.signed(sum);
        }
        if (time >= products.count() + 1) {
            return context.texts().get("arithmetic.caption.activation");
        }
        if (time >= products.count()) {
            return context.texts().get("arithmetic.caption.bias");
        }
        int product = reached(time) - 1;
        return context.texts()
                .get(
                        "arithmetic.caption.product",
                        product + 1,
                        products.count(),
                        Numbers.value(products.value(product)),
                        Numbers.value(products.weight(product)),
                        Numbers.value(products.of(product)));
    }

    @Override
    public String result() {
        return context.texts()
                .get(
                        "arithmetic.result.sum",
                        Numbers.signed(report.products()),
                        Numbers.signed(report.bias()),
                        Numbers.signed(report.sum()),
                        ActivationWords.formula(context.texts(), report.activation()),
                        Numbers.value(report.output()));
    }
}
