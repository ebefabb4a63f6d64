package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.analysis.CellReport.Term;
import org.kernelscope.analysis.CellReport.WeightedSum;
import org.kernelscope.analysis.TermBreakdown;
import org.kernelscope.analysis.TermBreakdown.Entry;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.FlightTarget;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Align;
import org.kernelscope.ui.paint.TileBrush;
import org.kernelscope.ui.state.ActivationWords;

/**
 * How a unit of a dense layer is made: the layer below, the weights folded back to the shape of its
 * maps, and their products, as three pictures; and the terms of the sum, the largest first, the
 * rest in one line, then the bias and the activation.
 */
final class UnitFigure implements Figure {
    private static final int MOST_TERMS = 14;
    private static final int FEWEST_TERMS = 5;

    /** What lies closer together cannot be read from the back row, in em. */
    private static final double LINE = 1.6;

    /** Lines below the terms: the rest, the bias, z, the activation. */
    private static final int MORE = 4;

    private static final double NAME = 1.4;
    private static final double PICTURES = 0.46;

    private record Row(String name, String term, double amount, boolean bar) {}

    private final WeightedSum report;
    private final FigureContext sheet;
    private final TermBreakdown ledger;
    private final Tensor values;
    private final Tensor weights;
    private final Tensor products;
    private final MapGrid[] grids = new MapGrid[3];
    private final List<Row> rows = new ArrayList<>();
    private final int terms;
    private final double top;
    private final double line;

    UnitFigure(WeightedSum report, FigureContext sheet) {
        this.report = report;
        this.sheet = sheet;
        this.ledger = TermBreakdown.of(sheet.model(), sheet.activations(), report.cell());
        Shape below = sheet.layer(report.cell().layer()).inputShape();
        values = joined(below, report.terms(), Term::patch);
        weights = joined(below, report.terms(), Term::kernel);
        float[] all = new float[values.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = values.get(i) * weights.get(i);
        }
        products = Tensor.takeOver(below, all);
        double em = sheet.em();
        double tall = PICTURES * sheet.height() - NAME * em;
        double wide = (sheet.width() - 4 * em) / 3;
        MapGrid grid = MapGrid.in(0, NAME * em, wide, tall, below, em);
        double step = grid.width() + 2 * em;
        for (int i = 0; i < grids.length; i++) {
            grids[i] = grid.at(i * step, NAME * em);
        }
        top = grid.y() + grid.height() + 1.1 * em;
        int room = (int) ((sheet.height() - top) / (LINE * em)) - MORE;
        int most = Math.max(FEWEST_TERMS, Math.min(MOST_TERMS, room));
        terms = Math.min(most, ledger.entries().size());
        for (Entry entry : ledger.entries().subList(0, terms)) {
            String term = Numbers.value(entry.value()) + " × " + Numbers.value(entry.weight());
            rows.add(new Row(sheet.shortName(entry.from()), term, entry.amount(), true));
        }
        int others = ledger.entries().size() - terms;
        String rest = sheet.texts().get("arith.ledger.rest", Numbers.count(others));
        rows.add(new Row(rest, "", ledger.amount(terms, ledger.entries().size()), true));
        rows.add(new Row(sheet.texts().get("arith.bias"), "", report.bias(), true));
        rows.add(new Row(sheet.texts().get("card.sum"), "", report.sum(), false));
        String function = ActivationWords.formula(sheet.texts(), report.activation());
        rows.add(new Row(function, "", report.output(), false));
        line = Math.min(2 * em, (sheet.height() - top) / rows.size());
    }

    private interface Part {
        Tensor of(Term term);
    }

    private static Tensor joined(Shape shape, List<Term> terms, Part part) {
        float[] all = new float[shape.size()];
        for (Term term : terms) {
            part.of(term).copyTo(all, term.channel() * shape.plane());
        }
        return Tensor.takeOver(shape, all);
    }

    @Override
    public int steps() {
        return rows.size() - 1;
    }

    @Override
    public void paint(RasterPen brush, double time) {
        TileBrush tiles = new TileBrush(brush);
        int current = (int) Math.floor(time);
        String[] names = {
            sheet.name(report.cell().layer() - 1),
            sheet.texts().get("arith.unit.weights"),
            sheet.texts().get("arith.unit.products")
        };
        Tensor[] maps = {values, weights, products};
        for (int i = 0; i < grids.length; i++) {
            brush.caption(names[i], grids[i].x(), 0.7 * brush.em());
            grids[i].paint(tiles, maps[i], tiles.signed(maps[i].absMax()), maps[i].size());
            if (current < terms) {
                grids[i].mark(tiles, index(ledger.entries().get(current).from()));
            }
            if (i > 0) {
                String sign = i == 1 ? "×" : "=";
                double y = grids[i].y() + grids[i].height() / 2;
                int quiet = brush.look().quiet();
                brush.write(
                        sign, grids[i].x() - brush.em(), y, Face.TEXT, 1.2, quiet, Align.CENTRE);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            row(brush, i, i <= current, i == current);
        }
    }

    private int index(Cell from) {
        Shape below = values.shape();
        return (from.channel() * below.rows() + from.row()) * below.columns() + from.column();
    }

    private void row(RasterPen brush, int index, boolean reached, boolean current) {
        Row row = rows.get(index);
        double em = brush.em();
        double y = top + (index + 0.5) * line;
        double size = Math.max(0.6, Math.min(1.0, 0.62 * line / em));
        int ink = current ? brush.look().emphasis() : brush.look().quiet();
        Face face = current ? Face.STRONG : Face.TEXT;
        brush.write(row.name(), 0, y, face, size, ink, Align.LEFT);
        brush.write(row.term(), 20 * em, y, Face.NUMBER, size, ink, Align.RIGHT);
        if (!reached) {
            return;
        }
        double numbers = 26 * em;
        boolean last = index == rows.size() - 1;
        int emphasis = brush.look().emphasis();
        String number = last ? Numbers.value(row.amount()) : Numbers.signed(row.amount());
        Face numberFace = last ? Face.RESULT : Face.NUMBER;
        brush.write(
                number, numbers, y, numberFace, last ? size * 1.15 : size, emphasis, Align.RIGHT);
        if (row.bar()) {
            double largest = 1e-12;
            for (Row each : rows.subList(0, rows.size() - 2)) {
                largest = Math.max(largest, Math.abs(each.amount()));
            }
            double half = (sheet.width() - numbers - 2 * em) / 2;
            double middle = numbers + em + half;
            double length = row.amount() / largest * half;
            int colour = brush.signed(row.amount() < 0 ? -0.62 : 0.62);
            brush.fill(
                    Math.min(middle, middle + length),
                    y - 0.33 * line,
                    Math.max(1, Math.abs(length)),
                    0.66 * line,
                    colour);
            brush.fill(
                    middle, y - 0.5 * line, Math.max(1, em / 13), line, brush.look().tileFrame());
        }
    }

    @Override
    public List<FlightTarget> landings() {
        return grids[0].landings(report.cell().layer() - 1);
    }

    @Override
    public HitTarget at(double x, double y) {
        for (MapGrid grid : grids) {
            int index = grid.indexAt(x, y);
            if (index >= 0) {
                Shape below = values.shape();
                Cell from =
                        new Cell(
                                report.cell().layer() - 1,
                                index / below.plane(),
                                index % below.plane() / below.columns(),
                                index % below.columns());
                return open(from, rank(from));
            }
        }
        int row = (int) Math.floor((y - top) / line);
        if (y < top || row >= rows.size()) {
            return HitTarget.NOTHING;
        }
        return row < terms ? open(ledger.entries().get(row).from(), row) : HitTarget.moment(row);
    }

    private static HitTarget open(Cell from, double moment) {
        return from.isInput() ? HitTarget.moment(moment) : HitTarget.open(from, moment);
    }

    /** The place of a term among those that are shown; the rest is one place. */
    private double rank(Cell from) {
        for (int i = 0; i < terms; i++) {
            if (ledger.entries().get(i).from().equals(from)) {
                return i;
            }
        }
        return terms;
    }

    @Override
    public String caption(double time) {
        Row row = rows.get((int) Math.min(rows.size() - 1, Math.floor(time)));
        return row.name() + " " + row.term() + " = " + Numbers.signed(row.amount());
    }

    @Override
    public String result() {
        return sheet.texts()
                .get(
                        "arith.result.sum",
                        Numbers.signed(report.products()),
                        Numbers.signed(report.bias()),
                        Numbers.signed(report.sum()),
                        ActivationWords.formula(sheet.texts(), report.activation()),
                        Numbers.value(report.output()));
    }
}
