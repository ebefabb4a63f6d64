package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.network.Cell;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.state.PoolWords;

/**
 * The way back from a map to the one map that it was made from: each error is shared out over its
 * window by the slopes. Of a maximum, the winner has the slope 1 and gets everything; an average
 * gives equal shares; the subsampling of 1998 multiplies by its coefficient.
 */
final class SharingFigure implements Figure {
    private static final double NAME = 1.4;
    private static final double NOTE = 4;

    private final GradientContext context;
    private final Layer above;
    private final int channel;
    private final Window window;
    private final Tensor values;
    private final Tensor errors;
    private final Tensor gradient;

    /** The slopes of each window; empty where each cell depends on all others of its set. */
    private final List<float[]> slopes = new ArrayList<>();

    private final Tile input;
    private final Tile patch;
    private final Tile source;
    private final Tile target;
    private final double linesX;
    private final double linesY;

    /**
     * @param above the layer that passes its errors back to map {@code channel} below it
     */
    SharingFigure(GradientContext context, Layer above, int channel) {
        this.context = context;
        this.above = above;
        this.channel = channel;
        this.window = above.window();
        int layer = above.index() - 1;
        this.values = context.values().activations().output(layer).channel(channel);
        this.errors = context.errors(above.index()).channel(channel);
        this.gradient = context.gradient(layer, channel);
        boolean joined =
                above.spec() instanceof NormalisationSpec spec
                        && spec.kind() != NormalisationKind.BATCH;
        for (int i = 0; i < errors.size() && !joined; i++) {
            slopes.add(slopesOf(i));
        }
        double em = context.values().em();
        double width = context.values().width();
        double tall = (context.values().height() - (NOTE + 1) * em) / 2 - NAME * em;
        double side = Math.min(tall, 0.42 * width);
        input = small(Tile.in(0, NAME * em, side, values));
        double x = Math.max(input.width(), 8 * em) + 2.5 * em;
        double patchSide = Math.min(Math.min(side, width - x), 4.6 * em * window.size());
        Tensor like = Tensor.zeros(Shape.of(1, window.size(), window.size()));
        patch = Tile.in(x, NAME * em, Math.max(em, patchSide), like);
        double below = NAME * em + Math.max(input.height(), patch.height()) + (1 + NAME) * em;
        source = small(Tile.in(0, below, Math.min(side, tall), errors));
        double next = Math.max(source.width(), 8 * em) + 2.5 * em;
        target = small(Tile.in(next, below, Math.min(side, tall), gradient));
        double right = Math.max(x + patch.width(), next + target.width()) + 1.5 * em;
        boolean beside = width - right > 13 * em;
        linesX = beside ? right : next + target.width() + em;
        linesY = beside ? NAME * em + em : below + em;
    }

    private Tile small(Tile tile) {
        double cell =
                Math.max(
                        Math.min(1, tile.cell()),
                        Math.min(tile.cell(), 4.5 * context.values().em()));
        return new Tile(tile.x(), tile.y(), cell, tile.rows(), tile.columns());
    }

    private float[] windowOf(int index) {
        float[] seen = new float[window.size() * window.size()];
        for (int tap = 0; tap < seen.length; tap++) {
            int at = source(index, tap);
            seen[tap] = at < 0 ? Float.NaN : values.get(at);
        }
        return seen;
    }

    /** The cell below a tap of the window of an error; −1 in the padding. */
    private int source(int index, int tap) {
        int columns = errors.shape().columns();
        int row = window.input(index / columns, tap / window.size());
        int column = window.input(index % columns, tap % window.size());
        Shape shape = values.shape();
        boolean inside = row >= 0 && row < shape.rows() && column >= 0 && column < shape.columns();
        return inside ? row * shape.columns() + column : -1;
    }

    private float[] slopesOf(int index) {
        float[] slope = windowOf(index);
        if (above.spec() instanceof PoolingSpec pooling) {
            Shape square = Shape.of(1, window.size(), window.size());
            double[] each = pooling.pool().gradient(Tensor.takeOver(square, slope));
            float[] shares = new float[each.length];
            for (int tap = 0; tap < shares.length; tap++) {
                shares[tap] = source(index, tap) < 0 ? Float.NaN : (float) each[tap];
            }
            return shares;
        }
        float weight =
                above.spec() instanceof DropoutSpec
                        ? 1
                        : above.spec()
                                .connectionWeights(
                                        context.values().model().weights(), above.inputShape())
                                .of(channel, channel, 0, 0);
        for (int tap = 0; tap < slope.length; tap++) {
            slope[tap] = Float.isNaN(slope[tap]) ? Float.NaN : weight;
        }
        return slope;
    }

    @Override
    public int steps() {
        return errors.size() - 1;
    }

    private SlidingWindow sliding(double time) {
        return new SlidingWindow(errors.shape().rows(), errors.shape().columns(), time);
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        SlidingWindow sliding = sliding(time);
        int index = sliding.index();
        FigureContext plain = context.values();
        double up = 0.65 * em;
        pen.caption(plain.name(above.index() - 1, channel), input.x(), input.y() - up);
        pen.map(input, values, plain.colours(pen, above.index() - 1, channel));
        winners(pen, index);
        pen.caption(context.texts().get("gradient.slopes"), patch.x(), patch.y() - up);
        pen.caption(errorName(), source.x(), source.y() - up);
        double limit = Math.max(errors.absMax(), gradient.absMax());
        pen.map(source, errors, GradientContext.signed(pen, errors.absMax()));
        pen.caption(context.texts().get("gradient.ofOutput"), target.x(), target.y() - up);
        pen.map(
                target,
                slopes.isEmpty() ? gradient : reached(index),
                GradientContext.signed(pen, slopes.isEmpty() ? gradient.absMax() : limit),
                slopes.isEmpty() ? sliding.computed() : gradient.size());
        double row = sliding.row() * window.stride() - window.padding();
        double column = sliding.column() * window.stride() - window.padding();
        pen.window(input, row, column, window.reach(), window.reach());
        pen.window(target, row, column, window.reach(), window.reach());
        pen.window(source, sliding.row(), sliding.column(), 1, 1);
        pipes(pen, index);
        if (!slopes.isEmpty()) {
            Tensor shown =
                    Tensor.takeOver(
                            Shape.of(1, window.size(), window.size()), slopes.get(index).clone());
            pen.map(patch, shown, pen.signedColours(Math.max(1, shown.absMax())));
            pen.values(patch, shown, pen.signedColours(Math.max(1, shown.absMax())));
        }
        double width = Math.min(plain.width() - linesX, 16 * em);
        if (width > 9 * em) {
            List<Line> lines = lines(index);
            TermLines.paint(pen, lines, linesX, linesY, width, lines.size());
        }
        double y = plain.height() - (NOTE - 0.9) * em;
        pen.paragraph(note(), 0, y, plain.width());
    }

    private String errorName() {
        boolean sums =
                context.values().activations().layers().get(above.index()).sums().isPresent();
        return (sums ? "dL/dz " : "dL/dy ") + context.values().name(above.index(), channel);
    }

    /** The gradients that are there after the error at {@code index}. */
    private Tensor reached(int index) {
        float[] sum = new float[gradient.size()];
        for (int i = 0; i <= index; i++) {
            float[] slope = slopes.get(i);
            for (int tap = 0; tap < slope.length; tap++) {
                int at = source(i, tap);
                sum[at < 0 ? 0 : at] += at < 0 ? 0 : slope[tap] * errors.get(i);
            }
        }
        return Tensor.takeOver(gradient.shape(), sum);
    }

    private boolean hasWinners() {
        return above.spec() instanceof PoolingSpec pooling
                && pooling.pool().winner(Tensor.zeros(Shape.of(1, 1, 1))) >= 0;
    }

    /** A dot in every winner, a frame around that of the present window. */
    private void winners(RasterPen pen, int index) {
        if (!hasWinners()) {
            return;
        }
        for (int i = 0; i < errors.size(); i++) {
            int tap = winner(i);
            int at = tap < 0 ? -1 : source(i, tap);
            if (at >= 0) {
                double x = input.cellX(at % input.columns() + 0.5);
                double y = input.cellY(at / input.columns() + 0.5);
                double dot = Math.max(1.5, input.cell() * (i == index ? 0.34 : 0.2));
                pen.disc(x, y, dot, pen.look().ground());
                pen.disc(x, y, dot * 0.7, pen.look().emphasis());
            }
        }
        int tap = winner(index);
        if (tap >= 0) {
            pen.window(patch, tap / window.size(), tap % window.size(), 1, 1);
        }
    }

    private int winner(int index) {
        float[] slope = slopes.get(index);
        for (int tap = 0; tap < slope.length; tap++) {
            if (slope[tap] == 1) {
                return tap;
            }
        }
        return -1;
    }

    /** Lines from the error to the cells that get a share of it, as thick as the share. */
    private void pipes(RasterPen pen, int index) {
        int columns = source.columns();
        double x = source.cellX(index % columns + 1);
        double y = source.cellY(index / columns + 0.5);
        float error = errors.get(index);
        int colour = pen.look().ofGradients().signed(error < 0 ? -0.7 : 0.7);
        for (int tap = 0; tap < window.size() * window.size() && !slopes.isEmpty(); tap++) {
            int at = source(index, tap);
            float slope = slopes.get(index)[tap];
            if (at >= 0 && slope != 0 && error != 0) {
                pen.line(
                        x,
                        y,
                        target.cellX(at % target.columns()),
                        target.cellY(at / target.columns() + 0.5),
                        Math.max(1, Math.min(1, Math.abs(slope)) * pen.em() / 3),
                        colour,
                        0.9);
            }
        }
    }

    private List<Line> lines(int index) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(errorName().substring(0, 5), Numbers.signed(errors.get(index))));
        if (!slopes.isEmpty()) {
            float slope = 0;
            int sharing = 0;
            for (float each : slopes.get(index)) {
                slope = !Float.isNaN(each) && Math.abs(each) > Math.abs(slope) ? each : slope;
                sharing += !Float.isNaN(each) && each != 0 ? 1 : 0;
            }
            lines.add(
                    new Line(context.texts().get("gradient.receivers"), Integer.toString(sharing)));
            lines.add(new Line(context.texts().get("gradient.timesSlope"), Numbers.value(slope)));
            lines.add(
                    new Line(
                            context.texts().get("gradient.share"),
                            Numbers.signed(slope * errors.get(index))));
        }
        return lines;
    }

    private String note() {
        if (slopes.isEmpty()) {
            return context.texts().get("gradient.note.joined");
        }
        if (above.spec() instanceof PoolingSpec pooling) {
            return PoolWords.gradient(context.texts(), pooling.pool());
        }
        if (above.spec() instanceof SubsamplingSpec) {
            return context.texts().get("gradient.note.subsampling");
        }
        return context.texts()
                .get(
                        above.spec() instanceof DropoutSpec
                                ? "gradient.note.dropout"
                                : "gradient.note.batch");
    }

    @Override
    public HitTarget at(double x, double y) {
        int index = source.indexAt(x, y);
        if (index >= 0) {
            Cell cell =
                    new Cell(
                            above.index(),
                            channel,
                            index / source.columns(),
                            index % source.columns());
            return HitTarget.open(cell, index);
        }
        int at = target.indexAt(x, y);
        if (at < 0) {
            at = input.indexAt(x, y);
        }
        if (at >= 0) {
            Cell cell =
                    new Cell(
                            above.index() - 1,
                            channel,
                            at / target.columns(),
                            at % target.columns());
            return HitTarget.open(cell, timeOf(cell));
        }
        return HitTarget.SOLID;
    }

    /** The first window that reaches over the cell. */
    @Override
    public double timeOf(Cell cell) {
        if (cell.layer() != above.index() - 1 || cell.channel() != channel) {
            return Double.NaN;
        }
        int flat = cell.row() * values.shape().columns() + cell.column();
        for (int i = 0; i < errors.size(); i++) {
            for (int tap = 0; tap < window.size() * window.size(); tap++) {
                if (source(i, tap) == flat) {
                    return i;
                }
            }
        }
        return Double.NaN;
    }

    @Override
    public String caption(double time) {
        int index = sliding(time).index();
        return context.texts()
                .get(
                        "gradient.caption.error",
                        index / errors.shape().columns() + 1,
                        index % errors.shape().columns() + 1,
                        Numbers.signed(errors.get(index)));
    }

    @Override
    public String result() {
        return note();
    }
}
