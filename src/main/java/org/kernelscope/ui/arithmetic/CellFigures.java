package org.kernelscope.ui.arithmetic;

import java.util.List;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.arithmetic.PicturesFigure.Picture;

/** The figures of numbers that are no weighted sums. Any thread. */
final class CellFigures {
    private CellFigures() {}

    static Figure of(FigureContext context, CellReport report) {
        Texts texts = context.texts();
        Cell cell = report.cell();
        String below = context.name(cell.layer() - 1, cell.channel());
        if (report instanceof CellReport.Pooled pooled) {
            Picture patch = new Picture(below, "", pooled.patch(), pooled.winner());
            return figure(context, report, List.of(patch), Activation.IDENTITY, 0);
        }
        if (report instanceof CellReport.Subsampled sum) {
            Picture patch = new Picture(below, "", sum.patch(), -1);
            return figure(context, report, List.of(patch), sum.activation(), sum.sum());
        }
        if (report instanceof CellReport.Distance distance) {
            List<Picture> pictures =
                    List.of(
                            new Picture(
                                    context.name(cell.layer() - 1),
                                    "",
                                    RbfDistancesFigure.picture(distance.values()),
                                    -1),
                            new Picture(
                                    texts.get("arith.rbf.code", cell.channel()),
                                    "−",
                                    RbfDistancesFigure.picture(distance.code()),
                                    -1),
                            new Picture(
                                    texts.get("arith.rbf.squares"),
                                    "→",
                                    RbfDistancesFigure.picture(distance.terms()),
                                    -1));
            return figure(context, report, pictures, Activation.IDENTITY, 0);
        }
        float value =
                context.activations()
                        .output(cell.layer() - 1)
                        .at(cell.channel(), cell.row(), cell.column());
        Picture one = new Picture(below, "", Tensor.of(Shape.of(1, 1, 1), value), -1);
        return report instanceof CellReport.Normalised normalised
                ? figure(context, report, List.of(one), normalised.activation(), normalised.sum())
                : figure(context, report, List.of(one), Activation.IDENTITY, 0);
    }

    private static Figure figure(
            FigureContext context,
            CellReport report,
            List<Picture> pictures,
            Activation f,
            double z) {
        double reach = Math.max(4, 1.25 * Math.abs(z));
        CurvePlot curve = f == Activation.IDENTITY ? null : new CurvePlot(0, 0, 1, 1, f, reach);
        return new PicturesFigure(
                context,
                pictures,
                CellLines.of(context, report),
                tap -> source(context, report.cell(), tap),
                curve,
                z);
    }

    /** The cell below that lies in the window; units below a distance count row by row. */
    private static HitTarget source(FigureContext context, Cell cell, int tap) {
        Layer layer = context.layer(cell.layer());
        Shape below = layer.inputShape();
        Window window = layer.window();
        boolean units = below.isUnits() && layer.outputShape().isUnits();
        int row = units ? 0 : window.input(cell.row(), tap / window.size());
        int column = units ? 0 : window.input(cell.column(), tap % window.size());
        boolean inside =
                cell.layer() > 0
                        && row >= 0
                        && row < below.rows()
                        && column >= 0
                        && column < below.columns();
        // An output sees every unit below; all others see the map of their own.
        int channel = layer.spec().isOutput() ? tap : cell.channel();
        return inside
                ? HitTarget.open(new Cell(cell.layer() - 1, channel, row, column), Double.NaN)
                : HitTarget.SOLID;
    }
}
