package org.kernelscope.ui.arithmetic;

import java.util.List;
import javafx.geometry.HPos;
import org.kernelscope.analysis.ConvolutionGradients.ToKernel;
import org.kernelscope.analysis.MapReport.Part;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;

/**
 * The gradients of the kernels of a map: the error map slides over each input map; every position
 * is one weight, whose gradient is the sum of the products over all places. Last the bias, whose
 * gradient is the sum of the error map.
 */
final class KernelGradientFigure implements Figure {
    private static final double NAME = 1.4;
    private static final double NOTE = 3.4;

    private final GradientContext context;
    private final ToKernel report;
    private final int channel;
    private final int chosen;
    private final Window window;
    private final int size;
    private final double limit;
    private final Tile input;
    private final Tile errors;
    private final Tile products;
    private final Tile kernel;
    private final MapGrid all;
    private final double linesX;
    private final double linesY;

    KernelGradientFigure(GradientContext context, ToKernel report, int channel) {
        this(context, report, channel, 0);
    }

    private KernelGradientFigure(
            GradientContext context, ToKernel report, int channel, int chosen) {
        this.context = context;
        this.report = report;
        this.channel = channel;
        this.chosen = chosen;
        this.window = report.layer().window();
        this.size = window.size();
        double most = 0;
        for (Part part : report.parts()) {
            most = Math.max(most, part.result().absMax());
        }
        this.limit = most;
        double em = context.values().em();
        double width = context.values().width();
        double height = context.values().height() - NOTE * em;
        double tall = 0.5 * height - NAME * em;
        double side = Math.min(tall, (width - 5 * em) / 3);
        Tensor below = report.parts().get(0).input();
        input = Tile.in(0, NAME * em, side, below);
        double x = Math.max(input.width(), 6 * em) + 2.4 * em;
        errors = small(Tile.in(x, NAME * em, side, report.errors()));
        x += Math.max(errors.width(), 6 * em) + 2.4 * em;
        products = errors.at(x, NAME * em);
        double top = NAME * em + Math.max(input.height(), errors.height()) + (0.9 + NAME) * em;
        double lower = height - top;
        Tensor first = report.parts().get(0).result();
        kernel = small(Tile.in(0, top, Math.min(lower, 0.36 * width), first));
        double next = kernel.width() + 2 * em;
        linesX = Math.max(next + 9 * em, width - 17 * em);
        linesY = top + em;
        Shape bank = Shape.of(report.parts().size(), size, size);
        all = MapGrid.in(next, top, Math.max(em, linesX - next - em), lower, bank, 0.5 * em);
    }

    private Tile small(Tile tile) {
        double largest = 5.2 * context.values().em();
        double cell = Math.max(Math.min(1, tile.cell()), Math.min(tile.cell(), largest));
        return new Tile(tile.x(), tile.y(), cell, tile.rows(), tile.columns());
    }

    /** A step for each position of the kernel, and one for the bias. */
    @Override
    public int steps() {
        return size * size;
    }

    @Override
    public int parts() {
        return report.parts().size() > 1 ? report.parts().size() : 0;
    }

    @Override
    public int partAt(double time) {
        return parts() == 0 ? -1 : chosen;
    }

    @Override
    public Figure opening(int part) {
        return part < 0 || part >= parts() || part == chosen
                ? this
                : new KernelGradientFigure(context, report, channel, part);
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        Part part = report.parts().get(chosen);
        SlidingWindow sliding = new SlidingWindow(size, size, Math.min(time, size * size - 1.0));
        int tap = sliding.index();
        boolean bias = time >= size * size;
        int below = report.layer().index() - 1;
        pen.caption(context.values().name(below, part.channel()), 0, 0.7 * em);
        pen.map(input, part.input(), context.values().colours(pen, below, part.channel()));
        pen.caption(
                "dL/dz " + context.values().name(report.layer().index(), channel),
                errors.x(),
                0.7 * em);
        ValueColours errorColours = GradientContext.signed(pen, report.errors().absMax());
        pen.map(errors, report.errors(), errorColours);
        pen.values(errors, report.errors(), errorColours);
        Tensor terms = bias ? report.errors() : products(part, tap);
        ValueColours termColours = GradientContext.signed(pen, terms.absMax());
        pen.caption(context.texts().get("arithmetic.unit.products"), products.x(), 0.7 * em);
        pen.map(products, terms, termColours);
        pen.values(products, terms, termColours);
        sign(pen, bias ? "" : "×", errors);
        sign(pen, "=", products);
        if (!bias) {
            double row = sliding.row() * window.dilation() - window.padding();
            double column = sliding.column() * window.dilation() - window.padding();
            double rows = (errors.rows() - 1.0) * window.stride() + 1;
            double columns = (errors.columns() - 1.0) * window.stride() + 1;
            pen.window(input, row, column, rows, columns);
        }
        pen.window(bias ? errors : products, 0, 0, errors.rows(), errors.columns());
        double done = bias ? size * size : sliding.computed();
        ValueColours colours = GradientContext.signed(pen, limit);
        pen.caption(context.texts().get("gradient.ofKernel"), kernel.x(), kernel.y() - 0.7 * em);
        pen.map(kernel, part.result(), colours, done);
        if (done >= size * size) {
            pen.values(kernel, part.result(), colours);
        }
        bank(pen, colours, done);
        if (!bias) {
            pen.window(kernel, sliding.row(), sliding.column(), 1, 1);
        }
        List<Line> lines = lines(part, tap, bias);
        double width = context.values().width() - linesX;
        TermLines.paint(pen, lines, linesX, linesY, width, lines.size());
        double y = context.values().height() - (NOTE - 0.9) * em;
        String note = bias ? "gradient.note.bias" : "gradient.note.kernel";
        pen.paragraph(context.texts().get(note), 0, y, context.values().width());
    }

    private void bank(RasterPen pen, ValueColours colours, double done) {
        if (parts() == 0) {
            return;
        }
        pen.caption(
                context.texts().get("gradient.allKernels"), all.x(), kernel.y() - 0.7 * pen.em());
        for (int i = 0; i < report.parts().size(); i++) {
            pen.map(all.tile(i), report.parts().get(i).result(), colours, done);
        }
        pen.window(all.tile(chosen), 0, 0, size, size);
    }

    private void sign(RasterPen pen, String sign, Tile beside) {
        double y = beside.y() + beside.height() / 2;
        double x = beside.x() - 1.2 * pen.em();
        pen.write(sign, x, y, Face.TEXT, 1.2, pen.look().quiet(), HPos.CENTER);
    }

    /** The errors times the values that the weight at {@code tap} is multiplied by. */
    private Tensor products(Part part, int tap) {
        float[] terms = new float[report.errors().size()];
        Shape below = part.input().shape();
        for (int i = 0; i < terms.length; i++) {
            int row = window.input(i / errors.columns(), tap / size);
            int column = window.input(i % errors.columns(), tap % size);
            boolean inside =
                    row >= 0 && row < below.rows() && column >= 0 && column < below.columns();
            terms[i] = inside ? report.errors().get(i) * part.input().at(0, row, column) : 0;
        }
        return Tensor.takeOver(report.errors().shape(), terms);
    }

    private List<Line> lines(Part part, int tap, boolean bias) {
        Tensor terms = bias ? report.errors() : products(part, tap);
        double sum = 0;
        for (int i = 0; i < terms.size(); i++) {
            sum += terms.get(i);
        }
        if (bias) {
            return List.of(
                    new Line(context.texts().get("gradient.sumOfErrors"), Numbers.signed(sum)),
                    new Line("= dL/db", Numbers.signed(report.bias())));
        }
        return List.of(
                new Line(
                        context.texts().get("gradient.position"),
                        (tap / size + 1) + ", " + (tap % size + 1)),
                new Line(
                        context.texts().get("gradient.overPlaces", Numbers.count(terms.size())),
                        Numbers.signed(sum)),
                new Line("= dL/dw", Numbers.signed(part.result().get(tap))));
    }

    @Override
    public int weightAt(double time) {
        int plane = size * size;
        return time >= plane
                ? report.parts().size() * plane
                : chosen * plane + new SlidingWindow(size, size, time).index();
    }

    private Cell cell() {
        return new Cell(report.layer().index(), channel, 0, 0);
    }

    @Override
    public HitTarget at(double x, double y) {
        int tap = kernel.indexAt(x, y);
        if (tap >= 0) {
            return HitTarget.weight(cell(), chosen * size * size + tap, tap);
        }
        int index = all.indexAt(x, y);
        if (index >= 0 && parts() > 0) {
            return HitTarget.part(index / (size * size));
        }
        int place = Math.max(errors.indexAt(x, y), products.indexAt(x, y));
        if (place >= 0) {
            int columns = errors.columns();
            return HitTarget.open(
                    new Cell(report.layer().index(), channel, place / columns, place % columns),
                    Double.NaN);
        }
        boolean lines = x >= linesX && y >= linesY - context.values().em();
        boolean bias = lines && y < linesY + 4 * context.values().em();
        return bias ? HitTarget.weight(cell(), weightAt(steps()), steps()) : HitTarget.SOLID;
    }

    @Override
    public String caption(double time) {
        if (time >= size * size) {
            return "dL/db = " + Numbers.signed(report.bias());
        }
        int tap = new SlidingWindow(size, size, time).index();
        float gradient = report.parts().get(chosen).result().get(tap);
        return context.texts().get("gradient.caption.weight", tap / size + 1, tap % size + 1)
                + " dL/dw = "
                + Numbers.signed(gradient);
    }

    @Override
    public String result() {
        return "dL/db = " + Numbers.signed(report.bias());
    }
}
