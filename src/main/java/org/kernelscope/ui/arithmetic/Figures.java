package org.kernelscope.ui.arithmetic;

import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.analysis.MapReport;
import org.kernelscope.analysis.MapReporter;
import org.kernelscope.analysis.TermBreakdown;
import org.kernelscope.network.Cell;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.OpenLevel;

/** Which figure shows what. Any thread. */
final class Figures {
    private Figures() {}

    /** The figure of a level, seen from one side. */
    static Figure of(FigureContext context, OpenLevel level, DetailTab aspect, double temperature) {
        Cell cell = level.cell();
        return switch (aspect) {
            case MAKING ->
                    level.depth() == OpenLevel.Depth.MAP
                            ? ofMap(context, map(context, cell), temperature)
                            : ofCell(context, cell);
            case COMPARE -> new PoolingComparisonFigure((MapReport.Pooled) map(context, cell), context);
            case ACTIVATION -> activation(context, level);
            case FLATTEN -> new FlattenFigure(context, cell.layer());
            case LEDGER ->
                    new TermBreakdownFigure(
                            TermBreakdown.of(context.model(), context.activations(), cell), context);
        };
    }

    private static MapReport map(FigureContext context, Cell cell) {
        return MapReporter.report(context.model(), context.activations(), cell.layer(), cell.channel());
    }

    private static Figure ofMap(FigureContext context, MapReport report, double temperature) {
        if (report instanceof MapReport.Convolved convolved) {
            return new ConvolutionFigure(convolved, context);
        }
        if (report instanceof MapReport.Unit unit) {
            return new UnitFigure(unit.sum(), context);
        }
        if (report instanceof MapReport.Share share) {
            return new SoftmaxFigure(share, context, temperature);
        }
        if (report instanceof MapReport.Distance distance) {
            return new RbfDistancesFigure(distance, context);
        }
        return new PipelineFigure(MapSteps.of(context, report), context);
    }

    private static Figure ofCell(FigureContext context, Cell cell) {
        CellReport report = CellReporter.report(context.model(), context.activations(), cell);
        return report instanceof CellReport.WeightedSum sum
                ? new NumberFigure(sum, context)
                : CellFigures.of(context, report);
    }

    private static Figure activation(FigureContext context, OpenLevel level) {
        Cell cell = level.cell();
        Activation activation = context.layer(cell.layer()).spec().activation();
        Tensor sums = context.activations().layers().get(cell.layer()).sums().orElseThrow();
        if (sums.shape().isUnits()) {
            return new ActivationFigure(context, activation, sums, cell, cell.channel());
        }
        int columns = sums.shape().columns();
        int fixed =
                level.depth() == OpenLevel.Depth.MAP ? -1 : cell.row() * columns + cell.column();
        return new ActivationFigure(context, activation, sums.channel(cell.channel()), cell, fixed);
    }
}
