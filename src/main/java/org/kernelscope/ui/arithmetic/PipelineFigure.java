package org.kernelscope.ui.arithmetic;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.FlightTarget;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Align;
import org.kernelscope.ui.paint.TileBrush;
import org.kernelscope.ui.paint.TileBrush.Colours;
import org.kernelscope.ui.paint.TileBrush.Tile;

/**
 * How a map is made from one other, stage by stage: a window goes over the map below, what lies in
 * it stands beside it, enlarged, and the stages are unveiled cell by cell.
 */
final class PipelineFigure implements Figure {
    private static final double NAME = 1.35;
    private static final double LARGEST_CELL = 7;

    private final Making making;
    private final FigureContext sheet;
    private final Tile input;
    private final Tile patch;
    private final Tile[] tiles;
    private final double linesX;
    private final double linesY;
    private final double linesWidth;

    /**
     * What is shown.
     *
     * @param layer the layer
     * @param channel its map
     * @param input the map below
     * @param stages what it becomes, one after another; the last is the map that is made
     * @param lines how the cell of an index comes about
     * @param winner which cell of its window became the cell of an index; −1 if none did alone
     */
    record Making(
            Layer layer,
            int channel,
            Tensor input,
            List<Stage> stages,
            IntFunction<List<Line>> lines,
            IntUnaryOperator winner) {}

    /** A map on the way, with its name. */
    record Stage(String name, Tensor map) {}

    PipelineFigure(Making making, FigureContext sheet) {
        this.making = making;
        this.sheet = sheet;
        double em = sheet.em();
        double half = Math.min(sheet.height() * 0.5, sheet.width() * 0.55) - NAME * em;
        double side = Math.min(half, largest(making.input()));
        input = Tile.in(0, NAME * em, side, making.input());
        int size = making.layer().window().size();
        Tensor like = Tensor.zeros(Shape.of(1, size, size));
        double patchX = input.width() + 2.5 * em;
        double patchSide = Math.min(sheet.width() - patchX, Math.min(0.6 * side, 4.5 * em * size));
        patch = Tile.in(patchX, NAME * em, Math.max(em, patchSide), like);
        double below = input.y() + input.height() + (1.2 + NAME) * em;
        int count = making.stages().size();
        double stageSide =
                Math.min(
                        (sheet.width() - (count - 1) * 2 * em) / Math.max(2, count),
                        sheet.height() - below);
        tiles = new Tile[count];
        double x = 0;
        for (int i = 0; i < count; i++) {
            Tensor map = making.stages().get(i).map();
            tiles[i] = Tile.in(x, below, Math.min(stageSide, largest(map)), map);
            x += tiles[i].width() + 2 * em;
        }
        boolean beside = count == 1;
        linesX = beside ? x + 0.5 * em : patchX;
        linesY = beside ? below + em : patch.y() + patch.height() + 1.6 * em;
        linesWidth = Math.min(sheet.width() - linesX, 19 * em);
    }

    /** A map of few cells does not become as large as others. */
    private double largest(Tensor map) {
        int most = Math.max(map.shape().rows(), map.shape().columns());
        return LARGEST_CELL * sheet.em() * most;
    }

    @Override
    public int steps() {
        return making.stages().get(0).map().size() - 1;
    }

    private SlidingWindow sweep(double time) {
        Shape shape = making.layer().outputShape();
        return new SlidingWindow(shape.rows(), shape.columns(), time);
    }

    @Override
    public void paint(RasterPen brush, double time) {
        TileBrush painter = new TileBrush(brush);
        SlidingWindow sweep = sweep(time);
        Window window = making.layer().window();
        int below = making.layer().index() - 1;
        Colours inputColours = sheet.colours(painter, below, making.channel());
        double up = 0.65 * brush.em();
        brush.caption(sheet.name(below, making.channel()), input.x(), input.y() - up);
        painter.map(input, making.input(), inputColours);
        double row = sweep.row() * window.stride() - window.padding();
        double column = sweep.column() * window.stride() - window.padding();
        painter.window(input, row, column, window.reach(), window.reach());
        patch(brush, painter, inputColours, sweep.index());
        connect(brush, row, column);
        for (int i = 0; i < tiles.length; i++) {
            Stage stage = making.stages().get(i);
            boolean last = i == tiles.length - 1;
            Colours colours =
                    last
                            ? sheet.colours(painter, below + 1, making.channel())
                            : painter.signed(stage.map().absMax());
            brush.caption(stage.name(), tiles[i].x(), tiles[i].y() - up);
            painter.map(tiles[i], stage.map(), colours, sweep.unveiled());
            painter.window(tiles[i], sweep.row(), sweep.column(), 1, 1);
            if (!last) {
                double x = tiles[i].x() + tiles[i].width() + brush.em();
                double y = tiles[i].y() + tiles[i].height() / 2;
                brush.write("→", x, y, Face.NUMBER, 1.1, brush.look().quiet(), Align.CENTRE);
            }
        }
        List<Line> lines = making.lines().apply(sweep.index());
        TermLines.paint(brush, lines, linesX, linesY, linesWidth, lines.size());
    }

    private void patch(RasterPen brush, TileBrush painter, Colours colours, int index) {
        Tensor values = window(index);
        painter.map(patch, values, colours);
        painter.numbers(patch, values, colours);
        int winner = making.winner().applyAsInt(index);
        if (winner >= 0) {
            painter.window(patch, winner / patch.columns(), winner % patch.columns(), 1, 1);
        }
    }

    /** From the window to what lies in it, enlarged. */
    private void connect(RasterPen brush, double row, double column) {
        double reach = making.layer().window().reach();
        double x = input.cellX(Math.min(input.columns(), column + reach));
        int quiet = brush.look().quiet();
        double line = brush.em() / 13;
        brush.line(x, input.cellY(row), patch.x(), patch.y(), line, quiet, 0.8);
        double bottom = patch.y() + patch.height();
        brush.line(x, input.cellY(row + reach), patch.x(), bottom, line, quiet, 0.8);
    }

    /** What lies in the window of a cell; not a number beyond the border. */
    private Tensor window(int index) {
        Window window = making.layer().window();
        Shape shape = making.layer().outputShape();
        Shape below = making.input().shape();
        float[] values = new float[window.size() * window.size()];
        for (int tap = 0; tap < values.length; tap++) {
            int row = window.input(index / shape.columns(), tap / window.size());
            int column = window.input(index % shape.columns(), tap % window.size());
            boolean inside =
                    row >= 0 && row < below.rows() && column >= 0 && column < below.columns();
            values[tap] = inside ? making.input().at(0, row, column) : Float.NaN;
        }
        return Tensor.takeOver(Shape.of(1, window.size(), window.size()), values);
    }

    @Override
    public List<FlightTarget> landings() {
        int layer = making.layer().index();
        return List.of(
                new FlightTarget(layer - 1, making.channel(), input),
                new FlightTarget(layer, making.channel(), tiles[tiles.length - 1]));
    }

    @Override
    public HitTarget at(double x, double y) {
        Shape shape = making.layer().outputShape();
        for (Tile tile : tiles) {
            int index = tile.indexAt(x, y);
            if (index >= 0) {
                return HitTarget.open(cell(index), index);
            }
        }
        int pixel = input.indexAt(x, y);
        if (pixel >= 0) {
            Window window = making.layer().window();
            int row = over(pixel / input.columns(), window, shape.rows());
            int column = over(pixel % input.columns(), window, shape.columns());
            return HitTarget.moment(row * (double) shape.columns() + column);
        }
        return patch.indexAt(x, y) >= 0 ? HitTarget.SOLID : HitTarget.NOTHING;
    }

    @Override
    public Cell cellAt(double time) {
        return cell(sweep(time).index());
    }

    @Override
    public double momentOf(Cell cell) {
        boolean here = cell.layer() == making.layer().index() && cell.channel() == making.channel();
        int columns = making.layer().outputShape().columns();
        return here ? cell.row() * (double) columns + cell.column() : Double.NaN;
    }

    private Cell cell(int index) {
        int columns = making.layer().outputShape().columns();
        return new Cell(making.layer().index(), making.channel(), index / columns, index % columns);
    }

    private static int over(int input, Window window, int extent) {
        int output = (input + window.padding()) / window.stride();
        return Math.max(0, Math.min(extent - 1, output));
    }

    @Override
    public String caption(double time) {
        int index = sweep(time).index();
        int columns = making.layer().outputShape().columns();
        return sheet.texts()
                .get(
                        "arith.caption.cell",
                        index / columns + 1,
                        index % columns + 1,
                        index + 1,
                        steps() + 1);
    }

    @Override
    public String result() {
        Tensor output = making.stages().get(tiles.length - 1).map();
        return sheet.texts()
                .get(
                        "arith.result.map",
                        1,
                        Numbers.value(output.min()),
                        Numbers.value(output.max()));
    }
}
