package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import org.kernelscope.analysis.TermBreakdown;
import org.kernelscope.analysis.TermBreakdown.Entry;
import org.kernelscope.analysis.TermBreakdown.Way;
import org.kernelscope.network.Cell;
import org.kernelscope.op.Activation;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.state.ActivationWords;

/**
 * All terms of a value as a waterfall chart: the bias, then the terms, the largest first, each bar
 * starting where the previous one ended; the rest in one bar; and the sum. A click on a term opens
 * its cell.
 */
final class TermBreakdownFigure implements Figure {
    private static final int MOST_ROWS = 22;
    private static final int FEWEST_ROWS = 6;

    /** Smallest height of a line that is readable from the back row, in em. */
    private static final double LINE = 1.75;

    /** Lines besides the terms: the rest, the bias, the sum, the check. */
    private static final double OTHER_LINES = 6;

    private static final double NAMES = 9.5;
    private static final double TERMS = 11.5;
    private static final double NUMBERS = 5.5;

    private record Row(String name, String term, double from, double amount, HitTarget target) {}

    private final TermBreakdown breakdown;
    private final FigureContext context;
    private final Reading reading;
    private final List<Row> rows = new ArrayList<>();
    private final double line;
    private final double low;
    private final double high;

    /**
     * The sum of the terms, and what follows.
     *
     * @param sum name of the sum
     * @param after the lines below the sum
     * @param checks the sentences at the end
     * @param gradients true if the terms are parts of a gradient
     */
    record Reading(String sum, List<Line> after, List<String> checks, boolean gradients) {
        private static final double LINES = 2.2;

        /** Room for the sentences, in lines. */
        double room() {
            return gradients ? after.size() + LINES * checks.size() : 1;
        }
    }

    /** The account of a value. */
    TermBreakdownFigure(TermBreakdown breakdown, FigureContext context) {
        this(breakdown, ofValue(breakdown, context), context);
    }

    TermBreakdownFigure(TermBreakdown breakdown, Reading reading, FigureContext context) {
        this.breakdown = breakdown;
        this.reading = reading;
        this.context = context;
        int possible =
                (int) (context.height() / (LINE * context.em()) - OTHER_LINES - reading.room() + 1);
        int fitting = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, possible));
        int shown = Math.min(breakdown.entries().size(), fitting);
        boolean rest = shown < breakdown.entries().size();
        double at = 0;
        if (breakdown.bias() != 0) {
            at =
                    add(
                            context.texts().get("arithmetic.bias"),
                            "",
                            at,
                            breakdown.bias(),
                            HitTarget.SOLID);
        }
        for (Entry entry : breakdown.entries().subList(0, shown)) {
            Cell from = entry.from();
            HitTarget target = from.isInput() ? HitTarget.SOLID : HitTarget.open(from, rows.size());
            at = add(context.shortName(from), term(entry), at, entry.amount(), target);
        }
        if (rest) {
            int others = breakdown.entries().size() - shown;
            String name = context.texts().get("arithmetic.ledger.rest", Numbers.count(others));
            double amount = breakdown.amount(shown, breakdown.entries().size());
            at = add(name, "", at, amount, HitTarget.SOLID);
        }
        double least = Math.min(0, at);
        double most = Math.max(0, at);
        for (Row row : rows) {
            least = Math.min(least, Math.min(row.from(), row.from() + row.amount()));
            most = Math.max(most, Math.max(row.from(), row.from() + row.amount()));
        }
        low = least;
        high = most;
        line =
                Math.min(
                        2.1 * context.em(),
                        context.height() / (rows.size() + 3.6 + reading.room()));
    }

    private double add(String name, String term, double from, double amount, HitTarget target) {
        rows.add(new Row(name, term, from, amount, target));
        return from + amount;
    }

    private String term(Entry entry) {
        // The bitmaps of 1998 have whole numbers.
        return breakdown.way() == Way.PRODUCT
                ? Numbers.value(entry.value()) + " × " + Numbers.value(entry.weight())
                : "(" + Numbers.value(entry.value()) + " − (" + Math.round(entry.weight()) + "))²";
    }

    @Override
    public int steps() {
        return rows.size();
    }

    private double size() {
        return Math.max(0.6, Math.min(1.0, 0.6 * line / context.em()));
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        int reached = (int) Math.floor(time) + 1;
        double left = (wide() ? NAMES + TERMS : NAMES) * em;
        double right = context.width() - NUMBERS * em;
        double zero = place(0, left, right);
        double bottom = (rows.size() + 1) * line;
        pen.fill(zero, 0, Math.max(1, em / 13), bottom, pen.look().tileFrame());
        for (int i = 0; i < rows.size(); i++) {
            row(pen, rows.get(i), i, i < reached, i == reached - 1);
        }
        double y = (rows.size() + 0.5) * line;
        int ink = pen.look().emphasis();
        pen.write(reading.sum(), 0, y, Face.STRONG, 0.95, ink, HPos.LEFT);
        if (reached > rows.size()) {
            double end = place(breakdown.total(), left, right);
            pen.fill(Math.min(zero, end), y - 0.36 * line, Math.abs(end - zero), 0.72 * line, ink);
            String total = Numbers.signed(breakdown.total());
            pen.write(total, context.width(), y, Face.RESULT, 1.05, ink, HPos.RIGHT);
        }
        for (Line line : reading.after()) {
            y += 1.1 * this.line;
            pen.write(line.term(), 0, y, Face.TEXT, size(), pen.look().quiet(), HPos.LEFT);
            if (reached > rows.size()) {
                pen.write(line.value(), context.width(), y, Face.RESULT, 1.05, ink, HPos.RIGHT);
            }
        }
        y += 1.6 * Math.max(line, 1.1 * em);
        for (String check : reading.checks()) {
            y = pen.paragraph(check, 0, y, context.width());
        }
    }

    private static Reading ofValue(TermBreakdown breakdown, FigureContext context) {
        Cell cell = breakdown.cell();
        Activation f = context.layer(cell.layer()).spec().activation();
        double value =
                context.activations()
                        .output(cell.layer())
                        .at(cell.channel(), cell.row(), cell.column());
        List<Line> after =
                f == Activation.IDENTITY
                        ? List.of()
                        : List.of(
                                new Line(
                                        ActivationWords.formula(context.texts(), f),
                                        Numbers.value(value)));
        return new Reading(
                sum(breakdown, f, context), after, List.of(check(breakdown, context)), false);
    }

    /** The name of the sum: score or distance of a class, z, or value of a cell. */
    private static String sum(TermBreakdown breakdown, Activation f, FigureContext context) {
        int label = breakdown.cell().channel();
        if (breakdown.way() == Way.SQUARED_DIFFERENCE) {
            return context.texts().get("arithmetic.ledger.distance", label);
        }
        if (f != Activation.IDENTITY) {
            return context.texts().get("card.sum");
        }
        boolean score = context.layer(breakdown.cell().layer()).spec().isOutput();
        return score
                ? context.texts().get("arithmetic.ledger.sum", label)
                : context.texts().get("arithmetic.ledger.z");
    }

    /** The sum of the terms, the number that was computed, and their difference. */
    static String check(TermBreakdown breakdown, FigureContext context) {
        return context.texts()
                .get(
                        "arithmetic.ledger.check",
                        String.format(Locale.ROOT, "%.6f", breakdown.total()),
                        String.format(Locale.ROOT, "%.6f", breakdown.score()),
                        String.format(Locale.ROOT, "%.1e", Math.abs(breakdown.residual())));
    }

    private boolean wide() {
        return context.width() > (NAMES + TERMS + NUMBERS + 10) * context.em();
    }

    private void row(RasterPen pen, Row row, int index, boolean reached, boolean current) {
        double em = pen.em();
        double y = (index + 0.5) * line;
        int ink = current ? pen.look().emphasis() : pen.look().quiet();
        double left = (wide() ? NAMES + TERMS : NAMES) * em;
        double right = context.width() - NUMBERS * em;
        Face face = current ? Face.STRONG : Face.TEXT;
        pen.write(row.name(), 0, y, face, size(), ink, HPos.LEFT);
        if (wide()) {
            double end = (NAMES + TERMS - 0.8) * em;
            pen.write(row.term(), end, y, Face.NUMBER, size(), ink, HPos.RIGHT);
        }
        if (!reached) {
            return;
        }
        double from = place(row.from(), left, right);
        double to = place(row.from() + row.amount(), left, right);
        Look look = reading.gradients() ? pen.look().ofGradients() : pen.look();
        int colour = look.signed(row.amount() < 0 ? -0.62 : 0.62);
        double width = Math.max(1, Math.abs(to - from));
        pen.fill(Math.min(from, to), y - 0.36 * line, width, 0.72 * line, colour);
        pen.fill(to, y + 0.36 * line, Math.max(1, em / 13), 0.28 * line, pen.look().quiet());
        String amount = Numbers.signed(row.amount());
        int emphasis = pen.look().emphasis();
        pen.write(amount, context.width(), y, Face.NUMBER, size(), emphasis, HPos.RIGHT);
    }

    private double place(double value, double left, double right) {
        return high > low ? left + (value - low) / (high - low) * (right - left) : left;
    }

    @Override
    public HitTarget at(double x, double y) {
        int index = (int) Math.floor(y / line);
        if (index >= rows.size() || index < 0) {
            return index <= rows.size() + 2 && index >= 0 ? HitTarget.SOLID : HitTarget.NOTHING;
        }
        return rows.get(index).target();
    }

    @Override
    public String caption(double time) {
        int index = (int) Math.floor(time);
        if (index >= rows.size()) {
            return reading.sum() + " " + Numbers.signed(breakdown.total());
        }
        Row row = rows.get(index);
        return row.name() + ": " + Numbers.signed(row.amount());
    }

    @Override
    public String result() {
        return String.join(" ", reading.checks());
    }
}
