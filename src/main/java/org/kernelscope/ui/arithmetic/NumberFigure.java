package org.kernelscope.ui.arithmetic;

import java.util.List;
import org.kernelscope.analysis.CellReport.WeightedSum;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.ui.arithmetic.NumberLayout.Box;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.control.ActivationFormulas;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;

/**
 * How one number is made: every value that the cell sees, times its weight, one product after
 * another; their sum, the bias, z; and what the activation makes of it. Where not all products can
 * be read at once, the block that the clock is in is written out, or the one that was chosen.
 */
final class NumberFigure implements Figure {
    private static final double CHAIN = 4.6;
    private static final double BETWEEN = 0.7;

    /** Width, in em, of the sum written out. */
    private static final double WORDS = 22;

    private final WeightedSum report;
    private final FigureContext context;
    private final Products products;
    private final NumberLayout layout;
    private final int chosen;

    NumberFigure(WeightedSum report, FigureContext context) {
        this.report = report;
        this.context = context;
        this.products = new Products(report);
        this.chosen = -1;
        Shape kernel = report.terms().get(0).kernel().shape();
        this.layout =
                NumberLayout.of(
                        products.blocks(),
                        kernel.rows(),
                        kernel.columns(),
                        context.width(),
                        context.height() - (CHAIN + BETWEEN) * TermLines.LINE * context.em(),
                        context.em());
    }

    private NumberFigure(NumberFigure like, int chosen) {
        this.report = like.report;
        this.context = like.context;
        this.products = like.products;
        this.layout = like.layout;
        this.chosen = chosen;
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

    /** How many products are there at a moment. */
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
                blocks.picture(pen, block, reachedIn(block, reached), block == open);
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
        chain(pen, time, reached);
    }

    /** Whoever opens a block wants to see all of it, also if the clock was not there yet. */
    private int reachedIn(int block, int reached) {
        return block == chosen ? Math.max(reached, (block + 1) * products.taps()) : reached;
    }

    private void chain(RasterPen pen, double time, int reached) {
        double em = pen.em();
        double top = chainTop();
        double sum = products.sum(0, reached);
        String count = Numbers.count(reached) + " / " + Numbers.count(products.count());
        String what = context.texts().get("arith.products", count);
        int lines = time < products.count() ? 1 : time < products.count() + 1 ? 3 : 4;
        TermLines.paint(pen, lines(what, sum), 0, top + 0.6 * em, WORDS * em, lines);
        double left = (WORDS + 2) * em;
        double wide = Math.min(context.width() - left, 24 * em);
        if (wide > 8 * em && !report.softmax()) {
            double z = lines < 3 ? sum : report.sum();
            double reach = Math.max(4, 1.25 * Math.max(Math.abs(z), Math.abs(report.sum())));
            double tall = context.height() - top;
            CurvePlot plot = new CurvePlot(left, top, wide, tall, report.activation(), reach);
            plot.curve(pen);
            plot.point(pen, z, lines == 4);
        }
    }

    private double chainTop() {
        return context.height() - CHAIN * TermLines.LINE * context.em();
    }

    private List<Line> lines(String what, double sum) {
        String function = ActivationFormulas.formula(context.texts(), report.activation());
        return List.of(
                new Line(what, Numbers.signed(sum)),
                new Line(context.texts().get("card.bias"), Numbers.signed(report.bias())),
                new Line(context.texts().get("card.sum"), Numbers.signed(report.sum())),
                new Line(function, Numbers.value(report.output())));
    }

    @Override
    public HitTarget at(double x, double y) {
        int picture = layout.pictureAt(products.blocks(), x, y);
        if (picture >= 0) {
            return HitTarget.part(picture);
        }
        int from = layout.isWritten() ? 0 : chosen * products.taps();
        int to = layout.isWritten() ? products.count() : from + products.taps();
        for (int i = Math.max(0, from); i < to; i++) {
            if (layout.box(i / products.taps(), i % products.taps()).holds(x, y)) {
                return source(i);
            }
        }
        return y > chainTop() ? HitTarget.SOLID : HitTarget.NOTHING;
    }

    /** The cell below whose value stands in a product: it can be opened, unless it is a pixel. */
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
                ? HitTarget.moment(product)
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
            return context.texts().get("arith.caption.activation");
        }
        if (time >= products.count()) {
            return context.texts().get("arith.caption.bias");
        }
        int product = reached(time) - 1;
        return context.texts()
                .get(
                        "arith.caption.product",
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
                        "arith.result.sum",
                        Numbers.signed(report.products()),
                        Numbers.signed(report.bias()),
                        Numbers.signed(report.sum()),
                        ActivationFormulas.formula(context.texts(), report.activation()),
                        Numbers.value(report.output()));
    }
}
