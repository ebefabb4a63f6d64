package org.kernelscope.ui.arithmetic;

import java.util.List;
import org.kernelscope.analysis.CellReport.Term;
import org.kernelscope.analysis.CellReport.WeightedSum;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.Lines.Line;
import org.kernelscope.ui.arithmetic.NumberLayout.Box;
import org.kernelscope.ui.control.ActivationFormulas;
import org.kernelscope.ui.paint.Brush;
import org.kernelscope.ui.paint.Brush.Align;
import org.kernelscope.ui.paint.Lettering.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.TileBrush;
import org.kernelscope.ui.paint.TileBrush.Colours;
import org.kernelscope.ui.paint.TileBrush.Tile;

/**
 * How one number is made: every value that the cell sees, times its weight, one product after
 * another; their sum, the bias, z; and what the activation makes of it.
 */
final class NumberFigure implements Figure {
    private static final double CHAIN = 4.6;

    private final WeightedSum report;
    private final Sheet sheet;
    private final NumberLayout layout;
    private final int taps;
    private final int products;
    private final double valueLimit;
    private final double weightLimit;
    private final double productLimit;

    NumberFigure(WeightedSum report, Sheet sheet) {
        this.report = report;
        this.sheet = sheet;
        Shape kernel = report.terms().get(0).kernel().shape();
        this.taps = kernel.plane();
        this.products = report.terms().size() * taps;
        double chain = (CHAIN + 1.2) * Lines.LINE * sheet.em();
        this.layout =
                NumberLayout.of(
                        report.terms().size(),
                        kernel.rows(),
                        kernel.columns(),
                        sheet.width(),
                        sheet.height() - chain,
                        sheet.em());
        double value = 0;
        double weight = 0;
        double product = 0;
        for (Term term : report.terms()) {
            value = Math.max(value, term.patch().absMax());
            weight = Math.max(weight, term.kernel().absMax());
            for (int tap = 0; tap < taps; tap++) {
                product = Math.max(product, Math.abs(product(term, tap)));
            }
        }
        this.valueLimit = value;
        this.weightLimit = weight;
        this.productLimit = product;
    }

    /** One step a product, one for the bias, one for the activation. */
    @Override
    public int steps() {
        return products + 1;
    }

    private static double product(Term term, int tap) {
        return (double) term.patch().get(tap) * term.kernel().get(tap);
    }

    /** How many products are there at a moment. */
    private int reached(double time) {
        return Math.min(products, (int) Math.floor(time) + 1);
    }

    @Override
    public void paint(Brush brush, double time) {
        int reached = reached(time);
        int current = reached - 1;
        TileBrush tiles = new TileBrush(brush);
        if (layout.written()) {
            for (int block = 0; block < report.terms().size(); block++) {
                name(brush, block, reached);
                block(brush, tiles, block, reached);
            }
        } else {
            name(brush, current / taps, reached);
            block(brush, tiles, current / taps, reached);
            others(brush, tiles, reached);
        }
        if (time < products) {
            Box box = layout.box(current / taps, current % taps);
            double line = Math.max(2, brush.em() / 6);
            brush.frame(box.x(), box.y(), box.width(), box.height(), line, brush.look().emphasis());
        }
        chain(brush, time, reached);
    }

    private void name(Brush brush, int block, int reached) {
        Box first = layout.box(block, 0);
        Term term = report.terms().get(block);
        double y = first.y() - 0.75 * brush.em();
        brush.caption(sheet.name(report.cell().layer() - 1, term.channel()), first.x(), y);
        int done = Math.max(0, Math.min(taps, reached - block * taps));
        double sum = 0;
        for (int tap = 0; tap < done; tap++) {
            sum += product(term, tap);
        }
        double right = layout.box(block, layout.columns() - 1).x() + first.width();
        if (done > 0) {
            int ink = done == taps ? brush.look().emphasis() : brush.look().quiet();
            brush.write("Σ " + Numbers.signed(sum), right, y, Face.NUMBER, 0.8, ink, Align.RIGHT);
        }
    }

    private void block(Brush brush, TileBrush tiles, int block, int reached) {
        Term term = report.terms().get(block);
        Colours values =
                report.cell().layer() == 0
                        ? sheet.colours(tiles, Cell.INPUT, 0)
                        : tiles.signed(valueLimit);
        Colours weights = tiles.signed(weightLimit);
        double size = Math.min(layout.box(block, 0).width() / brush.em() / 4.05, 0.9);
        size = Math.min(size, layout.box(block, 0).height() / brush.em() / 3.2);
        for (int tap = 0; tap < taps; tap++) {
            Box box = layout.box(block, tap);
            double band = box.height() / 3;
            float value = term.patch().get(tap);
            float weight = term.kernel().get(tap);
            band(brush, box, 0, values.of(value), Numbers.cell(value), size);
            band(brush, box, band, weights.of(weight), "×" + Numbers.cell(weight), size);
            if (block * taps + tap < reached) {
                double product = product(term, tap);
                int colour = brush.signed(productLimit > 0 ? product / productLimit : 0);
                band(brush, box, 2 * band, colour, "=" + Numbers.cell(product), size);
            } else {
                brush.fill(box.x(), box.y() + 2 * band, box.width(), band, brush.look().ground());
            }
            double line = Math.max(1, brush.em() / 13);
            int frame = brush.look().tileFrame();
            brush.frame(box.x(), box.y(), box.width(), box.height(), line, frame);
        }
    }

    private static void band(
            Brush brush, Box box, double down, int colour, String text, double size) {
        double tall = box.height() / 3;
        brush.fill(box.x(), box.y() + down, box.width(), tall, colour);
        brush.write(
                text,
                box.x() + box.width() / 2,
                box.y() + down + tall / 2,
                Face.NUMBER,
                size,
                Brush.readableOn(colour),
                Align.CENTRE);
    }

    /** The blocks that are not written out: their products as colours, their sums as numbers. */
    private void others(Brush brush, TileBrush tiles, int reached) {
        Colours colours = tiles.signed(productLimit);
        for (int block = 0; block < report.terms().size(); block++) {
            Term term = report.terms().get(block);
            float[] product = new float[taps];
            for (int tap = 0; tap < taps; tap++) {
                product[tap] = (float) product(term, tap);
            }
            Tile tile = layout.small(block);
            int done = Math.max(0, Math.min(taps, reached - block * taps));
            tiles.map(tile, Tensor.takeOver(term.patch().shape(), product), colours, done);
            String what =
                    (term.channel() + 1) + (done == taps ? ": " + Numbers.cell(term.sum()) : "");
            int ink = brush.look().quiet();
            double y = tile.y() - 0.55 * brush.em();
            brush.write(what, tile.x(), y, Face.NUMBER, 0.68, ink, Align.LEFT);
            if (block == (reached - 1) / taps) {
                tiles.window(tile, 0, 0, layout.rows(), layout.columns());
            }
        }
    }

    private void chain(Brush brush, double time, int reached) {
        double em = brush.em();
        double top = sheet.height() - CHAIN * Lines.LINE * em;
        double sum = 0;
        for (int i = 0; i < reached; i++) {
            sum += product(report.terms().get(i / taps), i % taps);
        }
        String count = Numbers.count(reached) + " / " + Numbers.count(products);
        String what = sheet.texts().get("arith.products", count);
        int lines = time < products ? 1 : time < products + 1 ? 3 : 4;
        Lines.paint(brush, lines(what, sum), 0, top + 0.5 * em, 21 * em, lines);
        double left = 24 * em;
        double wide = Math.min(sheet.width() - left, 24 * em);
        if (wide > 8 * em && !report.softmax()) {
            double z = lines < 3 ? sum : report.sum();
            double reach = Math.max(4, 1.25 * Math.max(Math.abs(z), Math.abs(report.sum())));
            double tall = (CHAIN + 0.5) * Lines.LINE * em;
            double y = sheet.height() - tall;
            CurvePlot plot = new CurvePlot(left, y, wide, tall, report.activation(), reach);
            plot.curve(brush);
            plot.point(brush, z, lines == 4);
        }
    }

    private List<Line> lines(String what, double sum) {
        String function = ActivationFormulas.formula(sheet.texts(), report.activation());
        return List.of(
                new Line(what, Numbers.signed(sum)),
                new Line(sheet.texts().get("card.bias"), Numbers.signed(report.bias())),
                new Line(sheet.texts().get("card.sum"), Numbers.signed(report.sum())),
                new Line(function, Numbers.value(report.output())));
    }

    @Override
    public Spot at(double x, double y) {
        for (int i = 0; i < products && layout.written(); i++) {
            Box box = layout.box(i / taps, i % taps);
            if (x >= box.x()
                    && x < box.x() + box.width()
                    && y >= box.y()
                    && y < box.y() + box.height()) {
                return source(i);
            }
        }
        for (int block = 0; block < report.terms().size() && !layout.written(); block++) {
            int tap = layout.small(block).indexAt(x, y);
            if (tap >= 0) {
                return source(block * taps + tap);
            }
        }
        boolean chain = y > sheet.height() - CHAIN * Lines.LINE * sheet.em();
        boolean focus = !layout.written() && x < layout.box(0, taps - 1).x();
        return chain || focus ? Spot.SOLID : Spot.NOTHING;
    }

    /** The cell below whose value stands in a product: it can be opened, unless it is a pixel. */
    private Spot source(int product) {
        Cell cell = report.cell();
        Window window = sheet.layer(cell.layer()).window();
        Shape below = sheet.layer(cell.layer()).inputShape();
        int tap = product % taps;
        int row = window.input(cell.row(), tap / layout.columns());
        int column = window.input(cell.column(), tap % layout.columns());
        boolean inside = row >= 0 && row < below.rows() && column >= 0 && column < below.columns();
        int channel = report.terms().get(product / taps).channel();
        return cell.layer() == 0 || !inside
                ? Spot.moment(product)
                : Spot.open(new Cell(cell.layer() - 1, channel, row, column), product);
    }

    @Override
    public String caption(double time) {
        if (time >= products + 1) {
            return sheet.texts().get("arith.caption.activation");
        }
        return time >= products
                ? sheet.texts().get("arith.caption.bias")
                : sheet.texts().get("arith.caption.product", reached(time), products);
    }

    @Override
    public String result() {
        return sheet.texts()
                .get(
                        "arith.result.sum",
                        Numbers.signed(report.products()),
                        Numbers.signed(report.bias()),
                        Numbers.signed(report.sum()),
                        ActivationFormulas.formula(sheet.texts(), report.activation()),
                        Numbers.value(report.output()));
    }
}
