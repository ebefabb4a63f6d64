package org.kernelscope.ui.arithmetic;

import org.kernelscope.analysis.MapReport;
import org.kernelscope.analysis.MapReporter;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.state.Level;

/** Which figure shows what. Any thread. */
final class Figures {
    private Figures() {}

    /** The figure of a level, seen from one side. */
    static Figure of(Sheet sheet, Level level, Aspect aspect, double temperature) {
        Cell cell = level.cell();
        MapReport report =
                MapReporter.report(
                        sheet.model(), sheet.activations(), cell.layer(), cell.channel());
        return new ConvolutionFigure((MapReport.Convolved) report, sheet);
    }
}
