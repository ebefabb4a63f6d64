package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.op.PoolKind;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.state.ActivationWords;
import org.kernelscope.ui.state.PoolWords;

/**
 * A computation written out line by line: the terms on the left, their values in a column on the
 * right. The last line is the result.
 */
final class TermLines {
    /** Distance from one line to the next, in em. */
    static final double LINE = 1.5;

    /** Opacity of the placeholder for a value that is not known yet. */
    private static final double PLACEHOLDER = 0.25;

    /** Width of the placeholder, in em. */
    private static final double PLACEHOLDER_WIDTH = 2;

    private TermLines() {}

    /**
     * One line.
     *
     * @param term left side
     * @param value right side, as written
     */
    record Line(String term, String value) {}

    /**
     * Paints lines.
     *
     * @param x left edge
     * @param y middle of the first line
     * @param width width of terms and values
     * @param reached number of lines whose values are known
     */
    static void paint(
            RasterPen pen, List<Line> lines, double x, double y, double width, int reached) {
        int quiet = pen.look().quiet();
        int emphasis = pen.look().emphasis();
        for (int i = 0; i < lines.size(); i++) {
            double middle = y + i * LINE * pen.em();
            boolean last = i == lines.size() - 1;
            pen.write(lines.get(i).term(), x, middle, Face.TEXT, 0.96, quiet, HPos.LEFT);
            if (i < reached) {
                String value = lines.get(i).value();
                Face face = last ? Face.RESULT : Face.NUMBER;
                double size = last ? 1.25 : 1.02;
                pen.write(value, x + width, middle, face, size, emphasis, HPos.RIGHT);
            } else {
                double dash = PLACEHOLDER_WIDTH * pen.em();
                double line = 0.12 * pen.em();
                pen.overlay(x + width - dash, middle, dash, line, emphasis, PLACEHOLDER);
            }
        }
    }

    /**
     * Paints lines one after another in a row, over the whole width.
     *
     * @param x left edge
     * @param y middle of the row
     * @param width width of the row; the text becomes smaller if it is too long
     * @param reached number of lines whose values are known
     */
    static void paintRow(
            RasterPen pen, List<Line> lines, double x, double y, double width, int reached) {
        double gap = 0.4 * pen.em();
        double wide = 0;
        for (Line line : lines) {
            wide += pen.width(line.term(), Face.TEXT, 1) + gap + valueWidth(pen, line);
        }
        double size = Math.min(1, (width - (lines.size() - 1) * gap) / wide);
        double between = (width - size * wide) / Math.max(1, lines.size() - 1);
        double left = x;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int ink = pen.look().emphasis();
            pen.write(line.term(), left, y, Face.TEXT, size, pen.look().quiet(), HPos.LEFT);
            left += pen.width(line.term(), Face.TEXT, size) + size * gap;
            if (i < reached) {
                Face face = i == lines.size() - 1 ? Face.RESULT : Face.NUMBER;
                pen.write(line.value(), left, y, face, size, ink, HPos.LEFT);
            } else {
                double dash = PLACEHOLDER_WIDTH * size * pen.em();
                pen.overlay(left, y, dash, 0.12 * pen.em(), ink, PLACEHOLDER);
            }
            left += size * valueWidth(pen, line) + between;
        }
    }

    private static double valueWidth(RasterPen pen, Line line) {
        return Math.max(PLACEHOLDER_WIDTH * pen.em(), pen.width(line.value(), Face.NUMBER, 1));
    }

    /** The lines of a value that is not a weighted sum. */
    static List<Line> of(CellReport report, FigureContext context) {
        Texts texts = context.texts();
        if (report instanceof CellReport.Pooled pooled) {
            return pooled(pooled, context);
        }
        if (report instanceof CellReport.Subsampled sum) {
            return List.of(
                    new Line(texts.get("arithmetic.stage.totals"), Numbers.signed(sum.total())),
                    new Line(texts.get("arithmetic.coefficient"), Numbers.value(sum.coefficient())),
                    new Line(texts.get("card.bias"), Numbers.signed(sum.bias())),
                    new Line(texts.get("card.sum"), Numbers.signed(sum.sum())),
                    new Line(
                            ActivationWords.formula(texts, sum.activation()),
                            Numbers.value(sum.output())));
        }
        if (report instanceof CellReport.Normalised one) {
            return List.of(
                    new Line(texts.get("arithmetic.norm.value"), Numbers.signed(one.value())),
                    new Line(texts.get("arithmetic.norm.mean"), Numbers.signed(one.mean())),
                    new Line(texts.get("arithmetic.norm.variance"), Numbers.value(one.variance())),
                    new Line(
                            texts.get("arithmetic.stage.normalised"),
                            Numbers.signed(one.normalised())),
                    new Line(texts.get("arithmetic.norm.gain"), Numbers.value(one.gain())),
                    new Line(texts.get("arithmetic.norm.shift"), Numbers.signed(one.shift())),
                    new Line(texts.get("arithmetic.z"), Numbers.signed(one.sum())),
                    new Line(
                            ActivationWords.formula(texts, one.activation()),
                            Numbers.value(one.output())));
        }
        if (report instanceof CellReport.Distance distance) {
            return List.of(
                    new Line(texts.get("arithmetic.rbf.sum"), Numbers.value(distance.output())));
        }
        return List.of(new Line(texts.get("arithmetic.passed"), Numbers.value(report.output())));
    }

    /** The results of the other pooling methods, for comparison, and of the layer's own. */
    private static List<Line> pooled(CellReport.Pooled pooled, FigureContext context) {
        List<Line> lines = new ArrayList<>();
        for (PoolKind pool : PoolKind.values()) {
            if (pool != pooled.pool()) {
                float value = pool.value(pooled.patch());
                lines.add(
                        new Line(
                                PoolWords.comparison(context.texts(), pool), Numbers.value(value)));
            }
        }
        String own = PoolWords.equation(context.texts(), pooled.pool(), pooled.patch().size());
        lines.add(new Line(own, Numbers.value(pooled.output())));
        return lines;
    }
}
