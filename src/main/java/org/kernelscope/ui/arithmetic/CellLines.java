package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Window;
import org.kernelscope.op.PoolKind;
import org.kernelscope.op.Pooling;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.control.ActivationFormulas;
import org.kernelscope.ui.paint.Numbers;

/** Numbers that are no weighted sums, written out line by line. Any thread. */
final class CellLines {
    private CellLines() {}

    static List<Line> of(FigureContext context, CellReport report) {
        Texts texts = context.texts();
        if (report instanceof CellReport.Pooled pooled) {
            return pooled(context, pooled);
        }
        if (report instanceof CellReport.Subsampled sum) {
            return List.of(
                    new Line(texts.get("arith.stage.totals"), Numbers.signed(sum.total())),
                    new Line(texts.get("arith.coefficient"), Numbers.value(sum.coefficient())),
                    new Line(texts.get("card.bias"), Numbers.signed(sum.bias())),
                    new Line(texts.get("card.sum"), Numbers.signed(sum.sum())),
                    new Line(
                            ActivationFormulas.formula(texts, sum.activation()),
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
                            ActivationFormulas.formula(texts, one.activation()),
                            Numbers.value(one.output())));
        }
        if (report instanceof CellReport.Distance distance) {
            return List.of(new Line(texts.get("arith.rbf.sum"), Numbers.value(distance.output())));
        }
        return List.of(new Line(texts.get("arith.passed"), Numbers.value(report.output())));
    }

    /** What the other ways would give, and what the layer's own way gives. */
    private static List<Line> pooled(FigureContext context, CellReport.Pooled pooled) {
        Cell cell = pooled.cell();
        Window w = context.layer(cell.layer()).window();
        Tensor below = context.activations().output(cell.layer() - 1);
        List<Line> lines = new ArrayList<>();
        for (PoolKind pool : PoolKind.values()) {
            if (pool != pooled.pool()) {
                Pooling.Trace trace =
                        new Pooling(pool, w.size(), w.stride(), w.padding(), w.dilation())
                                .trace(below, cell.channel(), cell.row(), cell.column());
                lines.add(new Line(other(context.texts(), pool), Numbers.value(trace.value())));
            }
        }
        String own = pooling(context.texts(), pooled.pool(), pooled.patch().size());
        lines.add(new Line(own, Numbers.value(pooled.output())));
        return lines;
    }

    private static String other(Texts texts, PoolKind pool) {
        return switch (pool) {
            case MAX -> texts.get("arith.pool.other.max");
            case AVERAGE -> texts.get("arith.pool.other.average");
            case MIN -> texts.get("arith.pool.other.min");
        };
    }

    private static String pooling(Texts texts, PoolKind pool, int cells) {
        return switch (pool) {
            case MAX -> texts.get("card.pool.max", cells);
            case AVERAGE -> texts.get("card.pool.average", cells);
            case MIN -> texts.get("card.pool.min", cells);
        };
    }
}
