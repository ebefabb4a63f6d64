package org.kernelscope.ui.arithmetic;

import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;

/**
 * The way back through an activation: dL/dz = dL/dy · f′(z), cell by cell. The slope is a gate:
 * open at 1, closed where it is 0, as in a dead ReLU.
 */
final class GateFigure implements Figure {
    private static final double NAME = 1.4;
    private static final double NOTE = 4;

    private final GradientContext context;
    private final Activation f;
    private final Cell first;
    private final int fixed;
    private final Tensor sums;
    private final Tensor before;
    private final Tensor after;
    private final Tensor slopes;
    private final int closed;
    private final Tile[] tiles = new Tile[3];
    private final double below;

    /**
     * @param cell of the map; of a layer of units, all units are shown
     * @param fixed true if only the cell is looked at, and not one after the other
     */
    GateFigure(GradientContext context, Cell cell, boolean fixed) {
        this.context = context;
        this.f = context.layer(cell.layer()).spec().activation();
        boolean units = context.layer(cell.layer()).outputShape().isUnits();
        Tensor z = context.values().activations().layers().get(cell.layer()).sums().orElseThrow();
        Tensor y = context.gradients().output(cell.layer());
        Tensor d = context.errors(cell.layer());
        Shape block = units ? block(z.size()) : Shape.of(1, z.shape().rows(), z.shape().columns());
        this.sums = units ? z.reshape(block) : z.channel(cell.channel());
        this.before = units ? y.reshape(block) : y.channel(cell.channel());
        this.after = units ? d.reshape(block) : d.channel(cell.channel());
        this.first = new Cell(cell.layer(), units ? -1 : cell.channel(), 0, 0);
        int at = units ? cell.channel() : cell.row() * block.columns() + cell.column();
        this.fixed = fixed ? at : -1;
        float[] slope = new float[sums.size()];
        int shut = 0;
        for (int i = 0; i < slope.length; i++) {
            slope[i] = (float) f.derivative(sums.get(i));
            shut += slope[i] == 0 ? 1 : 0;
        }
        this.slopes = Tensor.takeOver(block, slope);
        this.closed = shut;
        double em = context.values().em();
        double tall = 0.5 * (context.values().height() - NOTE * em) - NAME * em;
        double side = Math.min(tall, (context.values().width() - 5 * em) / 3);
        double x = 0;
        for (int i = 0; i < tiles.length; i++) {
            Tile tile = Tile.in(x, NAME * em, side, sums);
            double cellSide = Math.max(1, Math.min(tile.cell(), 6 * em));
            tiles[i] = new Tile(x, NAME * em, cellSide, tile.rows(), tile.columns());
            x += Math.max(tiles[i].width(), 6 * em) + 2.5 * em;
        }
        this.below = NAME * em + tiles[0].height() + 1.6 * em;
    }

    private static Shape block(int units) {
        int wide = (int) Math.ceil(Math.sqrt(units));
        while (units % wide != 0) {
            wide++;
        }
        return Shape.of(1, units / wide, wide);
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
        double em = pen.em();
        int index = index(time);
        double done = fixed >= 0 ? sums.size() : index + 1;
        String[] names = {"dL/dy", "f′(z)", "dL/dz"};
        Tensor[] maps = {before, slopes, after};
        double limit = before.absMax();
        for (int i = 0; i < tiles.length; i++) {
            pen.caption(names[i], tiles[i].x(), 0.7 * em);
            if (i == 1) {
                gates(pen);
            } else {
                pen.map(
                        tiles[i],
                        maps[i],
                        GradientContext.signed(pen, limit),
                        i == 0 ? sums.size() : done);
            }
            pen.window(tiles[i], index / tiles[i].columns(), index % tiles[i].columns(), 1, 1);
            if (i > 0) {
                double x = tiles[i].x() - 1.2 * em;
                double y = tiles[i].y() + tiles[i].height() / 2;
                int quiet = pen.look().quiet();
                pen.write(i == 1 ? "×" : "=", x, y, Face.TEXT, 1.2, quiet, HPos.CENTER);
            }
        }
        String equation =
                Numbers.signed(before.get(index))
                        + " × "
                        + Numbers.value(slopes.get(index))
                        + " = "
                        + Numbers.signed(after.get(index));
        int ink = pen.look().emphasis();
        pen.write(equation, 0, below, Face.RESULT, 1.1, ink, HPos.LEFT);
        double top = below + 1.6 * em;
        double tall = context.values().height() - NOTE * em - top - 0.5 * em;
        double half = context.values().width() / 2 - em;
        if (tall > 4 * em) {
            double reach = CurvePlot.reachOf(sums);
            CurvePlot plot = new CurvePlot(0, top, half, tall, f, reach);
            plot.derivative(pen);
            plot.curve(pen);
            plot.point(pen, sums.get(index), true);
            passage(pen, half + 2 * em, top, half, tall, index);
        }
        double y = context.values().height() - (NOTE - 0.9) * em;
        pen.paragraph(note(index), 0, y, context.values().width());
    }

    private String note(int index) {
        String all = context.texts().get("gradient.gates", closed, sums.size());
        return slopes.get(index) == 0 ? context.texts().get("backward.closed") + " " + all : all;
    }

    /** An open gate leaves the cell free; a closed one is a bar across it. */
    private void gates(RasterPen pen) {
        Tile tile = tiles[1];
        double line = Math.max(1, pen.em() / 13);
        pen.frame(tile.x(), tile.y(), tile.width(), tile.height(), line, pen.look().tileFrame());
        pen.fill(tile.x(), tile.y(), tile.width(), tile.height(), pen.look().surface());
        for (int i = 0; i < slopes.size(); i++) {
            double x = tile.cellX(i % tile.columns());
            double y = tile.cellY(i / tile.columns());
            double open = Math.max(0, Math.min(1, Math.abs(slopes.get(i))));
            double post = tile.cell() * (1 - open) / 2;
            double wide = Math.max(1, tile.cell() / 3);
            int ink = pen.look().quiet();
            pen.fill(x + (tile.cell() - wide) / 2, y, wide, post, ink);
            pen.fill(x + (tile.cell() - wide) / 2, y + tile.cell() - post, wide, post, ink);
        }
    }

    /** The error comes from the right; the gate lets through as much as it is open. */
    private void passage(RasterPen pen, double x, double y, double width, double tall, int index) {
        double em = pen.em();
        double open = Math.max(0, Math.min(1, Math.abs(slopes.get(index))));
        double middle = y + tall / 2;
        double gate = x + width / 2;
        double post = tall / 2 * (1 - open);
        int ink = pen.look().emphasis();
        pen.fill(gate - 0.3 * em, y, 0.6 * em, post, ink);
        pen.fill(gate - 0.3 * em, y + tall - post, 0.6 * em, post, ink);
        Look look = pen.look().ofGradients();
        double limit = Math.max(1e-12, before.absMax());
        stream(pen, gate + 0.5 * em, x + width, middle, before.get(index) / limit, tall, look);
        stream(pen, x, gate - 0.5 * em, middle, after.get(index) / limit, tall, look);
        pen.write("dL/dz", x, y + tall - 0.6 * em, Face.TEXT, 0.86, pen.look().quiet(), HPos.LEFT);
        pen.write(
                "dL/dy",
                x + width,
                y + tall - 0.6 * em,
                Face.TEXT,
                0.86,
                pen.look().quiet(),
                HPos.RIGHT);
    }

    private static void stream(
            RasterPen pen,
            double from,
            double to,
            double middle,
            double share,
            double tall,
            Look look) {
        if (share != 0) {
            double thick = Math.max(2, Math.min(1, Math.abs(share)) * 0.5 * tall);
            int colour = look.signed(share < 0 ? -0.62 : 0.62);
            pen.fill(from, middle - thick / 2, to - from, thick, colour);
        }
    }

    private Cell cell(int index) {
        return first.channel() < 0
                ? new Cell(first.layer(), index, 0, 0)
                : new Cell(
                        first.layer(),
                        first.channel(),
                        index / tiles[0].columns(),
                        index % tiles[0].columns());
    }

    @Override
    public @Nullable Cell cellAt(double time) {
        return fixed < 0 ? cell(index(time)) : null;
    }

    @Override
    public double timeOf(Cell cell) {
        if (fixed >= 0 || cell.layer() != first.layer()) {
            return Double.NaN;
        }
        if (first.channel() < 0) {
            return cell.channel();
        }
        return cell.channel() == first.channel()
                ? cell.row() * (double) tiles[0].columns() + cell.column()
                : Double.NaN;
    }

    @Override
    public HitTarget at(double x, double y) {
        for (Tile tile : tiles) {
            int index = tile.indexAt(x, y);
            if (index >= 0) {
                return fixed >= 0 ? HitTarget.SOLID : HitTarget.open(cell(index), index);
            }
        }
        return HitTarget.SOLID;
    }

    @Override
    public String caption(double time) {
        int index = index(time);
        return "z = "
                + Numbers.signed(sums.get(index))
                + ", f′(z) = "
                + Numbers.value(slopes.get(index))
                + ", dL/dz = "
                + Numbers.signed(after.get(index));
    }

    @Override
    public String result() {
        return context.texts().get("gradient.gates", closed, sums.size());
    }
}
