package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Colours;
import org.kernelscope.ui.paint.Tile;

/**
 * How one number is made that is no weighted sum: what it is made from, as pictures with the
 * numbers written in, and the sum written out, a line a step.
 */
final class PicturesFigure implements Figure {
    private static final double NAME = 1.4;
    private static final double LARGEST = 10;

    private final FigureContext context;
    private final List<Picture> pictures;
    private final List<Line> lines;
    private final IntFunction<HitTarget> sources;
    private final @Nullable CurvePlot curve;
    private final double z;
    private final List<Tile> tiles = new ArrayList<>();
    private final double linesY;

    /**
     * What it is made from.
     *
     * @param name above it
     * @param sign between it and the picture before
     * @param map the numbers; those beyond the border are no numbers
     * @param winner the cell that became the number; −1 if none did alone
     */
    record Picture(String name, String sign, Tensor map, int winner) {}

    /**
     * The figure.
     *
     * @param sources what a cell of the first picture is
     * @param curve the activation, placed anywhere; null for none
     * @param z what the activation gets
     */
    PicturesFigure(
            FigureContext context,
            List<Picture> pictures,
            List<Line> lines,
            IntFunction<HitTarget> sources,
            @Nullable CurvePlot curve,
            double z) {
        this.context = context;
        this.pictures = List.copyOf(pictures);
        this.lines = List.copyOf(lines);
        this.sources = sources;
        this.z = z;
        double em = context.em();
        double words = (lines.size() + 1) * TermLines.LINE * em;
        double tallest = context.height() - words - (curve == null ? 2 : 12) * em - NAME * em;
        double widest = (context.width() - 2 * em * (pictures.size() - 1)) / pictures.size();
        double x = 0;
        double bottom = 0;
        for (Picture picture : pictures) {
            Shape shape = picture.map().shape();
            double fitting = Math.min(tallest / shape.rows(), widest / shape.columns());
            double cell = Math.floor(Math.max(2, Math.min(LARGEST * em, fitting)));
            Tile tile = new Tile(x, NAME * em, cell, shape.rows(), shape.columns());
            tiles.add(tile);
            x += tile.width() + 2 * em;
            bottom = Math.max(bottom, tile.y() + tile.height());
        }
        linesY = bottom + 1.6 * em;
        double top = linesY + words;
        double high = Math.min(14 * em, context.height() - top);
        this.curve =
                curve == null || high < 6 * em
                        ? null
                        : new CurvePlot(
                                0,
                                top,
                                Math.min(context.width(), 28 * em),
                                high,
                                curve.activation(),
                                curve.reach());
    }

    @Override
    public int steps() {
        return lines.size() - 1;
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        for (int i = 0; i < tiles.size(); i++) {
            Picture picture = pictures.get(i);
            Tile tile = tiles.get(i);
            Colours colours = pen.signedColours(limit(picture.map()));
            pen.caption(picture.name(), tile.x(), tile.y() - 0.7 * em);
            pen.map(tile, picture.map(), colours);
            pen.values(tile, picture.map(), colours);
            if (picture.winner() >= 0) {
                int at = picture.winner();
                pen.window(tile, at / tile.columns(), at % tile.columns(), 1, 1);
            }
            double y = tile.y() + tile.height() / 2;
            int quiet = pen.look().quiet();
            pen.write(picture.sign(), tile.x() - em, y, Face.TEXT, 1.3, quiet, HPos.CENTER);
        }
        int reached = (int) Math.floor(time) + 1;
        TermLines.paint(pen, lines, 0, linesY, Math.min(context.width(), 26 * em), reached);
        if (curve != null) {
            curve.curve(pen);
            if (reached >= lines.size()) {
                curve.point(pen, z, true);
            }
        }
    }

    private static double limit(Tensor map) {
        double limit = 0;
        for (int i = 0; i < map.size(); i++) {
            limit = Float.isNaN(map.get(i)) ? limit : Math.max(limit, Math.abs(map.get(i)));
        }
        return limit;
    }

    @Override
    public HitTarget at(double x, double y) {
        int index = tiles.get(0).indexAt(x, y);
        if (index >= 0) {
            return sources.apply(index);
        }
        int line = (int) Math.floor((y - linesY) / TermLines.LINE / context.em() + 0.5);
        boolean onLine = line >= 0 && line < lines.size() && x < 26 * context.em();
        for (Tile tile : tiles) {
            onLine |= tile.indexAt(x, y) >= 0;
        }
        return onLine ? HitTarget.SOLID : HitTarget.NOTHING;
    }

    @Override
    public String caption(double time) {
        Line line = lines.get(Math.min(lines.size() - 1, (int) Math.floor(time)));
        return line.what() + " " + line.number();
    }

    @Override
    public String result() {
        StringBuilder all = new StringBuilder();
        for (Line line : lines) {
            all.append(line.what()).append(' ').append(line.number()).append("   ");
        }
        return all.toString().strip();
    }
}
