package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import org.kernelscope.analysis.CellReport.Term;
import org.kernelscope.analysis.CellReport.WeightedSum;
import org.kernelscope.analysis.TermBreakdown;
import org.kernelscope.analysis.TermBreakdown.Entry;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.state.ActivationWords;

/**
 * The computation of a unit of a dense layer: the layer below, the weights in the shape of its
 * maps, and their products; and the terms of the sum, the largest first, the rest in one line, then
 * the bias and the activation.
 */
final class UnitFigure implements Figure {
    private static final int MOST_TERMS = 14;
    private static final int FEWEST_TERMS = 3;

    /** Smallest height of a line that is readable from the back row, in em. */
    private static final double LINE = 1.6;

    /** Lines besides the terms: the rest, the bias, z, the activation. */
    private static final int OTHER_LINES = 4;

    private static final double NAME = 1.4;

    /** Largest and smallest share of the height for the maps. Large text leaves them less. */
    private static final double MAPS = 0.46;

    private static final double LEAST_MAPS = 0.2;

    /** Distance from the maps to the lines, in em. */
    private static final double GAP = 1.1;

    private record Row(String name, String term, double amount, boolean bar) {}

    private final WeightedSum report;
    private final FigureContext context;
    private final TermBreakdown breakdown;
    private final Tensor values;
    private final Tensor weights;
    private final Tensor products;
    private final MapGrid[] grids = new MapGrid[3];
    private final List<Row> rows = new ArrayList<>();
    private final int terms;
    private final double top;
    private final double line;

    UnitFigure(WeightedSum report, FigureContext context) {
        this.report = report;
        this.context = context;
        this.breakdown = TermBreakdown.of(context.model(), context.activations(), report.cell());
        Shape below = context.layer(report.cell().layer()).inputShape();
        values = joined(below, report.terms(), Term::patch);
        weights = joined(below, report.terms(), Term::kernel);
        float[] all = new float[values.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = values.get(i) * weights.get(i);
        }
        products = Tensor.takeOver(below, all);
        double em = context.em();
        double lines = ((FEWEST_TERMS + OTHER_LINES) * LINE + GAP) * em;
        double share = Math.min(MAPS * context.height(), context.height() - lines);
        double tall = Math.max(LEAST_MAPS * context.height(), share) - NAME * em;
        double wide = (context.width() - 4 * em) / 3;
        MapGrid grid = MapGrid.in(0, NAME * em, wide, tall, below, em);
        double step = grid.width() + 2 * em;
        for (int i = 0; i < grids.length; i++) {
            grids[i] = grid.at(i * step, NAME * em);
        }
        top = grid.y() + grid.height() + GAP * em;
        int possible = (int) ((context.height() - top) / (LINE * em)) - OTHER_LINES;
        int most = Math.max(FEWEST_TERMS, Math.min(MOST_TERMS, possible));
        terms = Math.min(most, breakdown.entries().size());
        for (Entry entry : breakdown.entries().subList(0, terms)) {
            String term = Numbers.value(entry.value()) + " × " + Numbers.value(entry.weight());
            rows.add(new Row(context.shortName(entry.from()), term, entry.amount(), true));
        }
        int others = breakdown.entries().size() - terms;
        String rest = context.texts().get("arithmetic.ledger.rest", Numbers.count(others));
        rows.add(new Row(rest, "", breakdown.amount(terms, breakdown.entries().size()), true));
        rows.add(new Row(context.texts().get("arithmetic.bias"), "", report.bias(), true));
        rows.add(new Row(context.texts().get("card.sum"), "", report.sum(), false));
        String function = ActivationWords.formula(context.texts(), report.activation());
        rows.add(new Row(function, "", report.output(), false));
        line = Math.min(2 * em, (context.height() - top) / rows.size());
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
    public void paint(RasterPen pen, double time) {
        int current = (int) Math.floor(time);
        String[] names = {
            context.name(report.cell().layer() - 1),
            context.texts().get("arithmetic.unit.weights"),
            context.texts().get("arithmetic.unit.products")
        };
        Tensor[] maps = {values, weights, products};
        for (int i = 0; i < grids.length; i++) {
            pen.caption(names[i], grids[i].x(), 0.7 * pen.em());
            ValueColours own = pen.signedColours(maps[i].absMax());
            boolean below = i == 0;
            grids[i].paint(
                    pen,
                    maps[i],
                    map -> below ? context.colours(pen, report.cell().layer() - 1, map) : own,
                    maps[i].size());
            if (current < terms) {
                grids[i].mark(pen, index(breakdown.entries().get(current).from()));
            }
            if (i > 0) {
                String sign = i == 1 ? "×" : "=";
                double y = grids[i].y() + grids[i].height() / 2;
                int quiet = pen.look().quiet();
                pen.write(sign, grids[i].x() - pen.em(), y, Face.TEXT, 1.2, quiet, HPos.CENTER);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            row(pen, i, i <= current, i == current);
        }
    }

    private int index(Cell from) {
        Shape below = values.shape();
        return (from.channel() * below.rows() + from.row()) * below.columns() + from.column();
    }

    private void row(RasterPen pen, int index, boolean reached, boolean current) {
        Row row = rows.get(index);
        double em = pen.em();
        double y = top + (index + 0.5) * line;
        double size = Math.max(0.6, Math.min(1.0, 0.62 * line / em));
        int ink = current ? pen.look().emphasis() : pen.look().quiet();
        Face face = current ? Face.STRONG : Face.TEXT;
        pen.write(row.name(), 0, y, face, size, ink, HPos.LEFT);
        pen.write(row.term(), 20 * em, y, Face.NUMBER, size, ink, HPos.RIGHT);
        if (!reached) {
            return;
        }
        double numbers = 26 * em;
        boolean last = index == rows.size() - 1;
        int emphasis = pen.look().emphasis();
        String number = last ? Numbers.value(row.amount()) : Numbers.signed(row.amount());
        Face numberFace = last ? Face.RESULT : Face.NUMBER;
        pen.write(number, numbers, y, numberFace, last ? size * 1.15 : size, emphasis, HPos.RIGHT);
        if (row.bar()) {
            double largest = 1e-12;
            for (Row each : rows.subList(0, rows.size() - 2)) {
                largest = Math.max(largest, Math.abs(each.amount()));
            }
            double half = (context.width() - numbers - 2 * em) / 2;
            double middle = numbers + em + half;
            double length = row.amount() / largest * half;
            int colour = pen.look().signed(row.amount() < 0 ? -0.62 : 0.62);
            pen.fill(
                    Math.min(middle, middle + length),
                    y - 0.33 * line,
                    Math.max(1, Math.abs(length)),
                    0.66 * line,
                    colour);
            pen.fill(middle, y - 0.5 * line, Math.max(1, em / 13), line, pen.look().tileFrame());
        }
    }

    @Override
    public List<FlightTarget> targets() {
        return grids[0].targets(report.cell().layer() - 1);
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
        return row < terms ? open(breakdown.entries().get(row).from(), row) : HitTarget.time(row);
    }

    private static HitTarget open(Cell from, double time) {
        return from.isInput() ? HitTarget.time(time) : HitTarget.open(from, time);
    }

    /** The line of a term; that of the rest if the term is not shown. */
    private double rank(Cell from) {
        for (int i = 0; i < terms; i++) {
            if (breakdown.entries().get(i).from().equals(from)) {
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
