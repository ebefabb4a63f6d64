package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;

/**
 * The computation of a value that is not a weighted sum: its inputs as maps with their values, the
 * equation line by line, and the activation. {@link NumberFigure} shows weighted sums.
 */
final class CellFigure implements Figure {
    private static final double NAME = 1.4;
    private static final double LARGEST_CELL = 10;

    /** Width, in em, of the equation. */
    private static final double EQUATION = 26;

    private final CellReport report;
    private final FigureContext context;
    private final List<Input> inputs;
    private final List<Line> lines;
    private final @Nullable CurvePlot curve;
    private final double z;
    private final List<Tile> tiles = new ArrayList<>();
    private final double linesY;

    /**
     * A map that goes into the computation.
     *
     * @param name name above the map
     * @param sign operator between the previous map and this one
     * @param map the values; NaN outside of the layer below
     * @param channel the map of the layer below that the values are part of; −1 for values that are
     *     not on the stage
     * @param winner index of the value that a pooling selected; −1 for none
     */
    private record Input(String name, String sign, Tensor map, int channel, int winner) {}

    private CellFigure(
            CellReport report,
            FigureContext context,
            List<Input> inputs,
            Activation activation,
            double z) {
        this.report = report;
        this.context = context;
        this.inputs = inputs;
        this.lines = TermLines.of(report, context);
        this.z = z;
        boolean curved = activation != Activation.IDENTITY;
        double em = context.em();
        double equation = (lines.size() + 1) * TermLines.LINE * em;
        double tallest = context.height() - equation - (curved ? 12 : 2) * em - NAME * em;
        double widest = (context.width() - 2 * em * (inputs.size() - 1)) / inputs.size();
        double x = 0;
        double bottom = 0;
        for (Input input : inputs) {
            Shape shape = input.map().shape();
            double fitting = Math.min(tallest / shape.rows(), widest / shape.columns());
            double cell = Math.floor(Math.max(2, Math.min(LARGEST_CELL * em, fitting)));
            Tile tile = new Tile(x, NAME * em, cell, shape.rows(), shape.columns());
            tiles.add(tile);
            x += tile.width() + 2 * em;
            bottom = Math.max(bottom, tile.y() + tile.height());
        }
        linesY = bottom + 1.6 * em;
        double top = linesY + equation;
        double height = Math.min(14 * em, context.height() - top);
        double width = Math.min(context.width(), 28 * em);
        double reach = Math.max(4, 1.25 * Math.abs(z));
        this.curve =
                curved && height >= 6 * em
                        ? new CurvePlot(0, top, width, height, activation, reach)
                        : null;
    }

    static CellFigure of(CellReport report, FigureContext context) {
        Cell cell = report.cell();
        String below = context.name(cell.layer() - 1, cell.channel());
        if (report instanceof CellReport.Pooled pooled) {
            Input patch = new Input(below, "", pooled.patch(), cell.channel(), pooled.winner());
            return new CellFigure(report, context, List.of(patch), Activation.IDENTITY, 0);
        }
        if (report instanceof CellReport.Subsampled sum) {
            Input patch = new Input(below, "", sum.patch(), cell.channel(), -1);
            return new CellFigure(report, context, List.of(patch), sum.activation(), sum.sum());
        }
        if (report instanceof CellReport.Distance distance) {
            return new CellFigure(
                    report, context, bitmaps(distance, context), Activation.IDENTITY, 0);
        }
        float value =
                context.activations()
                        .output(cell.layer() - 1)
                        .at(cell.channel(), cell.row(), cell.column());
        Input one = new Input(below, "", Tensor.of(Shape.of(1, 1, 1), value), cell.channel(), -1);
        return report instanceof CellReport.Normalised normalised
                ? new CellFigure(
                        report, context, List.of(one), normalised.activation(), normalised.sum())
                : new CellFigure(report, context, List.of(one), Activation.IDENTITY, 0);
    }

    /** The units below an RBF output, the bitmap of its class, and the squared differences. */
    private static List<Input> bitmaps(CellReport.Distance distance, FigureContext context) {
        Cell cell = distance.cell();
        return List.of(
                new Input(
                        context.name(cell.layer() - 1),
                        "",
                        RbfDistancesFigure.bitmap(distance.values()),
                        -1,
                        -1),
                new Input(
                        context.texts().get("arithmetic.rbf.code", cell.channel()),
                        "−",
                        RbfDistancesFigure.bitmap(distance.code()),
                        -1,
                        -1),
                new Input(
                        context.texts().get("arithmetic.rbf.squares"),
                        "→",
                        RbfDistancesFigure.bitmap(distance.terms()),
                        -1,
                        -1));
    }

    /** A step for each line. */
    @Override
    public int steps() {
        return lines.size() - 1;
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        for (int i = 0; i < tiles.size(); i++) {
            Input input = inputs.get(i);
            Tile tile = tiles.get(i);
            ValueColours colours =
                    input.channel() < 0
                            ? pen.signedColours(input.map().absMax())
                            : context.colours(pen, report.cell().layer() - 1, input.channel());
            pen.caption(input.name(), tile.x(), tile.y() - 0.7 * em);
            pen.map(tile, input.map(), colours);
            pen.values(tile, input.map(), colours);
            if (input.winner() >= 0) {
                int at = input.winner();
                pen.window(tile, at / tile.columns(), at % tile.columns(), 1, 1);
            }
            double y = tile.y() + tile.height() / 2;
            int quiet = pen.look().quiet();
            pen.write(input.sign(), tile.x() - em, y, Face.TEXT, 1.3, quiet, HPos.CENTER);
        }
        int reached = (int) Math.floor(time) + 1;
        double width = Math.min(context.width(), EQUATION * em);
        TermLines.paint(pen, lines, 0, linesY, width, reached);
        if (curve != null) {
            curve.curve(pen);
            if (reached >= lines.size()) {
                curve.point(pen, z, true);
            }
        }
    }

    @Override
    public HitTarget at(double x, double y) {
        int index = tiles.get(0).indexAt(x, y);
        if (index >= 0) {
            return source(index);
        }
        int line = (int) Math.floor((y - linesY) / TermLines.LINE / context.em() + 0.5);
        boolean solid = line >= 0 && line < lines.size() && x < EQUATION * context.em();
        for (Tile tile : tiles) {
            solid |= tile.indexAt(x, y) >= 0;
        }
        return solid ? HitTarget.SOLID : HitTarget.NOTHING;
    }

    /** The cell below at an index of the first map; the units below an RBF count row by row. */
    private HitTarget source(int index) {
        Cell cell = report.cell();
        Layer layer = context.layer(cell.layer());
        Shape below = layer.inputShape();
        Window window = layer.window();
        boolean units = below.isUnits() && layer.outputShape().isUnits();
        int row = units ? 0 : window.input(cell.row(), index / window.size());
        int column = units ? 0 : window.input(cell.column(), index % window.size());
        boolean inside =
                cell.layer() > 0
                        && row >= 0
                        && row < below.rows()
                        && column >= 0
                        && column < below.columns();
        // An output uses every unit below; all others use the map of the same channel.
        int channel = layer.spec().isOutput() ? index : cell.channel();
        return inside
                ? HitTarget.open(new Cell(cell.layer() - 1, channel, row, column), Double.NaN)
                : HitTarget.SOLID;
    }

    @Override
    public String caption(double time) {
        Line line = lines.get(Math.min(lines.size() - 1, (int) Math.floor(time)));
        return line.term() + " " + line.value();
    }

    @Override
    public String result() {
        StringBuilder all = new StringBuilder();
        for (Line line : lines) {
            all.append(line.term()).append(' ').append(line.value()).append("   ");
        }
        return all.toString().strip();
    }
}
