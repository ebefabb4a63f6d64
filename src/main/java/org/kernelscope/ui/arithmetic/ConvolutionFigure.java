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
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;

/**
 * The convolution of a map: the kernels slide over all input maps at once; the result for each
 * input map, the sum with the bias and the output map appear cell by cell. {@link
 * ConvolutionSubject} says whether it is the way forward or the way back.
 */
final class ConvolutionFigure implements Figure {
    /** Of more input maps, only the strongest are shown: the others would be too small. */
    private static final int MOST = 24;

    private static final double SIZE = 0.9;

    /** Width of the equation, in em. */
    private static final double EQUATION = 12.2;

    private final Convolved report;
    private final Convolved whole;
    private final ConvolutionSubject subject;
    private final FigureContext context;
    private final ConvolutionLayout layout;
    private final int rows;
    private final int columns;
    private final double kernelLimit;
    private final double sumLimit;

    /** The way forward. */
    ConvolutionFigure(Convolved whole, FigureContext context) {
        this(whole, new ConvolutionSubject.Forward(whole, context), context);
    }

    ConvolutionFigure(Convolved whole, ConvolutionSubject subject, FigureContext context) {
        this.whole = whole;
        this.subject = subject;
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

    /** The report with only the strongest input maps, in their order. */
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
        SlidingWindow sliding = new SlidingWindow(rows, columns, time);
        ValueColours kernelColours = pen.signedColours(kernelLimit);
        ValueColours sumColours = ValueColours.signed(subject.look(pen), sumLimit);
        for (int i = 0; i < report.parts().size(); i++) {
            Part part = report.parts().get(i);
            Tile input = layout.inputs().get(i);
            pen.map(input, part.input(), subject.inputs(pen, part.channel()));
            pen.map(layout.kernels().get(i), part.kernel(), kernelColours);
            pen.values(layout.kernels().get(i), part.kernel(), kernelColours);
            pen.map(layout.results().get(i), part.result(), sumColours, sliding.computed());
            signs(pen, i);
        }
        pen.map(layout.sums(), report.sums(), sumColours, sliding.computed());
        pen.map(layout.output(), report.output(), subject.output(pen), sliding.computed());
        names(pen);
        connect(pen, sliding);
        windows(pen, sliding);
        if (report.parts().size() > 1) {
            partialSums(pen, sliding.index());
        }
        equation(pen, subject.equation(sliding.index()));
        subject.note(pen);
        if (report.parts().size() < whole.parts().size()) {
            omitted(pen);
        }
    }

    /** The contribution of each input map to a cell, beside its result. */
    private void partialSums(RasterPen pen, int index) {
        double em = context.em();
        int ground = pen.look().ground();
        int emphasis = pen.look().emphasis();
        for (int i = 0; i < report.parts().size(); i++) {
            Tile result = layout.results().get(i);
            String number = Numbers.signed(report.parts().get(i).result().get(index));
            double x = result.x() + result.width() + 0.35 * em;
            double y = result.y() + result.height() / 2;
            double width = pen.width(number, Face.NUMBER, SIZE);
            pen.overlay(x - 1, y - 0.6 * em, width + 2, 1.2 * em, ground, 0.75);
            pen.write(number, x, y, Face.NUMBER, SIZE, emphasis, HPos.LEFT);
        }
    }

    /** Says that some input maps are not shown, although they are in the sum. */
    private void omitted(RasterPen pen) {
        String text =
                context.texts()
                        .get(
                                "arithmetic.map.strongest",
                                report.parts().size(),
                                Numbers.count(whole.parts().size()));
        double below = layout.output().y() + layout.output().height() + 0.9 * context.em();
        double y = Math.min(below, context.height() - 0.5 * context.em());
        pen.caption(text, layout.equationX(), y);
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
        for (int i = 0; i < report.parts().size() && layout.named(); i++) {
            Tile input = layout.inputs().get(i);
            if (input.height() > 2.7 * context.em()) {
                String name = subject.inputName(report.parts().get(i).channel());
                pen.caption(name, input.x(), input.y() - up);
            }
        }
        if (report.parts().size() == 1) {
            Tile kernel = layout.kernels().get(0);
            Tile result = layout.results().get(0);
            pen.caption(subject.kernelName(), kernel.x(), kernel.y() - up);
            pen.caption(subject.resultName(), result.x(), result.y() - up);
        }
        pen.caption(subject.sumsName(), layout.sums().x(), layout.sums().y() - up);
        pen.caption(subject.outputName(), layout.output().x(), layout.output().y() - up);
    }

    /** Lines from every window to its kernel, and from its result to the sum in its colour. */
    private void connect(RasterPen pen, SlidingWindow sliding) {
        Window window = subject.window();
        double half = window.reach() / 2.0;
        for (int i = 0; i < report.parts().size() && report.parts().size() > 1; i++) {
            Tile input = layout.inputs().get(i);
            Tile kernel = layout.kernels().get(i);
            Tile result = layout.results().get(i);
            float value = report.parts().get(i).result().get(sliding.index());
            int colour = subject.look(pen).signed(value < 0 ? -0.6 : 0.6);
            double share = 0.25 + 0.7 * (sumLimit > 0 ? Math.abs(value) / sumLimit : 0);
            double line = pen.em() / 9;
            pen.line(
                    input.cellX(
                            Math.min(
                                    input.columns(),
                                    left(window, sliding.column()) + window.reach())),
                    input.cellY(left(window, sliding.row()) + half),
                    kernel.x(),
                    kernel.y() + kernel.height() / 2,
                    line,
                    pen.look().quiet(),
                    0.5);
            pen.line(
                    result.cellX(sliding.column() + 1),
                    result.cellY(sliding.row() + 0.5),
                    layout.sums().cellX(sliding.column()),
                    layout.sums().cellY(sliding.row() + 0.5),
                    line * 1.4,
                    colour,
                    share);
        }
    }

    private void windows(RasterPen pen, SlidingWindow sliding) {
        Window window = subject.window();
        double row = left(window, sliding.row());
        double column = left(window, sliding.column());
        for (int i = 0; i < report.parts().size(); i++) {
            pen.window(layout.inputs().get(i), row, column, window.reach(), window.reach());
            pen.window(layout.results().get(i), sliding.row(), sliding.column(), 1, 1);
        }
        pen.window(layout.sums(), sliding.row(), sliding.column(), 1, 1);
        pen.window(layout.output(), sliding.row(), sliding.column(), 1, 1);
    }

    private static double left(Window window, double output) {
        return output * window.stride() - window.padding();
    }

    @Override
    public List<FlightTarget> targets() {
        List<FlightTarget> targets = new ArrayList<>();
        int layer = subject.outputLayer();
        int below = subject.inputLayer();
        for (int i = 0; i < report.parts().size() && below < layer; i++) {
            int channel = report.parts().get(i).channel();
            targets.add(new FlightTarget(below, channel, layout.inputs().get(i)));
        }
        targets.add(new FlightTarget(layer, report.channel(), layout.output()));
        return targets;
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
                return HitTarget.time(row * (double) columns + column);
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

    /** The output whose window is centred nearest to an input row or column. */
    private int under(int input, int extent) {
        Window window = subject.window();
        int output = (input + window.padding() - window.reach() / 2) / window.stride();
        return Math.max(0, Math.min(extent - 1, output));
    }

    @Override
    public Cell cellAt(double time) {
        return cell(new SlidingWindow(rows, columns, time).index());
    }

    @Override
    public int firstChange() {
        return Figure.firstChange(report.sums());
    }

    @Override
    public double timeOf(Cell cell) {
        boolean here = cell.layer() == subject.outputLayer() && cell.channel() == report.channel();
        return here ? cell.row() * (double) columns + cell.column() : Double.NaN;
    }

    private Cell cell(int index) {
        return new Cell(subject.outputLayer(), report.channel(), index / columns, index % columns);
    }

    @Override
    public String caption(double time) {
        int index = new SlidingWindow(rows, columns, time).index();
        return context.texts()
                .get(
                        "arithmetic.caption.cell",
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
                        "arithmetic.result.map",
                        whole.parts().size(),
                        Numbers.value(output.min()),
                        Numbers.value(output.max()));
    }

    /** The lines from the sum of the cell to its value, which is the last. */
    private void equation(RasterPen pen, List<Line> lines) {
        double line = ConvolutionLayout.LINE * pen.em();
        double x = layout.equationX();
        double y = layout.equationY();
        double right = x + EQUATION * pen.em();
        // Dims the lines from the lower maps behind the numbers.
        pen.overlay(x, y - line / 2, right - x, lines.size() * line, pen.look().ground(), 0.85);
        int emphasis = pen.look().emphasis();
        for (int i = 0; i < lines.size(); i++) {
            boolean result = i == lines.size() - 1;
            Face face = result ? Face.RESULT : Face.NUMBER;
            pen.caption(lines.get(i).term(), x, y + i * line);
            double size = result ? 1.2 : 1.02;
            pen.write(lines.get(i).value(), right, y + i * line, face, size, emphasis, HPos.RIGHT);
        }
    }
}
