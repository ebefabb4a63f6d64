package org.kernelscope.ui.arithmetic;

import java.util.List;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.analysis.MapReport;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.arithmetic.PipelineFigure.Making;
import org.kernelscope.ui.arithmetic.PipelineFigure.Stage;

/** What the maps that are made from one other map become on the way. Any thread. */
final class MapSteps {
    private MapSteps() {}

    static Making of(FigureContext context, MapReport report) {
        Texts texts = context.texts();
        Layer layer = report.layer();
        Stage made = new Stage(context.name(layer.index(), report.channel()), report.output());
        if (report instanceof MapReport.Pooled pooled) {
            return making(context, report, pooled.input(), List.of(made));
        }
        if (report instanceof MapReport.Subsampled subsampled) {
            Stage totals = new Stage(texts.get("arith.stage.totals"), subsampled.totals());
            Stage sums = new Stage(texts.get("arith.stage.z"), subsampled.sums());
            return making(context, report, subsampled.input(), List.of(totals, sums, made));
        }
        if (report instanceof MapReport.Normalised normalised) {
            Stage even = new Stage(texts.get("arith.stage.normalised"), normalised.normalised());
            Stage sums = new Stage(texts.get("arith.stage.shifted"), normalised.sums());
            return making(context, report, normalised.input(), List.of(even, sums, made));
        }
        MapReport.Passed passed = (MapReport.Passed) report;
        return making(context, report, passed.input(), List.of(made));
    }

    private static Making making(
            FigureContext context, MapReport report, Tensor input, List<Stage> stages) {
        return new Making(
                report.layer(),
                report.channel(),
                input,
                stages,
                index -> CellLines.of(context, cell(context, report, index)),
                index ->
                        cell(context, report, index) instanceof CellReport.Pooled pooled
                                ? pooled.winner()
                                : -1);
    }

    private static CellReport cell(FigureContext context, MapReport report, int index) {
        int columns = report.output().shape().columns();
        Cell cell =
                new Cell(
                        report.layer().index(), report.channel(), index / columns, index % columns);
        return CellReporter.report(context.model(), context.activations(), cell);
    }
}
