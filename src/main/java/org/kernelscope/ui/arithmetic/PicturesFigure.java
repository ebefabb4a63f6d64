package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Align;
import org.kernelscope.ui.paint.TileBrush;
import org.kernelscope.ui.paint.TileBrush.Colours;
import org.kernelscope.ui.paint.TileBrush.Tile;

/**
 * How one number is made that is no weighted sum: what it is made from, as pictures with the
 * numbers written in, and the sum written out, a line a step.
 */
final class PicturesFigure implements Figure {
    private static final double NAME = 1.4;
    private static final double LARGEST = 10;

    private final FigureContext sheet;
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
            FigureContext sheet,
            List<Picture> pictures,
            List<Line> lines,
            IntFunction<HitTarget> sources,
            @Nullable CurvePlot curve,
            double z) {
        this.sheet = sheet;
        this.pictures = List.copyOf(pictures);
        this.lines = List.copyOf(lines);
        this.sources = sources;
        this.z = z;
        double em = sheet.em();
        double words = (lines.size() + 1) * TermLines.LINE * em;
        double tallest = sheet.height() - words - (curve == null ? 2 : 12) * em - NAME * em;
        double widest = (sheet.width() - 2 * em * (pictures.size() - 1)) / pictures.size();
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
        double high = Math.min(14 * em, sheet.height() - top);
        this.curve =
                curve == null || high < 6 * em
                        ? null
                        : new CurvePlot(
                                0,
                                top,
                                Math.min(sheet.width(), 28 * em),
                                high,
                                curve.activation(),
                                curve.reach());
    }

    @Override
    public int steps() {
        return lines.size() - 1;
    }

    @Override
    public void paint(RasterPen brush, double time) {
        TileBrush painter = new TileBrush(brush);
        double em = brush.em();
        for (int i = 0; i < tiles.size(); i++) {
            Picture picture = pictures.get(i);
            Tile tile = tiles.get(i);
            Colours colours = painter.signed(limit(picture.map()));
            brush.caption(picture.name(), tile.x(), tile.y() - 0.7 * em);
            painter.map(tile, picture.map(), colours);
            painter.numbers(tile, picture.map(), colours);
            if (picture.winner() >= 0) {
                int at = picture.winner();
                painter.window(tile, at / tile.columns(), at % tile.columns(), 1, 1);
            }
            double y = tile.y() + tile.height() / 2;
            int quiet = brush.look().quiet();
            brush.write(picture.sign(), tile.x() - em, y, Face.TEXT, 1.3, quiet, Align.CENTRE);
        }
        int reached = (int) Math.floor(time) + 1;
        TermLines.paint(brush, lines, 0, linesY, Math.min(sheet.width(), 26 * em), reached);
        if (curve != null) {
            curve.curve(brush);
            if (reached >= lines.size()) {
                curve.point(brush, z, true);
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
        int line = (int) Math.floor((y - linesY) / TermLines.LINE / sheet.em() + 0.5);
        boolean onLine = line >= 0 && line < lines.size() && x < 26 * sheet.em();
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
