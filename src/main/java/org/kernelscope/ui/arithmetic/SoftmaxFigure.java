package org.kernelscope.ui.arithmetic;

import java.util.Locale;
import javafx.geometry.HPos;
import org.kernelscope.analysis.MapReport.Share;
import org.kernelscope.analysis.SoftmaxReport;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;

/**
 * The softmax for the present image: the logits, their exponentials, the sum, and the share of each
 * class. With another temperature, the probabilities of the network stay visible as frames.
 */
final class SoftmaxFigure implements Figure {
    private static final double HEADING = 1.9;

    /** Height, in em, of the formula with all its terms, and of the one without. */
    private static final double FORMULA = 9.5;

    private static final double BRIEF_FORMULA = 2.2;

    /** Width of the column of the exponentials, in em. */
    private static final double POWER = 7.2;

    /** The least height of a class, in em, in which its numbers do not touch the next. */
    private static final double LEAST_LINE = 1.3;

    private final Share report;
    private final FigureContext context;
    private final SoftmaxReport softmax;
    private final boolean heated;
    private final int classes;

    /** True if the terms of the formula are left out, because the text is large. */
    private final boolean brief;

    private final double line;
    private final double formulaTop;
    private final double exponents;
    private final double bars;

    SoftmaxFigure(Share report, FigureContext context, double temperature) {
        this.report = report;
        this.context = context;
        this.softmax = SoftmaxReport.of(report.logits(), temperature);
        this.heated = temperature != 1;
        this.classes = softmax.logits().size();
        double em = context.em();
        this.brief = line(FORMULA) < LEAST_LINE * em;
        this.line = Math.min(2.7 * em, line(brief ? BRIEF_FORMULA : FORMULA));
        this.formulaTop = (HEADING + 0.8) * em + (classes + 1.3) * line;
        this.exponents = context.width() * 0.42;
        this.bars = Math.max(context.width() * 0.62, exponents + (POWER + 0.6) * em);
    }

    /** The height of a class if the formula has a height, in em. */
    private double line(double formula) {
        double em = context.em();
        return (context.height() - (formula + HEADING) * em) / (classes + 1.3);
    }

    /** A step for each exponential, one for the sum, one for each probability. */
    @Override
    public int steps() {
        return 2 * classes;
    }

    /** The class of a time step; the opened one during the sum and at the end. */
    private int focus(double time) {
        int step = (int) Math.floor(time);
        if (step < classes) {
            return step;
        }
        return step == classes || step >= 2 * classes ? report.channel() : step - classes - 1;
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        int step = (int) Math.floor(time);
        int focus = focus(time);
        pen.caption(context.texts().get("arithmetic.softmax.logit"), 2.2 * em, 0.7 * em);
        pen.caption(power(), exponents, 0.7 * em);
        pen.caption(context.texts().get("arithmetic.softmax.share"), bars, 0.7 * em);
        for (int i = 0; i < classes; i++) {
            row(pen, i, step >= i, step > classes + i || step >= 2 * classes, i == focus);
        }
        double y = (HEADING) * em + (classes + 0.65) * line;
        int ink = pen.look().emphasis();
        double sumX = exponents + POWER * em;
        double rule = y - 0.6 * line;
        pen.fill(exponents, rule, POWER * em, Math.max(1, em / 13), pen.look().quiet());
        pen.write("Σ", exponents, y, Face.STRONG, 0.95, ink, HPos.LEFT);
        if (step >= classes) {
            pen.write(large(softmax.sum()), sumX, y, Face.NUMBER, 0.9, ink, HPos.RIGHT);
        }
        formula(pen, step, focus);
    }

    private String power() {
        String power = heated ? "e^(z/T)" : "e^z";
        return softmax.shift() == 0 ? power : power + " · e^" + Numbers.value(-softmax.shift());
    }

    private void row(RasterPen pen, int i, boolean power, boolean share, boolean focus) {
        double em = pen.em();
        double y = HEADING * em + (i + 0.5) * line;
        int ink = pen.look().emphasis();
        if (focus) {
            double half = 0.48 * line;
            pen.overlay(-0.4 * em, y - half, context.width() + 0.8 * em, 2 * half, ink, 0.09);
        }
        Face name = focus ? Face.RESULT : Face.NUMBER;
        pen.write(context.brief(i), 0, y, name, 1.1, ink, HPos.LEFT);
        double z = softmax.logits().get(i);
        double largest = Math.max(1e-9, report.logits().absMax());
        double room = exponents - 9 * em;
        double middle = 2.2 * em + room / 2;
        double length = z / largest * room / 2;
        double tall = 0.5 * line;
        int colour = pen.look().signed(z < 0 ? -0.62 : 0.62);
        pen.fill(Math.min(middle, middle + length), y - tall / 2, Math.abs(length), tall, colour);
        pen.fill(middle, y - line / 2, Math.max(1, em / 13), line, pen.look().tileFrame());
        pen.write(Numbers.signed(z), exponents - 1.8 * em, y, Face.NUMBER, 0.9, ink, HPos.RIGHT);
        if (power) {
            String number = large(softmax.exponentials().get(i));
            pen.write(number, exponents + POWER * em, y, Face.NUMBER, 0.9, ink, HPos.RIGHT);
        }
        double wide = context.width() - bars - 6 * em;
        double p = softmax.probabilities().get(i);
        if (share) {
            pen.fill(bars, y - tall / 2, Math.max(1, p * wide), tall, pen.look().signed(0.62));
            String number = Numbers.probability(p);
            pen.write(number, context.width(), y, Face.NUMBER, 0.9, ink, HPos.RIGHT);
        }
        if (heated) {
            // The probability of the network itself, at T = 1.
            double own = report.probabilities().get(i) * wide;
            if (own >= 1) {
                pen.frame(bars, y - tall / 2, own, tall, em / 8, ink);
            }
        }
    }

    private void formula(RasterPen pen, int step, int focus) {
        double em = pen.em();
        int ink = pen.look().emphasis();
        double y = formulaTop + 0.4 * em;
        double p = softmax.probabilities().get(focus);
        String quotient = large(softmax.exponentials().get(focus)) + " / " + large(softmax.sum());
        if (brief) {
            String all = "p(" + focus + ") = " + quotient + " " + Numbers.isProbability(p);
            if (step >= classes) {
                pen.write(all, 0, y, Face.RESULT, 0.98, ink, HPos.LEFT);
            }
            return;
        }
        String left = "p(" + focus + ") = " + term(focus) + " / (";
        pen.write(left, 0, y, Face.NUMBER, 0.9, ink, HPos.LEFT);
        for (int i = 0; i < classes; i++) {
            double x = termX(i);
            double termY = termY(i);
            if (i == focus) {
                double wide = pen.width(term(i), Face.NUMBER, 0.9);
                pen.overlay(x - 0.2 * em, termY - 0.7 * em, wide + 0.4 * em, 1.4 * em, ink, 0.12);
            }
            String sign = i == classes - 1 ? " )" : " +";
            int colour = i == focus ? ink : pen.look().quiet();
            pen.write(term(i) + sign, x, termY, Face.NUMBER, 0.9, colour, HPos.LEFT);
        }
        if (step >= classes) {
            String all = "= " + quotient + " " + Numbers.isProbability(p);
            pen.write(all, 0, y + 5.1 * em, Face.RESULT, 0.98, ink, HPos.LEFT);
        }
        String note =
                heated
                        ? context.texts()
                                .get(
                                        "arithmetic.softmax.play",
                                        Numbers.cell(softmax.temperature()),
                                        Numbers.probability(report.probabilities().get(focus)))
                        : context.texts().get("arithmetic.softmax.own");
        pen.caption(note, 0, y + 6.9 * em);
    }

    private double termX(int i) {
        return 2 * context.em() + i % perRow() * (context.width() - 2 * context.em()) / perRow();
    }

    private double termY(int i) {
        return formulaTop + (2 + i / perRow() * 1.4) * context.em();
    }

    private int perRow() {
        return (classes + 1) / 2;
    }

    private String term(int i) {
        double power = softmax.logits().get(i) / softmax.temperature() - softmax.shift();
        return "e^" + Numbers.value(power);
    }

    /** Formats a value that may be very large. */
    private static String large(double value) {
        return value >= 1e5 ? String.format(Locale.ROOT, "%.3e", value) : Numbers.value(value);
    }

    @Override
    public HitTarget at(double x, double y) {
        int row = (int) Math.floor((y - HEADING * context.em()) / line);
        if (row >= 0 && row < classes) {
            return target(row);
        }
        for (int i = 0; i < classes && !brief; i++) {
            double wide = (context.width() - 2 * context.em()) / perRow();
            boolean across = x >= termX(i) && x < termX(i) + wide;
            if (across && Math.abs(y - termY(i)) < 0.7 * context.em()) {
                return target(i);
            }
        }
        return y < formulaTop + 8 * context.em() ? HitTarget.SOLID : HitTarget.NOTHING;
    }

    /** A class: hovering shows the step of its probability, a click opens its terms. */
    private HitTarget target(int i) {
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
                : "p("
                        + context.model().className(focus)
                        + ") "
                        + Numbers.isProbability(softmax.probabilities().get(focus));
    }

    @Override
    public String result() {
        int winner = report.probabilities().argMax();
        String said = Numbers.probability(report.probabilities().get(winner));
        return context.texts()
                .get("arithmetic.softmax.result", context.model().className(winner), said);
    }
}
