package org.kernelscope.ui.card;

import java.util.function.IntFunction;
import javafx.geometry.HPos;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.SubsamplingRegime;
import org.kernelscope.network.RbfCodes;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.ValueColours;

/**
 * Draws the terms of values that are not weighted sums: window and response of a trainable
 * subsampling, position of a normalised value, bitmap of a class and its differences. Dropout has
 * none.
 */
final class SpecialTermsPainter {
    private static final int CURVE_POINTS = 120;
    private static final double HEADER = 1.5;
    private static final double CAPTION = 0.7;

    private final CanvasPen pen;
    private final Look look;
    private final Texts texts;
    private final String below;
    private final IntFunction<String> names;
    private final IntFunction<ValueColours> colours;
    private final double height;
    private final double em;

    SpecialTermsPainter(
            CanvasPen pen,
            Texts texts,
            String below,
            IntFunction<String> names,
            IntFunction<ValueColours> colours,
            double height) {
        this.pen = pen;
        this.look = pen.look();
        this.texts = texts;
        this.below = below;
        this.names = names;
        this.colours = colours;
        this.height = height;
        this.em = pen.em();
    }

    void paint(CellReport report) {
        if (report instanceof CellReport.Subsampled subsampled) {
            subsampled(subsampled);
        } else if (report instanceof CellReport.Normalised normalised) {
            normalised(normalised);
        } else if (report instanceof CellReport.Distance distance) {
            distance(distance);
        }
    }

    private void caption(String text, double x) {
        pen.caption(text, x, CAPTION * em, HPos.LEFT);
    }

    private void subsampled(CellReport.Subsampled report) {
        int size = report.patch().shape().rows();
        double cell = Math.floor(Math.min(3.4 * em, (height - HEADER * em) / size));
        int map = report.cell().channel();
        caption(names.apply(map), 0);
        pen.map(report.patch(), 0, HEADER * em, cell, cell, colours.apply(map), cell >= 2.7 * em);
        double x = size * cell + 1.8 * em;
        caption(CardContent.regime(texts, report.gate()), x);
        response(report, x + em, HEADER * em + 0.3 * em, 12 * em, height - 3.4 * em);
        coefficients(report, x + 17.5 * em);
    }

    /** The output as a function of the sum of the window, with the present sum marked. */
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
        pen.line(x, y + tall / 2, x + width, y + tall / 2, 1, look.tileFrame());
        pen.line(x + width / 2, y, x + width / 2, y + tall, 1, look.tileFrame());
        double[] points = new double[2 * CURVE_POINTS + 2];
        for (int i = 0; i <= CURVE_POINTS; i++) {
            double share = i / (double) CURVE_POINTS;
            points[2 * i] = x + share * width;
            points[2 * i + 1] = y + tall / 2 * (1 - at(report, f, most * (2 * share - 1)) / reach);
        }
        pen.polyline(points, 1.6, look.training());
        for (int on = 0; on <= taps; on++) {
            double px = x + width / 2 * (1 + (2 * on - taps) / most);
            double value =
                    SubsamplingRegime.response(on, report.coefficient(), report.bias(), taps, f);
            pen.disc(px, y + tall / 2 * (1 - value / reach), 3, look.training());
            pen.caption(Integer.toString(on), px, y + tall + 0.8 * em, HPos.CENTER);
        }
        String axis = texts.get("card.gate.on");
        pen.caption(axis, x + width + 0.6 * em, y + tall + 0.8 * em, HPos.LEFT);
        double here = x + width / 2 * (1 + report.total() / most);
        double out = y + tall / 2 * (1 - report.output() / reach);
        pen.line(here, y, here, y + tall, 1, look.test());
        pen.disc(here, out, 4.5, look.test());
    }

    private static double at(CellReport.Subsampled report, Activation f, double total) {
        return f.apply(report.coefficient() * total + report.bias());
    }

    /** The coefficients of all maps of the layer, with that of this map marked. */
    private void coefficients(CellReport.Subsampled report, double x) {
        Tensor all = report.coefficients();
        double limit = Math.max(1e-9, all.absMax());
        int shown = Math.min(all.size(), (int) ((height - HEADER * em) / (0.62 * em)));
        caption(texts.get("card.gate.coefficients"), x);
        double row = Math.min(1.4 * em, (height - HEADER * em) / Math.max(1, shown));
        double zero = x + 2.8 * em;
        for (int map = 0; map < shown; map++) {
            boolean own = map == report.cell().channel();
            double y = HEADER * em + (map + 0.5) * row;
            double length = all.get(map) / limit * 2.6 * em;
            pen.fill(
                    Math.min(zero, zero + length),
                    y - row * 0.3,
                    Math.max(1, Math.abs(length)),
                    row * 0.6,
                    own ? look.test() : look.tileFrame());
            if (own || row >= 1.2 * em) {
                pen.number(Numbers.cell(all.get(map)), zero + 3 * em, y, HPos.LEFT);
            }
        }
        double bottom = HEADER * em + shown * row;
        pen.line(zero, HEADER * em, zero, bottom, 1, look.quiet());
    }

    /** The value on an axis in standard deviations from the mean. */
    private void normalised(CellReport.Normalised report) {
        double deviation = Math.sqrt(report.variance() + NormalisationKind.EPSILON);
        double reach = Math.max(3.2, Math.abs(report.normalised()) * 1.15);
        double width = 26 * em;
        double y = 4.5 * em;
        caption(texts.get("card.norm.axis"), 0);
        pen.line(0, y, width, y, 1.4, look.quiet());
        for (int sigma = -(int) reach; sigma <= reach; sigma++) {
            double px = width / 2 * (1 + sigma / reach);
            pen.line(px, y - 0.3 * em, px, y + 0.3 * em, 1, look.quiet());
            String name = Integer.toString(sigma).replace('-', '−');
            pen.caption(name, px, y + em, HPos.CENTER);
            if (reach < 6) {
                String value = Numbers.cell(report.mean() + sigma * deviation);
                pen.caption(value, px, y - em, HPos.CENTER);
            }
        }
        double here = width / 2 * (1 + report.normalised() / reach);
        pen.disc(here, y, 5, look.test());
    }

    /** The units below, the bitmap of the class, and the squares of their differences. */
    private void distance(CellReport.Distance report) {
        double cell = Math.floor((height - HEADER * em - 2) / RbfCodes.ROWS);
        double step = Math.max(RbfCodes.COLUMNS * cell + 2 * em, 11 * em);
        boolean bitmap = report.values().size() == RbfCodes.ROWS * RbfCodes.COLUMNS;
        if (!bitmap || cell < 1) {
            return;
        }
        Tensor terms = report.terms().reshape(Shape.of(1, RbfCodes.ROWS, RbfCodes.COLUMNS));
        double top = HEADER * em;
        caption(below, 0);
        ink(report.values(), 1, top, cell);
        caption(texts.get("arithmetic.rbf.code", report.cell().channel()), step);
        ink(report.code(), step, top, cell);
        caption(texts.get("arithmetic.rbf.squares"), 2 * step);
        ValueColours squares = ValueColours.signed(look, terms.absMax());
        pen.map(terms, 2 * step, top, cell, cell, squares, false);
        double wide = RbfCodes.COLUMNS * cell;
        pen.frame(2 * step, top, wide, RbfCodes.ROWS * cell, 1, look.tileFrame());
    }

    /** Values from −1, no ink, to 1, full ink. */
    private void ink(Tensor values, double x, double y, double cell) {
        pen.ink(i -> (values.get(i) + 1) / 2, values.size(), RbfCodes.COLUMNS, x, y, cell);
    }
}
