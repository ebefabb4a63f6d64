package org.kernelscope.ui.arithmetic;

import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.MapWeights.Place;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.state.LandscapeModel.View;

/**
 * The loss over two directions, in bands of equal loss on a log scale; the present weights as a
 * disc, and the path of the last steps to it.
 */
final class LandscapeFigure implements Figure {
    private static final double NAME = 1.6;
    private static final int BANDS = 14;
    private static final double LEGEND = 13;

    private final GradientContext context;
    private final View view;
    private final Tile tile;
    private final double low;
    private final double high;

    LandscapeFigure(GradientContext context, View view) {
        this.context = context;
        this.view = view;
        Tensor losses = view.landscape().losses();
        double em = context.values().em();
        double tall = context.values().height() - (NAME + 4.6) * em;
        double wide = context.values().width() - LEGEND * em;
        double side = Math.max(8, Math.min(tall, wide));
        int cells = losses.shape().rows();
        tile = new Tile(2.2 * em, NAME * em, side / cells, cells, cells);
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int i = 0; i < losses.size(); i++) {
            if (Float.isFinite(losses.get(i))) {
                least = Math.min(least, losses.get(i));
                most = Math.max(most, losses.get(i));
            }
        }
        low = Math.min(least, most);
        high = most;
    }

    /** Added to every loss, as a loss of 0 has no logarithm; far below what can be seen. */
    private double floor() {
        return Math.max(1e-12, high * 1e-5);
    }

    /** The height on the log scale, 0 to 1. */
    private double height(double loss) {
        double floor = floor();
        double from = Math.log(low + floor);
        double to = Math.log(high + floor);
        return to > from ? (Math.log(loss + floor) - from) / (to - from) : 0;
    }

    @Override
    public int steps() {
        return 0;
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        Tensor losses = view.landscape().losses();
        ValueColours bands =
                value ->
                        pen.look()
                                .ink(
                                        Float.isFinite(value)
                                                ? 0.04
                                                        + 0.8
                                                                * Math.floor(height(value) * BANDS)
                                                                / BANDS
                                                : 1);
        // Cells smaller than pixels have gaps from rounding, so the map is painted pixel by pixel.
        surface(pen, losses, bands);
        axes(pen);
        path(pen);
        legend(pen, bands);
        double y = tile.y() + tile.height() + 2.7 * em;
        pen.paragraph(note(), 0, y, context.values().width());
    }

    private void surface(RasterPen pen, Tensor losses, ValueColours bands) {
        double line = Math.max(1, pen.em() / 13);
        pen.frame(tile.x(), tile.y(), tile.width(), tile.height(), line, pen.look().tileFrame());
        for (int row = 0; row < tile.rows(); row++) {
            for (int column = 0; column < tile.columns(); column++) {
                pen.fill(
                        tile.cellX(column),
                        tile.cellY(row),
                        tile.cellX(column + 1) - tile.cellX(column),
                        tile.cellY(row + 1) - tile.cellY(row),
                        bands.of(losses.at(0, row, column)));
            }
        }
    }

    private void axes(RasterPen pen) {
        double em = pen.em();
        int quiet = pen.look().quiet();
        String across = name(view.first(), "gradient.landscape.down");
        String up = name(view.second(), "gradient.landscape.random");
        pen.caption(up, tile.x(), tile.y() - 0.8 * em);
        double middle = tile.x() + tile.width() / 2;
        double below = tile.y() + tile.height() + 0.9 * em;
        pen.write(across + " →", middle, below, Face.TEXT, 0.86, quiet, HPos.CENTER);
        pen.write("↑", tile.x() - em, tile.y() + em, Face.TEXT, 1, quiet, HPos.CENTER);
    }

    private String name(@Nullable Place place, String otherwise) {
        if (place == null) {
            return context.texts().get(otherwise);
        }
        float weight =
                view.landscape()
                        .centre()
                        .weights()
                        .get(place.parameter().name())
                        .get(place.index());
        return context.texts()
                .get(
                        "gradient.landscape.weight",
                        place.parameter().name(),
                        Numbers.count(place.index() + 1),
                        Numbers.value(weight));
    }

    private void path(RasterPen pen) {
        double em = pen.em();
        int ink = pen.look().wrong();
        double[] before = null;
        for (double[] point : view.path()) {
            if (before != null) {
                pen.line(x(before), y(before), x(point), y(point), em / 6, ink, 1);
            }
            pen.disc(x(point), y(point), 0.24 * em, ink);
            before = point;
        }
        if (before != null) {
            pen.disc(x(before), y(before), 0.55 * em, pen.look().ground());
            pen.disc(x(before), y(before), 0.42 * em, ink);
        }
    }

    /** Points beyond the edge are shown on it. */
    private double x(double[] point) {
        double share = (Math.max(-1, Math.min(1, point[0])) + 1) / 2;
        return tile.x() + tile.cell() / 2 + share * (tile.width() - tile.cell());
    }

    private double y(double[] point) {
        double share = (1 - Math.max(-1, Math.min(1, point[1]))) / 2;
        return tile.y() + tile.cell() / 2 + share * (tile.height() - tile.cell());
    }

    private void legend(RasterPen pen, ValueColours bands) {
        double em = pen.em();
        double x = tile.x() + tile.width() + 1.6 * em;
        double tall = Math.max(2 * em, Math.min(tile.height() - 4 * em, 16 * em));
        double floor = floor();
        double from = Math.log(low + floor);
        double to = Math.log(high + floor);
        pen.caption(context.texts().get("gradient.landscape.loss"), x, tile.y() - 0.8 * em);
        for (int i = 0; i < BANDS; i++) {
            double y = tile.y() + (BANDS - 1 - i) * tall / BANDS;
            double loss = Math.exp(from + (i + 0.5) / BANDS * (to - from)) - floor;
            pen.fill(x, y, 1.4 * em, tall / BANDS + 1, bands.of((float) loss));
        }
        pen.number(Numbers.value(high), x + 2 * em, tile.y() + 0.5 * em);
        pen.number(Numbers.value(low), x + 2 * em, tile.y() + tall - 0.5 * em);
        pen.caption(context.texts().get("gradient.landscape.here"), x, tile.y() + tall + 1.6 * em);
        pen.number(Numbers.value(here()), x, tile.y() + tall + 3 * em);
    }

    /** The loss of the grid point nearest to the present weights. */
    private double here() {
        Tensor losses = view.landscape().losses();
        double[] point =
                view.path().isEmpty() ? new double[2] : view.path().get(view.path().size() - 1);
        int side = losses.shape().rows();
        int column = (int) Math.round((Math.max(-1, Math.min(1, point[0])) + 1) / 2 * (side - 1));
        int row = (int) Math.round((1 - Math.max(-1, Math.min(1, point[1]))) / 2 * (side - 1));
        return losses.at(0, row, column);
    }

    private String note() {
        return context.texts()
                .get(
                        view.first() == null
                                ? "gradient.landscape.note"
                                : "gradient.landscape.noteOfWeights",
                        view.examples());
    }

    /** a and b of a point; null outside of the map. */
    @Override
    public double @Nullable [] place(double x, double y) {
        double a = (x - tile.x()) / tile.width() * 2 - 1;
        double b = 1 - (y - tile.y()) / tile.height() * 2;
        return Math.abs(a) <= 1 && Math.abs(b) <= 1 ? new double[] {a, b} : null;
    }

    @Override
    public HitTarget at(double x, double y) {
        return HitTarget.SOLID;
    }

    @Override
    public String caption(double time) {
        return context.texts().get("gradient.landscape.points", tile.rows(), Numbers.value(here()));
    }

    @Override
    public String result() {
        return note();
    }
}
