package org.kernelscope.ui.arithmetic;

import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.arithmetic.CodeLayout.Row;
import org.kernelscope.ui.arithmetic.code.SourceBlock;
import org.kernelscope.ui.arithmetic.code.SourceText;
import org.kernelscope.ui.arithmetic.code.SourceText.Span;
import org.kernelscope.ui.arithmetic.code.Walkthrough;
import org.kernelscope.ui.arithmetic.code.Walkthrough.Execution;
import org.kernelscope.ui.arithmetic.code.Walkthrough.Variable;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.RasterPen;

/**
 * The source of the operation, with the line that runs and the present values of its variables. If
 * the methods do not fit, the part with the line is shown.
 */
final class CodeFigure implements Figure {
    private final FigureContext context;
    private final Walkthrough walkthrough;
    private final @Nullable Figure computation;
    private final CodeLayout layout;

    /**
     * The figure of a walkthrough.
     *
     * @param computation the tab that shows the same computation; if it has the same steps, the
     *     same cell is played
     */
    CodeFigure(Walkthrough walkthrough, FigureContext context, Figure computation) {
        this.walkthrough = walkthrough;
        this.context = context;
        this.computation = computation.steps() == walkthrough.steps() ? computation : null;
        this.layout = CodeLayout.of(walkthrough, context);
    }

    @Override
    public int steps() {
        return walkthrough.steps();
    }

    @Override
    public void paint(RasterPen pen, double time) {
        Execution execution = walkthrough.at(time);
        SourceBlock block = execution.line().block();
        Span runs = SourceText.of(block.operation()).span(execution.line());
        int first = layout.firstRow(block, runs);
        int end = Math.min(layout.rows().size(), first + layout.visible());
        for (int i = first; i < end; i++) {
            Row row = layout.rows().get(i);
            boolean lit = row.block().equals(block) && runs.has(row.line());
            row(pen, row, (i - first) * layout.line(), lit);
        }
        variables(pen, execution);
    }

    private void row(RasterPen pen, Row row, double top, boolean runs) {
        double y = top + layout.line() / 2;
        if (row.line() < 0) {
            pen.write(row.text(), 0, y, Face.STRONG, layout.size(), pen.look().quiet(), HPos.LEFT);
            return;
        }
        if (runs) {
            int colour = pen.look().training();
            pen.overlay(0, top, layout.width(), layout.line(), colour, 0.28);
            pen.fill(0, top, layout.letter() / 2, layout.line(), colour);
        }
        double x = (CodeLayout.MARK + row.indentation()) * layout.letter();
        Face face = runs ? Face.RESULT : Face.NUMBER;
        pen.write(row.text(), x, y, face, layout.size(), pen.look().emphasis(), HPos.LEFT);
    }

    private void variables(RasterPen pen, Execution execution) {
        double column = CodeLayout.VARIABLES * layout.letter();
        double step = column + CodeLayout.GAP * layout.letter();
        double left = layout.beside() ? context.width() - column : 0;
        double top = context.height() - layout.variableRows() * layout.line();
        if (layout.beside()) {
            String title = context.texts().get("arithmetic.code.variables");
            double middle = layout.line() / 2;
            int quiet = pen.look().quiet();
            pen.write(title, left, middle, Face.STRONG, layout.size(), quiet, HPos.LEFT);
            top = layout.line();
        } else {
            double rule = top - 0.3 * layout.line();
            pen.fill(0, rule, context.width(), 1, pen.look().tileFrame());
        }
        for (int i = 0; i < execution.variables().size(); i++) {
            Variable variable = execution.variables().get(i);
            double x = left + i % layout.columns() * step;
            double y = top + (i / layout.columns() + 0.5) * layout.line();
            double end = Math.min(context.width(), x + column);
            double size = layout.size();
            pen.write(variable.name(), x, y, Face.NUMBER, size, pen.look().quiet(), HPos.LEFT);
            int ink = pen.look().emphasis();
            pen.write(variable.value(), end, y, Face.RESULT, size, ink, HPos.RIGHT);
        }
    }

    @Override
    public @Nullable Cell cellAt(double time) {
        return computation == null ? null : computation.cellAt(time);
    }

    @Override
    public double timeOf(Cell cell) {
        return computation == null ? Double.NaN : computation.timeOf(cell);
    }

    @Override
    public int firstChange() {
        return computation == null ? 0 : computation.firstChange();
    }

    @Override
    public HitTarget at(double x, double y) {
        return HitTarget.SOLID;
    }

    /** The place of the statement that runs; the bar of the clock has no room for all of it. */
    @Override
    public String caption(double time) {
        SourceBlock block = walkthrough.at(time).line().block();
        Span runs = SourceText.of(block.operation()).span(walkthrough.at(time).line());
        return context.texts().get("arithmetic.code.caption", block.file(), runs.first() + 1);
    }

    /** The variables of the last step. */
    @Override
    public String result() {
        StringBuilder all = new StringBuilder();
        for (Variable variable : walkthrough.at(walkthrough.steps()).variables()) {
            all.append(variable.name()).append(" = ").append(variable.value()).append("   ");
        }
        return all.toString().strip();
    }
}
