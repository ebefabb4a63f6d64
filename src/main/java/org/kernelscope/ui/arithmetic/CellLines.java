package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.op.PoolKind;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.ActivationWords;
import org.kernelscope.ui.state.PoolWords;

/** Numbers that are no weighted sums, written out line by line. Any thread. */
final class CellLines {
    private CellLines() {}

    static List<Line> of(FigureContext sheet, CellReport report) {
        Texts texts = sheet.texts();
        if (report instanceof CellReport.Pooled pooled) {
            return pooled(sheet, pooled);
        }
        if (report instanceof CellReport.Subsampled sum) {
            return List.of(
                    new Line(texts.get("arith.stage.totals"), Numbers.signed(sum.total())),
                    new Line(texts.get("arith.coefficient"), Numbers.value(sum.coefficient())),
                    new Line(texts.get("card.bias"), Numbers.signed(sum.bias())),
                    new Line(texts.get("card.sum"), Numbers.signed(sum.sum())),
                    new Line(
                            ActivationWords.formula(texts, sum.activation()),
                            Numbers.value(sum.output())));
        }
        if (report instanceof CellReport.Normalised one) {
            return List.of(
                    new Line(texts.get("arith.norm.value"), Numbers.signed(one.value())),
                    new Line(texts.get("arith.norm.mean"), Numbers.signed(one.mean())),
                    new Line(texts.get("arith.norm.variance"), Numbers.value(one.variance())),
                    new Line(texts.get("arith.stage.normalised"), Numbers.signed(one.normalised())),
                    new Line(texts.get("arith.norm.gain"), Numbers.value(one.gain())),
                    new Line(texts.get("arith.norm.shift"), Numbers.signed(one.shift())),
                    new Line(texts.get("arith.z"), Numbers.signed(one.sum())),
                    new Line(
                            ActivationWords.formula(texts, one.activation()),
                            Numbers.value(one.output())));
        }
        if (report instanceof CellReport.Distance distance) {
            return List.of(new Line(texts.get("arith.rbf.sum"), Numbers.value(distance.output())));
        }
        return List.of(new Line(texts.get("arith.passed"), Numbers.value(report.output())));
    }

    /** The values of the other kinds of pooling, then that of the layer. */
    private static List<Line> pooled(FigureContext sheet, CellReport.Pooled pooled) {
        List<Line> lines = new ArrayList<>();
        for (PoolKind pool : PoolKind.values()) {
            if (pool != pooled.pool()) {
                float value = pool.value(pooled.patch());
                lines.add(
                        new Line(PoolWords.comparison(sheet.texts(), pool), Numbers.value(value)));
            }
        }
        String own = PoolWords.equation(sheet.texts(), pooled.pool(), pooled.patch().size());
        lines.add(new Line(own, Numbers.value(pooled.output())));
        return lines;
    }
}
