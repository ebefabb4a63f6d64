package org.kernelscope.ui.arithmetic;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import javafx.geometry.HPos;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReporter;
import org.kernelscope.analysis.MapReport;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;

/**
 * The computation of a map from a single input map, stage by stage: a window moves over the input
 * map, its values are shown enlarged beside it, and the stages appear cell by cell.
 */
final class PipelineFigure implements Figure {
    private static final double NAME = 1.35;
    private static final double LARGEST_CELL = 7;

    private final MapSteps map;
    private final FigureContext context;
    private final Tile input;
    private final Tile patch;
    private final Tile[] tiles;
    private final double linesX;
    private final double linesY;
    private final double linesWidth;

    /**
     * A map and the stages of its computation.
     *
     * @param layer the layer
     * @param channel its map
     * @param input the input map
     * @param stages the intermediate maps in order; the last is the output map
     * @param lines the equation of the cell at an index
     * @param winner the index in its window of the value that a pooling selected for the cell at an
     *     index; −1 for none
     */
    record MapSteps(
            Layer layer,
            int channel,
            Tensor input,
            List<Stage> stages,
            IntFunction<List<Line>> lines,
            IntUnaryOperator winner) {}

    /** An intermediate map with its name. */
    record Stage(String name, Tensor map) {}

    static PipelineFigure of(MapReport report, FigureContext context) {
        Texts texts = context.texts();
        String name = context.name(report.layer().index(), report.channel());
        Stage output = new Stage(name, report.output());
        if (report instanceof MapReport.Pooled pooled) {
            return of(report, context, pooled.input(), List.of(output));
        }
        if (report instanceof MapReport.Subsampled subsampled) {
            Stage totals = new Stage(texts.get("arithmetic.stage.totals"), subsampled.totals());
            Stage sums = new Stage(texts.get("arithmetic.stage.z"), subsampled.sums());
            return of(report, context, subsampled.input(), List.of(totals, sums, output));
        }
        if (report instanceof MapReport.Normalised normalised) {
            Stage even =
                    new Stage(texts.get("arithmetic.stage.normalised"), normalised.normalised());
            Stage sums = new Stage(texts.get("arithmetic.stage.shifted"), normalised.sums());
            return of(report, context, normalised.input(), List.of(even, sums, output));
        }
        MapReport.Unchanged passed = (MapReport.Unchanged) report;
        return of(report, context, passed.input(), List.of(output));
    }

    private static PipelineFigure of(
            MapReport report, FigureContext context, Tensor input, List<Stage> stages) {
        return new PipelineFigure(
                new MapSteps(
                        report.layer(),
                        report.channel(),
                        input,
                        stages,
                        index -> TermLines.of(cell(report, context, index), context),
                        index ->
                                cell(report, context, index) instanceof CellReport.Pooled pooled
                                        ? pooled.winner()
                                        : -1),
                context);
    }

    private static CellReport cell(MapReport report, FigureContext context, int index) {
        int columns = report.output().shape().columns();
        int layer = report.layer().index();
        Cell cell = new Cell(layer, report.channel(), index / columns, index % columns);
        return CellReporter.report(context.model(), context.activations(), cell);
    }

    private PipelineFigure(MapSteps map, FigureContext context) {
        this.map = map;
        this.context = context;
        double em = context.em();
        double half = Math.min(context.height() * 0.5, context.width() * 0.55) - NAME * em;
        double side = Math.min(half, largest(map.input()));
        input = Tile.in(0, NAME * em, side, map.input());
        int size = map.layer().window().size();
        Tensor like = Tensor.zeros(Shape.of(1, size, size));
        double patchX = input.width() + 2.5 * em;
        double patchSide =
                Math.min(context.width() - patchX, Math.min(0.6 * side, 4.5 * em * size));
        patch = Tile.in(patchX, NAME * em, Math.max(em, patchSide), like);
        double below = input.y() + input.height() + (1.2 + NAME) * em;
        int count = map.stages().size();
        double stageSide =
                Math.min(
                        (context.width() - (count - 1) * 2 * em) / Math.max(2, count),
                        context.height() - below);
        tiles = new Tile[count];
        double x = 0;
        for (int i = 0; i < count; i++) {
            Tensor stage = map.stages().get(i).map();
            tiles[i] = Tile.in(x, below, Math.min(stageSide, largest(stage)), stage);
            x += tiles[i].width() + 2 * em;
        }
        boolean beside = count == 1;
        linesX = beside ? x + 0.5 * em : patchX;
        linesY = beside ? below + em : patch.y() + patch.height() + 1.6 * em;
        linesWidth = Math.min(context.width() - linesX, 19 * em);
    }

    /** The largest side of a map: maps with few cells are smaller than others. */
    private double largest(Tensor values) {
        int most = Math.max(values.shape().rows(), values.shape().columns());
        return LARGEST_CELL * context.em() * most;
    }

    @Override
    public int steps() {
        return map.stages().get(0).map().size() - 1;
    }

    private SlidingWindow sliding(double time) {
        Shape shape = map.layer().outputShape();
        return new SlidingWindow(shape.rows(), shape.columns(), time);
    }

    @Override
    public void paint(RasterPen pen, double time) {
        SlidingWindow sliding = sliding(time);
        Window window = map.layer().window();
        int below = map.layer().index() - 1;
        ValueColours inputColours = context.colours(pen, below, map.channel());
        double up = 0.65 * pen.em();
        pen.caption(context.name(below, map.channel()), input.x(), input.y() - up);
        pen.map(input, map.input(), inputColours);
        double row = sliding.row() * window.stride() - window.padding();
        double column = sliding.column() * window.stride() - window.padding();
        pen.window(input, row, column, window.reach(), window.reach());
        patch(pen, inputColours, sliding.index());
        connect(pen, row, column);
        for (int i = 0; i < tiles.length; i++) {
            Stage stage = map.stages().get(i);
            boolean last = i == tiles.length - 1;
            ValueColours colours =
                    last
                            ? context.colours(pen, below + 1, map.channel())
                            : pen.signedColours(stage.map().absMax());
            pen.caption(stage.name(), tiles[i].x(), tiles[i].y() - up);
            pen.map(tiles[i], stage.map(), colours, sliding.computed());
            pen.window(tiles[i], sliding.row(), sliding.column(), 1, 1);
            if (!last) {
                double x = tiles[i].x() + tiles[i].width() + pen.em();
                double y = tiles[i].y() + tiles[i].height() / 2;
                pen.write("→", x, y, Face.NUMBER, 1.1, pen.look().quiet(), HPos.CENTER);
            }
        }
        List<Line> lines = map.lines().apply(sliding.index());
        TermLines.paint(pen, lines, linesX, linesY, linesWidth, lines.size());
    }

    private void patch(RasterPen pen, ValueColours colours, int index) {
        Tensor values = window(index);
        pen.map(patch, values, colours);
        pen.values(patch, values, colours);
        int winner = map.winner().applyAsInt(index);
        if (winner >= 0) {
            pen.window(patch, winner / patch.columns(), winner % patch.columns(), 1, 1);
        }
    }

    /** Lines from the window to its enlarged values. */
    private void connect(RasterPen pen, double row, double column) {
        double reach = map.layer().window().reach();
        double x = input.cellX(Math.min(input.columns(), column + reach));
        int quiet = pen.look().quiet();
        double line = pen.em() / 13;
        pen.line(x, input.cellY(row), patch.x(), patch.y(), line, quiet, 0.8);
        double bottom = patch.y() + patch.height();
        pen.line(x, input.cellY(row + reach), patch.x(), bottom, line, quiet, 0.8);
    }

    /** The values in the window of a cell; NaN outside of the map. */
    private Tensor window(int index) {
        Window window = map.layer().window();
        Shape shape = map.layer().outputShape();
        Shape below = map.input().shape();
        float[] values = new float[window.size() * window.size()];
        for (int tap = 0; tap < values.length; tap++) {
            int row = window.input(index / shape.columns(), tap / window.size());
            int column = window.input(index % shape.columns(), tap % window.size());
            boolean inside =
                    row >= 0 && row < below.rows() && column >= 0 && column < below.columns();
            values[tap] = inside ? map.input().at(0, row, column) : Float.NaN;
        }
        return Tensor.takeOver(Shape.of(1, window.size(), window.size()), values);
    }

    @Override
    public List<FlightTarget> targets() {
        int layer = map.layer().index();
        return List.of(
                new FlightTarget(layer - 1, map.channel(), input),
                new FlightTarget(layer, map.channel(), tiles[tiles.length - 1]));
    }

    @Override
    public HitTarget at(double x, double y) {
        Shape shape = map.layer().outputShape();
        for (Tile tile : tiles) {
            int index = tile.indexAt(x, y);
            if (index >= 0) {
                return HitTarget.open(cell(index), index);
            }
        }
        int pixel = input.indexAt(x, y);
        if (pixel >= 0) {
            Window window = map.layer().window();
            int row = over(pixel / input.columns(), window, shape.rows());
            int column = over(pixel % input.columns(), window, shape.columns());
            return HitTarget.time(row * (double) shape.columns() + column);
        }
        return patch.indexAt(x, y) >= 0 ? HitTarget.SOLID : HitTarget.NOTHING;
    }

    @Override
    public Cell cellAt(double time) {
        return cell(sliding(time).index());
    }

    @Override
    public int firstChange() {
        return Figure.firstChange(map.stages().get(0).map());
    }

    @Override
    public double timeOf(Cell cell) {
        boolean here = cell.layer() == map.layer().index() && cell.channel() == map.channel();
        int columns = map.layer().outputShape().columns();
        return here ? cell.row() * (double) columns + cell.column() : Double.NaN;
    }

    private Cell cell(int index) {
        int columns = map.layer().outputShape().columns();
        return new Cell(map.layer().index(), map.channel(), index / columns, index % columns);
    }

    private static int over(int input, Window window, int extent) {
        int output = (input + window.padding()) / window.stride();
        return Math.max(0, Math.min(extent - 1, output));
    }

    @Override
    public String caption(double time) {
        int index = sliding(time).index();
        int columns = map.layer().outputShape().columns();
        return context.texts()
                .get(
                        "arithmetic.caption.cell",
                        index / columns + 1,
                        index % columns + 1,
                        index + 1,
                        steps() + 1);
    }

    @Override
    public String result() {
        Tensor output = map.stages().get(tiles.length - 1).map();
        return context.texts()
                .get(
                        "arithmetic.result.map",
                        1,
                        Numbers.value(output.min()),
                        Numbers.value(output.max()));
    }
}
