package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.ActivationReport;
import org.kernelscope.analysis.ActivationReport.State;
import org.kernelscope.network.Cell;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Align;
import org.kernelscope.ui.paint.TileBrush;
import org.kernelscope.ui.paint.TileBrush.Colours;
import org.kernelscope.ui.paint.TileBrush.Tile;
import org.kernelscope.ui.state.LayerWords;

/**
 * What the activation makes of the sums of a map: the network's own function large, with the
 * histogram of all sums along its axis, its derivative, and the point of one cell; and the other
 * functions on the same numbers, with the maps that they would make. Cells through which no
 * gradient passes are marked.
 */
final class ActivationFigure implements Figure {
    private static final double NAME = 1.5;
    private static final double OWN = 0.42;

    private final FigureContext sheet;
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
     * @param sums z of each of its cells
     * @param first the cell of the network that the first of them is; the others follow row by row,
     *     or unit by unit
     * @param fixed the cell whose point is shown; −1 if the clock goes through all
     */
    ActivationFigure(
            FigureContext sheet, Activation activation, Tensor sums, Cell first, int fixed) {
        this.sheet = sheet;
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
        double room = sheet.height() * (1 - OWN) - 2 * sheet.em();
        this.columns = sheet.width() > 1.35 * room ? 3 : 2;
        int rows = (others.size() + columns - 1) / columns;
        this.cellWidth = sheet.width() / columns;
        this.cellHeight = room / rows;
    }

    @Override
    public int steps() {
        return fixed >= 0 ? 0 : sums.size() - 1;
    }

    private int index(double time) {
        return fixed >= 0 ? fixed : (int) Math.min(sums.size() - 1, Math.floor(time));
    }

    @Override
    public void paint(RasterPen brush, double time) {
        int index = index(time);
        double em = brush.em();
        double tall = sheet.height() * OWN - NAME * em;
        double side = Math.min(tall, sheet.width() * 0.3);
        Tile map = tile(0, 0, side);
        map = map.at(sheet.width() - map.width(), NAME * em);
        double wide = map.x() - 1.5 * em;
        CurvePlot plot = new CurvePlot(0, NAME * em, wide, tall, own.activation(), reach);
        String name = LayerWords.activation(sheet.texts(), own.activation());
        brush.write(name, 0, 0.7 * em, Face.STRONG, 1.1, brush.look().emphasis(), Align.LEFT);
        plot.histogram(brush, sums);
        plot.derivative(brush);
        plot.curve(brush);
        plot.point(brush, sums.get(index), true);
        String slope =
                sheet.texts()
                        .get(
                                "arith.activation.slope",
                                Numbers.value(own.activation().derivative(sums.get(index))));
        brush.caption(slope, 0, NAME * em + 0.8 * em);
        map(brush, own, map, index);
        counts(brush, own, map.x(), map.y() + map.height() + em, true);
        double top = sheet.height() - cellHeight * ((others.size() + columns - 1) / columns);
        brush.caption(sheet.texts().get("arith.activation.others"), 0, top - 0.6 * em);
        for (int i = 0; i < others.size(); i++) {
            other(
                    brush,
                    others.get(i),
                    i % columns * cellWidth,
                    top + i / columns * cellHeight,
                    index);
        }
    }

    private void other(RasterPen brush, ActivationReport report, double x, double y, int index) {
        double em = brush.em();
        double tall = cellHeight - (NAME + 1.9) * em;
        double side = Math.min(tall, cellWidth * 0.42);
        Tile map = tile(0, 0, side);
        double wide = cellWidth - map.width() - 2 * em;
        map = map.at(x + wide + 0.6 * em, y + NAME * em);
        boolean mine = report.activation() == own.activation();
        String name = LayerWords.activation(sheet.texts(), report.activation());
        int ink = mine ? brush.look().emphasis() : brush.look().quiet();
        Face face = mine ? Face.STRONG : Face.TEXT;
        brush.write(name, x, y + 0.7 * em, face, 0.9, ink, Align.LEFT);
        CurvePlot plot = new CurvePlot(x, y + NAME * em, wide, tall, report.activation(), reach);
        plot.histogram(brush, sums);
        plot.curve(brush);
        plot.point(brush, sums.get(index), false);
        map(brush, report, map, index);
        counts(brush, report, x, y + NAME * em + tall + 0.8 * em, false);
    }

    /** The map that a function makes; a cell without gradient is crossed out. */
    private void map(RasterPen brush, ActivationReport report, Tile tile, int index) {
        TileBrush tiles = new TileBrush(brush);
        Tensor shown = report.outputs().reshape(shape());
        Colours colours = tiles.signed(shown.absMax());
        tiles.map(tile, shown, colours);
        for (int i = 0; i < sums.size() && tile.cell() >= 4; i++) {
            State state = report.state(i);
            if (state != State.ACTIVE) {
                double dot = Math.max(1, tile.cell() * (state == State.DEAD ? 0.28 : 0.16));
                double x = tile.cellX(i % tile.columns() + 0.5);
                double y = tile.cellY(i / tile.columns() + 0.5);
                int ground = colours.of(shown.get(i));
                brush.veil(x - dot / 2, y - dot / 2, dot, dot, RasterPen.readableOn(ground), 0.7);
            }
        }
        tiles.window(tile, index / tile.columns(), index % tile.columns(), 1, 1);
    }

    private void counts(RasterPen brush, ActivationReport report, double x, double y, boolean two) {
        String dead = sheet.texts().get("arith.activation.dead", report.dead(), sums.size());
        String saturated = sheet.texts().get("arith.activation.saturated", report.saturated());
        if (two) {
            brush.caption(dead, x, y);
            brush.caption(saturated, x, y + 1.3 * brush.em());
        } else {
            brush.write(
                    dead + " · " + saturated,
                    x,
                    y,
                    Face.TEXT,
                    0.78,
                    brush.look().quiet(),
                    Align.LEFT);
        }
    }

    /** A map as it is; units in a block about as wide as high. */
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
        double side = Math.min(sheet.height() * OWN - NAME * sheet.em(), sheet.width() * 0.3);
        Tile map = tile(0, 0, side);
        int index = map.at(sheet.width() - map.width(), NAME * sheet.em()).indexAt(x, y);
        return index >= 0 && fixed < 0 ? HitTarget.look(cell(index), index) : HitTarget.SOLID;
    }

    @Override
    public @Nullable Cell cellAt(double time) {
        return fixed < 0 ? cell(index(time)) : null;
    }

    @Override
    public double momentOf(Cell cell) {
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
        return sheet.texts()
                .get(
                        "arith.caption.activated",
                        Numbers.signed(sums.get(index)),
                        Numbers.value(own.outputs().get(index)));
    }

    @Override
    public String result() {
        return sheet.texts()
                .get("arith.result.activation", own.dead(), own.saturated(), sums.size());
    }
}
