package org.kernelscope.ui.arithmetic;

import java.util.Locale;
import org.kernelscope.analysis.MapReport.Share;
import org.kernelscope.analysis.SoftmaxReport;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Align;

/**
 * How the softmax turns sums into probabilities, with the numbers of this digit: the logits, e to
 * the power of each, their sum, and each one's share of it. The temperature is there to play with;
 * what the network said stays beside it.
 */
final class SoftmaxFigure implements Figure {
    private static final double HEADING = 1.9;

    private final Share report;
    private final FigureContext sheet;
    private final SoftmaxReport softmax;
    private final boolean play;
    private final int classes;
    private final double line;
    private final double formulaTop;
    private final double exponents;
    private final double bars;

    SoftmaxFigure(Share report, FigureContext sheet, double temperature) {
        this.report = report;
        this.sheet = sheet;
        this.softmax = SoftmaxReport.of(report.logits(), temperature);
        this.play = temperature != 1;
        this.classes = softmax.logits().size();
        double em = sheet.em();
        double formula = 9.5 * em;
        this.line = Math.min(2.7 * em, (sheet.height() - formula - HEADING * em) / (classes + 1.3));
        this.formulaTop = (HEADING + 0.8) * em + (classes + 1.3) * line;
        this.exponents = sheet.width() * 0.42;
        this.bars = sheet.width() * 0.62;
    }

    /** A step for each e to the power, one for the sum, one for each share. */
    @Override
    public int steps() {
        return 2 * classes;
    }

    /** The class that a moment is about; the open one while the sum is made and at the end. */
    private int focus(double time) {
        int step = (int) Math.floor(time);
        if (step < classes) {
            return step;
        }
        return step == classes || step >= 2 * classes ? report.channel() : step - classes - 1;
    }

    @Override
    public void paint(RasterPen brush, double time) {
        double em = brush.em();
        int step = (int) Math.floor(time);
        int focus = focus(time);
        brush.caption(sheet.texts().get("arith.softmax.logit"), 2.2 * em, 0.7 * em);
        brush.caption(power(), exponents, 0.7 * em);
        brush.caption(sheet.texts().get("arith.softmax.share"), bars, 0.7 * em);
        for (int i = 0; i < classes; i++) {
            row(brush, i, step >= i, step > classes + i || step >= 2 * classes, i == focus);
        }
        double y = (HEADING) * em + (classes + 0.65) * line;
        int ink = brush.look().emphasis();
        double sumX = exponents + 7.2 * em;
        double rule = y - 0.6 * line;
        brush.fill(exponents, rule, 7.2 * em, Math.max(1, em / 13), brush.look().quiet());
        brush.write("Σ", exponents, y, Face.STRONG, 0.95, ink, Align.LEFT);
        if (step >= classes) {
            brush.write(large(softmax.sum()), sumX, y, Face.NUMBER, 0.9, ink, Align.RIGHT);
        }
        formula(brush, step, focus);
    }

    private String power() {
        String power = play ? "e^(z/T)" : "e^z";
        return softmax.shift() == 0 ? power : power + " · e^" + Numbers.value(-softmax.shift());
    }

    private void row(RasterPen brush, int i, boolean power, boolean share, boolean focus) {
        double em = brush.em();
        double y = HEADING * em + (i + 0.5) * line;
        int ink = brush.look().emphasis();
        if (focus) {
            double half = 0.48 * line;
            brush.veil(-0.4 * em, y - half, sheet.width() + 0.8 * em, 2 * half, ink, 0.09);
        }
        Face name = focus ? Face.RESULT : Face.NUMBER;
        brush.write(Integer.toString(i), 0, y, name, 1.1, ink, Align.LEFT);
        double z = softmax.logits().get(i);
        double largest = Math.max(1e-9, report.logits().absMax());
        double room = exponents - 9 * em;
        double middle = 2.2 * em + room / 2;
        double length = z / largest * room / 2;
        double tall = 0.5 * line;
        int colour = brush.signed(z < 0 ? -0.62 : 0.62);
        brush.fill(Math.min(middle, middle + length), y - tall / 2, Math.abs(length), tall, colour);
        brush.fill(middle, y - line / 2, Math.max(1, em / 13), line, brush.look().tileFrame());
        brush.write(Numbers.signed(z), exponents - 1.8 * em, y, Face.NUMBER, 0.9, ink, Align.RIGHT);
        if (power) {
            String number = large(softmax.exponentials().get(i));
            brush.write(number, exponents + 7.2 * em, y, Face.NUMBER, 0.9, ink, Align.RIGHT);
        }
        double wide = sheet.width() - bars - 6 * em;
        double p = softmax.probabilities().get(i);
        if (share) {
            brush.fill(bars, y - tall / 2, Math.max(1, p * wide), tall, brush.signed(0.62));
            String number = Numbers.percent(p);
            brush.write(number, sheet.width(), y, Face.NUMBER, 0.9, ink, Align.RIGHT);
        }
        if (play) {
            // What the network said: a frame that the play does not move.
            double own = report.probabilities().get(i) * wide;
            if (own >= 1) {
                brush.frame(bars, y - tall / 2, own, tall, em / 8, ink);
            }
        }
    }

    private void formula(RasterPen brush, int step, int focus) {
        double em = brush.em();
        int ink = brush.look().emphasis();
        double y = formulaTop + 0.4 * em;
        String left = "p(" + focus + ") = " + term(focus) + " / (";
        brush.write(left, 0, y, Face.NUMBER, 0.9, ink, Align.LEFT);
        for (int i = 0; i < classes; i++) {
            double x = termX(i);
            double termY = termY(i);
            if (i == focus) {
                double wide = brush.width(term(i), Face.NUMBER, 0.9);
                brush.veil(x - 0.2 * em, termY - 0.7 * em, wide + 0.4 * em, 1.4 * em, ink, 0.12);
            }
            String sign = i == classes - 1 ? " )" : " +";
            int colour = i == focus ? ink : brush.look().quiet();
            brush.write(term(i) + sign, x, termY, Face.NUMBER, 0.9, colour, Align.LEFT);
        }
        double p = softmax.probabilities().get(focus);
        String quotient = large(softmax.exponentials().get(focus)) + " / " + large(softmax.sum());
        if (step >= classes) {
            String all = "= " + quotient + " " + Numbers.isPercent(p);
            brush.write(all, 0, y + 5.1 * em, Face.RESULT, 0.98, ink, Align.LEFT);
        }
        String note =
                play
                        ? sheet.texts()
                                .get(
                                        "arith.softmax.play",
                                        Numbers.cell(softmax.temperature()),
                                        Numbers.percent(report.probabilities().get(focus)))
                        : sheet.texts().get("arith.softmax.own");
        brush.caption(note, 0, y + 6.9 * em);
    }

    private double termX(int i) {
        return 2 * sheet.em() + i % perRow() * (sheet.width() - 2 * sheet.em()) / perRow();
    }

    private double termY(int i) {
        return formulaTop + (2 + i / perRow() * 1.4) * sheet.em();
    }

    private int perRow() {
        return (classes + 1) / 2;
    }

    private String term(int i) {
        double power = softmax.logits().get(i) / softmax.temperature() - softmax.shift();
        return "e^" + Numbers.value(power);
    }

    /** A number that may be very large or very small. */
    private static String large(double value) {
        return value >= 1e5 ? String.format(Locale.ROOT, "%.3e", value) : Numbers.value(value);
    }

    @Override
    public HitTarget at(double x, double y) {
        int row = (int) Math.floor((y - HEADING * sheet.em()) / line);
        if (row >= 0 && row < classes) {
            return spot(row);
        }
        for (int i = 0; i < classes; i++) {
            double wide = (sheet.width() - 2 * sheet.em()) / perRow();
            boolean across = x >= termX(i) && x < termX(i) + wide;
            if (across && Math.abs(y - termY(i)) < 0.7 * sheet.em()) {
                return spot(i);
            }
        }
        return y < formulaTop + 8 * sheet.em() ? HitTarget.SOLID : HitTarget.NOTHING;
    }

    /** A class: pointing at it shows its share; a click opens the account of its score. */
    private HitTarget spot(int i) {
        return HitTarget.open(new Cell(report.layer().index(), i, 0, 0), classes + 1 + i);
    }

    @Override
    public String caption(double time) {
        int step = (int) Math.floor(time);
        int focus = focus(time);
        if (step < classes) {
            return term(focus) + " = " + large(softmax.exponentials().get(focus));
        }
        return step == classes
                ? "Σ = " + large(softmax.sum())
                : "p(" + focus + ") " + Numbers.isPercent(softmax.probabilities().get(focus));
    }

    @Override
    public String result() {
        int winner = report.probabilities().argMax();
        String said = Numbers.percent(report.probabilities().get(winner));
        return sheet.texts().get("arith.softmax.result", winner, said);
    }
}
