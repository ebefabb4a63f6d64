package org.kernelscope.ui.card;

import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.SubsamplingRegime;
import org.kernelscope.network.RbfCodes;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.chart.ChartText;
import org.kernelscope.ui.paint.chart.ChartText.Align;

/**
 * Where the number of a cell comes from, drawn for the kinds of layer that are not sums of
 * products: the window and the squashing of a subsampling, the place of a value about its mean, the
 * picture of a class and how far one is from it. JavaFX thread.
 */
final class KindPainter {
    private static final int CURVE_POINTS = 120;
    private static final double HEADER = 1.5;

    private final ChartText easel;
    private final Texts texts;
    private final String below;
    private final double height;
    private final double em;

    KindPainter(ChartText easel, Texts texts, String below, double height) {
        this.easel = easel;
        this.texts = texts;
        this.below = below;
        this.height = height;
        this.em = easel.em();
    }

    /** Draws {@code report}; whether it is of one of these kinds. */
    boolean paint(CellReport report) {
        if (report instanceof CellReport.Subsampled subsampled) {
            subsampled(subsampled);
        } else if (report instanceof CellReport.Normalised normalised) {
            normalised(normalised);
        } else if (report instanceof CellReport.Distance distance) {
            distance(distance);
        } else {
            return report instanceof CellReport.Passed;
        }
        return true;
    }

    private void subsampled(CellReport.Subsampled report) {
        int size = report.patch().shape().rows();
        double cell = Math.floor(Math.min(3.4 * em, (height - HEADER * em) / size));
        int map = report.cell().channel();
        easel.caption(texts.get("card.patch", below, map + 1), 0, 0.7 * em, Align.LEFT);
        easel.map(
                report.patch(),
                0,
                HEADER * em,
                cell,
                Math.max(1e-9f, report.patch().absMax()),
                cell >= 2.7 * em);
        double x = size * cell + 1.8 * em;
        easel.caption(words(report), x, 0.7 * em, Align.LEFT);
        response(report, x + em, HEADER * em + 0.3 * em, 12 * em, height - 3.4 * em);
        coefficients(report, x + 17.5 * em);
    }

    private String words(CellReport.Subsampled report) {
        SubsamplingRegime gate = report.gate();
        if (gate.kind() == SubsamplingRegime.Kind.DEAF) {
            return texts.get("card.gate.deaf");
        }
        if (gate.kind() == SubsamplingRegime.Kind.BLUR) {
            return texts.get("card.gate.blur");
        }
        if (gate.isOr()) {
            return gate.inverted()
                    ? texts.get("card.gate.nor", gate.taps())
                    : texts.get("card.gate.or", gate.taps());
        }
        if (gate.isAnd()) {
            return gate.inverted()
                    ? texts.get("card.gate.nand", gate.taps())
                    : texts.get("card.gate.and", gate.taps());
        }
        return gate.inverted()
                ? texts.get("card.gate.fewer", gate.needed(), gate.taps())
                : texts.get("card.gate.most", gate.needed(), gate.taps());
    }

    /** The output over the sum of the window, with the sum of the moment. */
    private void response(
            CellReport.Subsampled report, double x, double y, double width, double tall) {
        int taps = report.patch().size();
        Activation f = report.activation();
        double most = Math.max(taps, Math.abs(report.total())) * 1.08;
        double reach = 1e-9;
        for (int i = 0; i <= CURVE_POINTS; i++) {
            double total = most * (2.0 * i / CURVE_POINTS - 1);
            reach = Math.max(reach, Math.abs(at(report, f, total)));
        }
        int quiet = easel.look().stage().tileFrame();
        easel.line(x, y + tall / 2, x + width, y + tall / 2, 1, quiet);
        easel.line(x + width / 2, y, x + width / 2, y + tall, 1, quiet);
        double lastX = 0;
        double lastY = 0;
        for (int i = 0; i <= CURVE_POINTS; i++) {
            double share = i / (double) CURVE_POINTS;
            double value = at(report, f, most * (2 * share - 1));
            double px = x + share * width;
            double py = y + tall / 2 * (1 - value / reach);
            if (i > 0) {
                easel.line(lastX, lastY, px, py, 1.6, easel.look().training());
            }
            lastX = px;
            lastY = py;
        }
        for (int on = 0; on <= taps; on++) {
            double px = x + width / 2 * (1 + (2 * on - taps) / most);
            double value =
                    SubsamplingRegime.response(on, report.coefficient(), report.bias(), taps, f);
            easel.disc(px, y + tall / 2 * (1 - value / reach), 3, easel.look().training());
            easel.caption(Integer.toString(on), px, y + tall + 0.8 * em, Align.CENTER);
        }
        easel.caption(
                texts.get("card.gate.on"), x + width + 0.6 * em, y + tall + 0.8 * em, Align.LEFT);
        double here = x + width / 2 * (1 + report.total() / most);
        double out = y + tall / 2 * (1 - report.output() / reach);
        easel.line(here, y, here, y + tall, 1, easel.look().test());
        easel.disc(here, out, 4.5, easel.look().test());
    }

    private static double at(CellReport.Subsampled report, Activation f, double total) {
        return f.apply(report.coefficient() * total + report.bias());
    }

    /** Where the coefficient of this map lies among those of the layer. */
    private void coefficients(CellReport.Subsampled report, double x) {
        Tensor all = report.coefficients();
        double limit = Math.max(1e-9, all.absMax());
        int shown = Math.min(all.size(), (int) ((height - HEADER * em) / (0.62 * em)));
        easel.caption(texts.get("card.gate.coefficients"), x, 0.7 * em, Align.LEFT);
        double row = Math.min(1.4 * em, (height - HEADER * em) / Math.max(1, shown));
        double zero = x + 2.8 * em;
        for (int map = 0; map < shown; map++) {
            boolean own = map == report.cell().channel();
            double y = HEADER * em + (map + 0.5) * row;
            double length = all.get(map) / limit * 2.6 * em;
            easel.fill(
                    Math.min(zero, zero + length),
                    y - row * 0.3,
                    Math.max(1, Math.abs(length)),
                    row * 0.6,
                    own ? easel.look().test() : easel.look().stage().tileFrame());
            if (own || row >= 1.2 * em) {
                easel.number(Numbers.cell(all.get(map)), zero + 3 * em, y, Align.LEFT);
            }
        }
        easel.line(
                zero,
                HEADER * em,
                zero,
                HEADER * em + shown * row,
                1,
                easel.look().stage().quiet());
    }

    private void normalised(CellReport.Normalised report) {
        double deviation = Math.sqrt(report.variance() + NormalisationKind.EPSILON);
        double reach = Math.max(3.2, Math.abs(report.normalised()) * 1.15);
        double width = 26 * em;
        double y = 4.5 * em;
        int quiet = easel.look().stage().quiet();
        easel.caption(texts.get("card.norm.axis"), 0, 0.7 * em, Align.LEFT);
        easel.line(0, y, width, y, 1.4, quiet);
        for (int sigma = -(int) reach; sigma <= reach; sigma++) {
            double px = width / 2 * (1 + sigma / reach);
            easel.line(px, y - 0.3 * em, px, y + 0.3 * em, 1, quiet);
            easel.caption(Integer.toString(sigma).replace('-', '−'), px, y + em, Align.CENTER);
            if (reach < 6) {
                easel.caption(
                        Numbers.cell(report.mean() + sigma * deviation), px, y - em, Align.CENTER);
            }
        }
        double here = width / 2 * (1 + report.normalised() / reach);
        easel.disc(here, y, 5, easel.look().test());
    }

    private void distance(CellReport.Distance report) {
        double cell = Math.floor((height - HEADER * em - 2) / RbfCodes.ROWS);
        double step = Math.max(RbfCodes.COLUMNS * cell + 2 * em, 11 * em);
        String digit = Integer.toString(report.cell().channel());
        boolean drawable = report.values().size() == RbfCodes.ROWS * RbfCodes.COLUMNS;
        if (!drawable || cell < 1) {
            return;
        }
        Tensor terms = picture(report.terms());
        easel.caption(below, 0, 0.7 * em, Align.LEFT);
        ink(report.values(), 1, cell);
        easel.caption(texts.get("arith.rbf.code", digit), step, 0.7 * em, Align.LEFT);
        ink(report.code(), step, cell);
        easel.caption(texts.get("arith.rbf.squares"), 2 * step, 0.7 * em, Align.LEFT);
        easel.map(terms, 2 * step, HEADER * em, cell, Math.max(1e-9f, terms.absMax()), false);
        frame(2 * step, cell);
    }

    private void ink(Tensor values, double x, double cell) {
        var theme = easel.look().stage().theme();
        for (int i = 0; i < values.size(); i++) {
            easel.fill(
                    x + i % RbfCodes.COLUMNS * cell,
                    HEADER * em + i / RbfCodes.COLUMNS * cell,
                    cell,
                    cell,
                    org.kernelscope.ui.paint.Palette.ink(theme, (values.get(i) + 1) / 2));
        }
        frame(x, cell);
    }

    private void frame(double x, double cell) {
        easel.frame(
                x,
                HEADER * em,
                RbfCodes.COLUMNS * cell,
                RbfCodes.ROWS * cell,
                1,
                easel.look().stage().tileFrame());
    }

    private static Tensor picture(Tensor units) {
        return units.reshape(Shape.of(1, RbfCodes.ROWS, RbfCodes.COLUMNS));
    }
}
