package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kernelscope.analysis.MapReport.Convolved;
import org.kernelscope.analysis.MapReport.Part;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.FlightTarget;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Align;
import org.kernelscope.ui.paint.TileBrush;
import org.kernelscope.ui.paint.TileBrush.Colours;
import org.kernelscope.ui.paint.TileBrush.Tile;

/**
 * How a convolution makes a map: the kernels slide over all maps below at once; what comes of each,
 * the sum with the bias and the map itself are unveiled cell by cell.
 */
final class ConvolutionFigure implements Figure {
    /** More maps below than these would be too small to be seen; the strongest are shown. */
    private static final int MOST = 24;

    private final Convolved report;
    private final Convolved whole;
    private final FigureContext sheet;
    private final ConvolutionLayout layout;
    private final int rows;
    private final int columns;
    private final double kernelLimit;
    private final double sumLimit;

    ConvolutionFigure(Convolved whole, FigureContext sheet) {
        this.whole = whole;
        this.report = strongest(whole);
        this.sheet = sheet;
        this.layout = ConvolutionLayout.of(report, sheet);
        this.rows = report.output().shape().rows();
        this.columns = report.output().shape().columns();
        double strongest = 0;
        double largest = report.sums().absMax();
        for (Part part : report.parts()) {
            strongest = Math.max(strongest, part.kernel().absMax());
            largest = Math.max(largest, part.result().absMax());
        }
        this.kernelLimit = strongest;
        this.sumLimit = largest;
    }

    /** The maps below that contribute most, in their order. */
    private static Convolved strongest(Convolved whole) {
        if (whole.parts().size() <= MOST) {
            return whole;
        }
        List<Part> strongest =
                whole.parts().stream()
                        .sorted(Comparator.comparingDouble(part -> -part.result().absMax()))
                        .limit(MOST)
                        .sorted(Comparator.comparingInt(Part::channel))
                        .toList();
        return new Convolved(
                whole.layer(),
                whole.channel(),
                strongest,
                whole.bias(),
                whole.sums(),
                whole.activation(),
                whole.output());
    }

    @Override
    public int steps() {
        return rows * columns - 1;
    }

    @Override
    public void paint(RasterPen brush, double time) {
        TileBrush tiles = new TileBrush(brush);
        SlidingWindow sweep = new SlidingWindow(rows, columns, time);
        Colours kernelColours = tiles.signed(kernelLimit);
        Colours sumColours = tiles.signed(sumLimit);
        for (int i = 0; i < report.parts().size(); i++) {
            Part part = report.parts().get(i);
            Tile input = layout.inputs().get(i);
            tiles.map(
                    input,
                    part.input(),
                    sheet.colours(tiles, report.layer().index() - 1, part.channel()));
            tiles.map(layout.kernels().get(i), part.kernel(), kernelColours);
            tiles.numbers(layout.kernels().get(i), part.kernel(), kernelColours);
            tiles.map(layout.results().get(i), part.result(), sumColours, sweep.unveiled());
            signs(brush, i);
        }
        tiles.map(layout.sums(), report.sums(), sumColours, sweep.unveiled());
        Colours outColours = sheet.colours(tiles, report.layer().index(), report.channel());
        tiles.map(layout.output(), report.output(), outColours, sweep.unveiled());
        names(brush);
        connect(brush, sweep);
        windows(tiles, sweep);
        new ConvolutionWords(whole, report, sheet, layout).paint(brush, sweep.index());
    }

    private void signs(RasterPen brush, int i) {
        Tile input = layout.inputs().get(i);
        Tile kernel = layout.kernels().get(i);
        Tile result = layout.results().get(i);
        sign(brush, "×", (input.x() + input.width() + kernel.x()) / 2, kernel);
        boolean beside = result.y() < kernel.y() + kernel.height();
        if (beside) {
            sign(brush, "=", (kernel.x() + kernel.width() + result.x()) / 2, result);
        }
    }

    private void sign(RasterPen brush, String sign, double x, Tile beside) {
        double y = beside.y() + beside.height() / 2;
        brush.write(sign, x, y, Face.TEXT, 1.2, brush.look().quiet(), Align.CENTRE);
    }

    private void names(RasterPen brush) {
        double up = 0.6 * sheet.em();
        boolean room = layout.inputs().get(0).y() > up || report.parts().size() == 1;
        for (int i = 0; i < report.parts().size() && room; i++) {
            Tile input = layout.inputs().get(i);
            if (input.height() > 2.7 * sheet.em()) {
                String name =
                        sheet.name(report.layer().index() - 1, report.parts().get(i).channel());
                brush.caption(name, input.x(), input.y() - up);
            }
        }
        if (report.parts().size() == 1) {
            Tile kernel = layout.kernels().get(0);
            Tile result = layout.results().get(0);
            brush.caption(sheet.texts().get("card.kernel"), kernel.x(), kernel.y() - up);
            brush.caption(sheet.texts().get("arith.map.sum"), result.x(), result.y() - up);
        }
        brush.caption(sheet.texts().get("arith.map.z"), layout.sums().x(), layout.sums().y() - up);
        brush.caption(
                sheet.name(report.layer().index(), report.channel()),
                layout.output().x(),
                layout.output().y() - up);
    }

    /** From every window, through its result, to the sum: a line in the colour of the result. */
    private void connect(RasterPen brush, SlidingWindow sweep) {
        Window window = report.layer().window();
        double half = window.reach() / 2.0;
        for (int i = 0; i < report.parts().size() && report.parts().size() > 1; i++) {
            Tile input = layout.inputs().get(i);
            Tile kernel = layout.kernels().get(i);
            Tile result = layout.results().get(i);
            float value = report.parts().get(i).result().get(sweep.index());
            int colour = brush.signed(value < 0 ? -0.6 : 0.6);
            double share = 0.25 + 0.7 * (sumLimit > 0 ? Math.abs(value) / sumLimit : 0);
            double line = brush.em() / 9;
            brush.line(
                    input.cellX(
                            Math.min(
                                    input.columns(),
                                    left(window, sweep.column()) + window.reach())),
                    input.cellY(left(window, sweep.row()) + half),
                    kernel.x(),
                    kernel.y() + kernel.height() / 2,
                    line,
                    brush.look().quiet(),
                    0.5);
            brush.line(
                    result.cellX(sweep.column() + 1),
                    result.cellY(sweep.row() + 0.5),
                    layout.sums().cellX(sweep.column()),
                    layout.sums().cellY(sweep.row() + 0.5),
                    line * 1.4,
                    colour,
                    share);
        }
    }

    private void windows(TileBrush tiles, SlidingWindow sweep) {
        Window window = report.layer().window();
        double row = left(window, sweep.row());
        double column = left(window, sweep.column());
        for (int i = 0; i < report.parts().size(); i++) {
            tiles.window(layout.inputs().get(i), row, column, window.reach(), window.reach());
            tiles.window(layout.results().get(i), sweep.row(), sweep.column(), 1, 1);
        }
        tiles.window(layout.sums(), sweep.row(), sweep.column(), 1, 1);
        tiles.window(layout.output(), sweep.row(), sweep.column(), 1, 1);
    }

    private static double left(Window window, double output) {
        return output * window.stride() - window.padding();
    }

    @Override
    public List<FlightTarget> landings() {
        List<FlightTarget> landings = new ArrayList<>();
        int layer = report.layer().index();
        for (int i = 0; i < report.parts().size(); i++) {
            int channel = report.parts().get(i).channel();
            landings.add(new FlightTarget(layer - 1, channel, layout.inputs().get(i)));
        }
        landings.add(new FlightTarget(layer, report.channel(), layout.output()));
        return landings;
    }

    @Override
    public HitTarget at(double x, double y) {
        int index = indexIn(List.of(layout.output(), layout.sums()), x, y);
        index = index < 0 ? indexIn(layout.results(), x, y) : index;
        if (index >= 0) {
            return HitTarget.open(cell(index), index);
        }
        for (Tile input : layout.inputs()) {
            int pixel = input.indexAt(x, y);
            if (pixel >= 0) {
                int row = under(pixel / input.columns(), rows);
                int column = under(pixel % input.columns(), columns);
                return HitTarget.moment(row * (double) columns + column);
            }
        }
        return indexIn(layout.kernels(), x, y) >= 0 ? HitTarget.SOLID : HitTarget.NOTHING;
    }

    private static int indexIn(List<Tile> tiles, double x, double y) {
        for (Tile tile : tiles) {
            if (tile.indexAt(x, y) >= 0) {
                return tile.indexAt(x, y);
            }
        }
        return -1;
    }

    /** The output whose window has its middle nearest to an input row or column. */
    private int under(int input, int extent) {
        Window window = report.layer().window();
        int output = (input + window.padding() - window.reach() / 2) / window.stride();
        return Math.max(0, Math.min(extent - 1, output));
    }

    @Override
    public Cell cellAt(double time) {
        return cell(new SlidingWindow(rows, columns, time).index());
    }

    @Override
    public double momentOf(Cell cell) {
        boolean here = cell.layer() == report.layer().index() && cell.channel() == report.channel();
        return here ? cell.row() * (double) columns + cell.column() : Double.NaN;
    }

    private Cell cell(int index) {
        return new Cell(report.layer().index(), report.channel(), index / columns, index % columns);
    }

    @Override
    public String caption(double time) {
        int index = new SlidingWindow(rows, columns, time).index();
        return sheet.texts()
                .get(
                        "arith.caption.cell",
                        index / columns + 1,
                        index % columns + 1,
                        index + 1,
                        rows * columns);
    }

    @Override
    public String result() {
        Tensor output = report.output();
        return sheet.texts()
                .get(
                        "arith.result.map",
                        whole.parts().size(),
                        Numbers.value(output.min()),
                        Numbers.value(output.max()));
    }
}
