package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.ActivationReport;
import org.kernelscope.analysis.ActivationReport.State;
import org.kernelscope.network.Cell;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.state.ActivationWords;

/**
 * The activation function of a map: its graph with the histogram of all sums, its derivative and
 * the point of one cell; and below, other functions applied to the same sums, with the resulting
 * maps. Cells without a gradient are marked.
 */
final class ActivationFigure implements Figure {
    private static final double NAME = 1.5;
    private static final double OWN = 0.42;

    private final FigureContext context;
    private final Tensor sums;
    private final Cell first;
    private final int fixed;
    private final ActivationReport own;
    private final List<ActivationReport> others = new ArrayList<>();
    private final double reach;
    private final double cellWidth;
    private final double cellHeight;
    private final int columns;

    /**
     * The figure of a map.
     *
     * @param sums z of each cell
     * @param first the first cell of {@code sums}; the others follow row by row, or unit by unit
     * @param fixed index of the cell whose point is shown; −1 to go through all cells in time
     */
    ActivationFigure(
            FigureContext context, Activation activation, Tensor sums, Cell first, int fixed) {
        this.context = context;
        this.sums = sums;
        this.first = first;
        this.fixed = fixed;
        this.own = ActivationReport.of(activation, sums);
        for (Activation other : Activation.values()) {
            if (other != Activation.IDENTITY) {
                others.add(ActivationReport.of(other, sums));
            }
        }
        this.reach = CurvePlot.reachOf(sums);
        double below = context.height() * (1 - OWN) - 2 * context.em();
        this.columns = context.width() > 1.35 * below ? 3 : 2;
        int rows = (others.size() + columns - 1) / columns;
        this.cellWidth = context.width() / columns;
        this.cellHeight = below / rows;
    }

    @Override
    public int steps() {
        return fixed >= 0 ? 0 : sums.size() - 1;
    }

    private int index(double time) {
        return fixed >= 0 ? fixed : (int) Math.min(sums.size() - 1, Math.floor(time));
    }

    @Override
    public void paint(RasterPen pen, double time) {
        int index = index(time);
        double em = pen.em();
        double tall = context.height() * OWN - NAME * em;
        // Two lines of counts stand below the map.
        double side = Math.min(tall - 1.4 * em, context.width() * 0.3);
        Tile map = tile(0, 0, side);
        map = map.at(context.width() - map.width(), NAME * em);
        double wide = map.x() - 1.5 * em;
        CurvePlot plot = new CurvePlot(0, NAME * em, wide, tall, own.activation(), reach);
        String name = ActivationWords.name(context.texts(), own.activation());
        pen.write(name, 0, 0.7 * em, Face.STRONG, 1.1, pen.look().emphasis(), HPos.LEFT);
        plot.histogram(pen, sums);
        plot.derivative(pen);
        plot.curve(pen);
        plot.point(pen, sums.get(index), true);
        String slope =
                context.texts()
                        .get(
                                "arithmetic.activation.slope",
                                Numbers.value(own.activation().derivative(sums.get(index))));
        pen.caption(slope, 0, NAME * em + 0.8 * em);
        map(pen, own, map, index);
        counts(pen, own, map.x(), map.y() + map.height() + em, true);
        double top = context.height() - cellHeight * ((others.size() + columns - 1) / columns);
        pen.caption(context.texts().get("arithmetic.activation.others"), 0, top - 0.6 * em);
        for (int i = 0; i < others.size(); i++) {
            other(
                    pen,
                    others.get(i),
                    i % columns * cellWidth,
                    top + i / columns * cellHeight,
                    index);
        }
    }

    private void other(RasterPen pen, ActivationReport report, double x, double y, int index) {
        double em = pen.em();
        double tall = cellHeight - (NAME + 1.9) * em;
        double side = Math.min(tall, cellWidth * 0.42);
        Tile map = tile(0, 0, side);
        double wide = cellWidth - map.width() - 2 * em;
        map = map.at(x + wide + 0.6 * em, y + NAME * em);
        boolean isOwn = report.activation() == own.activation();
        String name = ActivationWords.name(context.texts(), report.activation());
        int ink = isOwn ? pen.look().emphasis() : pen.look().quiet();
        Face face = isOwn ? Face.STRONG : Face.TEXT;
        pen.write(name, x, y + 0.7 * em, face, 0.9, ink, HPos.LEFT);
        CurvePlot plot = new CurvePlot(x, y + NAME * em, wide, tall, report.activation(), reach);
        plot.histogram(pen, sums);
        plot.curve(pen);
        plot.point(pen, sums.get(index), false);
        map(pen, report, map, index);
        counts(pen, report, x, y + NAME * em + tall + 0.8 * em, false);
    }

    /** The map that results from a function, with a dot in cells without a gradient. */
    private void map(RasterPen pen, ActivationReport report, Tile tile, int index) {
        Tensor shown = report.outputs().reshape(shape());
        ValueColours colours = pen.signedColours(shown.absMax());
        pen.map(tile, shown, colours);
        for (int i = 0; i < sums.size() && tile.cell() >= 4; i++) {
            State state = report.state(i);
            if (state != State.ACTIVE) {
                double dot = Math.max(1, tile.cell() * (state == State.DEAD ? 0.28 : 0.16));
                double x = tile.cellX(i % tile.columns() + 0.5);
                double y = tile.cellY(i / tile.columns() + 0.5);
                int ground = colours.of(shown.get(i));
                pen.overlay(x - dot / 2, y - dot / 2, dot, dot, Look.readableOn(ground), 0.7);
            }
        }
        pen.window(tile, index / tile.columns(), index % tile.columns(), 1, 1);
    }

    private void counts(
            RasterPen pen, ActivationReport report, double x, double y, boolean twoLines) {
        String dead = context.texts().get("arithmetic.activation.dead", report.dead(), sums.size());
        String saturated =
                context.texts().get("arithmetic.activation.saturated", report.saturated());
        if (twoLines) {
            double wide = Math.max(pen.captionWidth(dead), pen.captionWidth(saturated));
            double left = Math.min(x, context.width() - wide);
            pen.caption(dead, left, y);
            pen.caption(saturated, left, y + 1.3 * pen.em());
        } else {
            pen.write(
                    dead + " · " + saturated, x, y, Face.TEXT, 0.78, pen.look().quiet(), HPos.LEFT);
        }
    }

    /** The shape of a map; units are arranged in a nearly square block. */
    private Shape shape() {
        if (!sums.shape().isUnits()) {
            return sums.shape();
        }
        int units = sums.size();
        int wide = (int) Math.ceil(Math.sqrt(units));
        while (units % wide != 0) {
            wide++;
        }
        return wide > 3 * units / wide ? Shape.of(1, units, 1) : Shape.of(1, units / wide, wide);
    }

    private Tile tile(double x, double y, double side) {
        Shape shape = shape();
        double cell = Math.floor(side / Math.max(shape.rows(), shape.columns()));
        return new Tile(x, y, Math.max(1, cell), shape.rows(), shape.columns());
    }

    @Override
    public HitTarget at(double x, double y) {
        double side = Math.min(context.height() * OWN - NAME * context.em(), context.width() * 0.3);
        Tile map = tile(0, 0, side);
        int index = map.at(context.width() - map.width(), NAME * context.em()).indexAt(x, y);
        return index >= 0 && fixed < 0 ? HitTarget.look(cell(index), index) : HitTarget.SOLID;
    }

    @Override
    public @Nullable Cell cellAt(double time) {
        return fixed < 0 ? cell(index(time)) : null;
    }

    @Override
    public double timeOf(Cell cell) {
        boolean units = sums.shape().isUnits();
        boolean here =
                cell.layer() == first.layer() && (units || cell.channel() == first.channel());
        if (!here || fixed >= 0) {
            return Double.NaN;
        }
        return units
                ? cell.channel()
                : cell.row() * (double) sums.shape().columns() + cell.column();
    }

    private Cell cell(int index) {
        return sums.shape().isUnits()
                ? new Cell(first.layer(), index, 0, 0)
                : new Cell(
                        first.layer(),
                        first.channel(),
                        index / sums.shape().columns(),
                        index % sums.shape().columns());
    }

    @Override
    public String caption(double time) {
        int index = index(time);
        return context.texts()
                .get(
                        "arithmetic.caption.activated",
                        Numbers.signed(sums.get(index)),
                        Numbers.value(own.outputs().get(index)));
    }

    @Override
    public String result() {
        return context.texts()
                .get("arithmetic.result.activation", own.dead(), own.saturated(), sums.size());
    }
}
