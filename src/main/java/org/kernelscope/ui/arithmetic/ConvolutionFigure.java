package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.HPos;
import org.kernelscope.analysis.MapReport.Convolved;
import org.kernelscope.analysis.MapReport.Part;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Colours;
import org.kernelscope.ui.paint.Tile;

/**
 * How a convolution makes a map: the kernels slide over all maps below at once; what comes of each,
 * the sum with the bias and the map itself are unveiled cell by cell.
 */
final class ConvolutionFigure implements Figure {
    /** More maps below than these would be too small to be seen; the strongest are shown. */
    private static final int MOST = 24;

    private final Convolved report;
    private final Convolved whole;
    private final FigureContext context;
    private final ConvolutionLayout layout;
    private final int rows;
    private final int columns;
    private final double kernelLimit;
    private final double sumLimit;

    ConvolutionFigure(Convolved whole, FigureContext context) {
        this.whole = whole;
        this.report = strongest(whole);
        this.context = context;
        this.layout = ConvolutionLayout.of(report, context);
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
    public void paint(RasterPen pen, double time) {
        SlidingWindow sweep = new SlidingWindow(rows, columns, time);
        Colours kernelColours = pen.signedColours(kernelLimit);
        Colours sumColours = pen.signedColours(sumLimit);
        for (int i = 0; i < report.parts().size(); i++) {
            Part part = report.parts().get(i);
            Tile input = layout.inputs().get(i);
            pen.map(
                    input,
                    part.input(),
                    context.colours(pen, report.layer().index() - 1, part.channel()));
            pen.map(layout.kernels().get(i), part.kernel(), kernelColours);
            pen.values(layout.kernels().get(i), part.kernel(), kernelColours);
            pen.map(layout.results().get(i), part.result(), sumColours, sweep.unveiled());
            signs(pen, i);
        }
        pen.map(layout.sums(), report.sums(), sumColours, sweep.unveiled());
        Colours outColours = context.colours(pen, report.layer().index(), report.channel());
        pen.map(layout.output(), report.output(), outColours, sweep.unveiled());
        names(pen);
        connect(pen, sweep);
        windows(pen, sweep);
        new ConvolutionWords(whole, report, context, layout).paint(pen, sweep.index());
    }

    private void signs(RasterPen pen, int i) {
        Tile input = layout.inputs().get(i);
        Tile kernel = layout.kernels().get(i);
        Tile result = layout.results().get(i);
        sign(pen, "×", (input.x() + input.width() + kernel.x()) / 2, kernel);
        boolean beside = result.y() < kernel.y() + kernel.height();
        if (beside) {
            sign(pen, "=", (kernel.x() + kernel.width() + result.x()) / 2, result);
        }
    }

    private void sign(RasterPen pen, String sign, double x, Tile beside) {
        double y = beside.y() + beside.height() / 2;
        pen.write(sign, x, y, Face.TEXT, 1.2, pen.look().quiet(), HPos.CENTER);
    }

    private void names(RasterPen pen) {
        double up = 0.6 * context.em();
        boolean room = layout.inputs().get(0).y() > up || report.parts().size() == 1;
        for (int i = 0; i < report.parts().size() && room; i++) {
            Tile input = layout.inputs().get(i);
            if (input.height() > 2.7 * context.em()) {
                String name =
                        context.name(report.layer().index() - 1, report.parts().get(i).channel());
                pen.caption(name, input.x(), input.y() - up);
            }
        }
        if (report.parts().size() == 1) {
            Tile kernel = layout.kernels().get(0);
            Tile result = layout.results().get(0);
            pen.caption(context.texts().get("card.kernel"), kernel.x(), kernel.y() - up);
            pen.caption(context.texts().get("arith.map.sum"), result.x(), result.y() - up);
        }
        pen.caption(context.texts().get("arith.map.z"), layout.sums().x(), layout.sums().y() - up);
        pen.caption(
                context.name(report.layer().index(), report.channel()),
                layout.output().x(),
                layout.output().y() - up);
    }

    /** From every window, through its result, to the sum: a line in the colour of the result. */
    private void connect(RasterPen pen, SlidingWindow sweep) {
        Window window = report.layer().window();
        double half = window.reach() / 2.0;
        for (int i = 0; i < report.parts().size() && report.parts().size() > 1; i++) {
            Tile input = layout.inputs().get(i);
            Tile kernel = layout.kernels().get(i);
            Tile result = layout.results().get(i);
            float value = report.parts().get(i).result().get(sweep.index());
            int colour = pen.look().signed(value < 0 ? -0.6 : 0.6);
            double share = 0.25 + 0.7 * (sumLimit > 0 ? Math.abs(value) / sumLimit : 0);
            double line = pen.em() / 9;
            pen.line(
                    input.cellX(
                            Math.min(
                                    input.columns(),
                                    left(window, sweep.column()) + window.reach())),
                    input.cellY(left(window, sweep.row()) + half),
                    kernel.x(),
                    kernel.y() + kernel.height() / 2,
                    line,
                    pen.look().quiet(),
                    0.5);
            pen.line(
                    result.cellX(sweep.column() + 1),
                    result.cellY(sweep.row() + 0.5),
                    layout.sums().cellX(sweep.column()),
                    layout.sums().cellY(sweep.row() + 0.5),
                    line * 1.4,
                    colour,
                    share);
        }
    }

    private void windows(RasterPen pen, SlidingWindow sweep) {
        Window window = report.layer().window();
        double row = left(window, sweep.row());
        double column = left(window, sweep.column());
        for (int i = 0; i < report.parts().size(); i++) {
            pen.window(layout.inputs().get(i), row, column, window.reach(), window.reach());
            pen.window(layout.results().get(i), sweep.row(), sweep.column(), 1, 1);
        }
        pen.window(layout.sums(), sweep.row(), sweep.column(), 1, 1);
        pen.window(layout.output(), sweep.row(), sweep.column(), 1, 1);
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

    private Cell cell(int index) {
        return new Cell(report.layer().index(), report.channel(), index / columns, index % columns);
    }

    @Override
    public String caption(double time) {
        int index = new SlidingWindow(rows, columns, time).index();
        return context.texts()
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
        return context.texts()
                .get(
                        "arith.result.map",
                        whole.parts().size(),
                        Numbers.value(output.min()),
                        Numbers.value(output.max()));
    }
}
