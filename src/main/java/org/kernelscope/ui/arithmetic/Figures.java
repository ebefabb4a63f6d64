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
    static Figure of(FigureContext sheet, OpenLevel level, DetailTab aspect, double temperature) {
        Cell cell = level.cell();
        return switch (aspect) {
            case MAKING ->
                    level.depth() == OpenLevel.Depth.MAP
                            ? ofMap(sheet, map(sheet, cell), temperature)
                            : ofCell(sheet, cell);
            case COMPARE -> new PoolingComparisonFigure((MapReport.Pooled) map(sheet, cell), sheet);
            case ACTIVATION -> activation(sheet, level);
            case FLATTEN -> new FlattenFigure(sheet, cell.layer());
            case LEDGER ->
                    new TermBreakdownFigure(
                            TermBreakdown.of(sheet.model(), sheet.activations(), cell), sheet);
        };
    }

    private static MapReport map(FigureContext sheet, Cell cell) {
        return MapReporter.report(sheet.model(), sheet.activations(), cell.layer(), cell.channel());
    }

    private static Figure ofMap(FigureContext sheet, MapReport report, double temperature) {
        if (report instanceof MapReport.Convolved convolved) {
            return new ConvolutionFigure(convolved, sheet);
        }
        if (report instanceof MapReport.Unit unit) {
            return new UnitFigure(unit.sum(), sheet);
        }
        if (report instanceof MapReport.Share share) {
            return new SoftmaxFigure(share, sheet, temperature);
        }
        if (report instanceof MapReport.Distance distance) {
            return new RbfDistancesFigure(distance, sheet);
        }
        return new PipelineFigure(MapSteps.of(sheet, report), sheet);
    }

    private static Figure ofCell(FigureContext sheet, Cell cell) {
        CellReport report = CellReporter.report(sheet.model(), sheet.activations(), cell);
        return report instanceof CellReport.WeightedSum sum
                ? new NumberFigure(sum, sheet)
                : CellFigures.of(sheet, report);
    }

    private static Figure activation(FigureContext sheet, OpenLevel level) {
        Cell cell = level.cell();
        Activation activation = sheet.layer(cell.layer()).spec().activation();
        Tensor sums = sheet.activations().layers().get(cell.layer()).sums().orElseThrow();
        if (sums.shape().isUnits()) {
            return new ActivationFigure(sheet, activation, sums, cell, cell.channel());
        }
        int columns = sums.shape().columns();
        int fixed =
                level.depth() == OpenLevel.Depth.MAP ? -1 : cell.row() * columns + cell.column();
        return new ActivationFigure(sheet, activation, sums.channel(cell.channel()), cell, fixed);
    }
}
