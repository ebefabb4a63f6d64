package org.kernelscope.ui.paint;

import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import javafx.geometry.HPos;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.GlyphSource.Glyph;

/**
 * Paints maps, with lines and text over them, into a {@link Raster}, in the colours of a {@link
 * Look}. Lengths in device pixels. The same calls give the same pixels, on any thread and without a
 * display. {@link CanvasPen} is the other drawing tool, for lines and text in the window. Not
 * thread-safe.
 */
public final class RasterPen {
    private static final double CAPTION = 0.86;

    /** Distance between the lines of a paragraph, in em. */
    private static final double PARAGRAPH_LINE = 1.3;

    private static final double NUMBER = 0.9;

    /** Smallest size, in em, in which the values of a map are written into its cells. */
    private static final double SMALLEST_VALUE = 0.62;

    private final Raster raster;
    private final GlyphSource glyphs;
    private final Look look;
    private final double em;
    private final double dx;
    private final double dy;

    /**
     * A pen for {@code raster}.
     *
     * @param em size of text, in device pixels
     * @param margin distance of the point 0, 0 from the left and upper edge
     */
    public RasterPen(Raster raster, GlyphSource glyphs, Look look, double em, double margin) {
        this.dx = margin;
        this.dy = margin;
        this.raster = raster;
        this.glyphs = glyphs;
        this.look = look;
        this.em = em;
    }

    /** Size of text. */
    public double em() {
        return em;
    }

    /** The colours. */
    public Look look() {
        return look;
    }

    /** The image that the pen paints into. */
    public Raster raster() {
        return raster;
    }

    /** The colours of signed values, the strongest at {@code limit}. */
    public ValueColours signedColours(double limit) {
        return ValueColours.signed(look, limit);
    }

    /** Fills a rectangle. */
    public void fill(double x, double y, double w, double h, int argb) {
        int left = round(dx + x);
        int top = round(dy + y);
        raster.fill(left, top, round(dx + x + w) - left, round(dy + y + h) - top, argb);
    }

    /** Blends a colour over a rectangle. */
    public void overlay(double x, double y, double w, double h, int argb, double opacity) {
        int left = round(dx + x);
        int top = round(dy + y);
        raster.overlay(left, top, round(dx + x + w) - left, round(dy + y + h) - top, argb, opacity);
    }

    /** Draws a frame outside of a rectangle. */
    public void frame(double x, double y, double w, double h, double thickness, int argb) {
        int left = round(dx + x);
        int top = round(dy + y);
        int line = Math.max(1, round(thickness));
        int right = round(dx + x + w);
        int bottom = round(dy + y + h);
        raster.frame(left, top, right - left, bottom - top, line, argb);
    }

    /** Draws an antialiased line. */
    public void line(
            double x1,
            double y1,
            double x2,
            double y2,
            double thickness,
            int argb,
            double opacity) {
        raster.line(dx + x1, dy + y1, dx + x2, dy + y2, thickness, argb, opacity);
    }

    /**
     * Draws the antialiased graph of a function, pixel column by pixel column.
     *
     * @param x left end
     * @param width width of the plot
     * @param height the y of the graph at a distance from the left end; NaN where there is none
     */
    public void graph(
            double x, double width, DoubleUnaryOperator height, double thickness, int argb) {
        double before = height.applyAsDouble(0);
        for (int column = 0; column < width; column++) {
            double next = height.applyAsDouble(column + 1);
            if (!Double.isNaN(before) && !Double.isNaN(next)) {
                // A line of the same thickness covers more of a column where it is steep.
                double slope = next - before;
                double half = Math.sqrt(1 + slope * slope) * thickness / 2;
                double middle = dy + (before + next) / 2;
                double top = Math.min(dy + Math.min(before, next), middle - half);
                double bottom = Math.max(dy + Math.max(before, next), middle + half);
                raster.span(round(dx + x) + column, top, bottom, argb);
            }
            before = next;
        }
    }

    /** Paints an antialiased disc. */
    public void disc(double centreX, double centreY, double radius, int argb) {
        raster.disc(dx + centreX, dy + centreY, radius, argb);
    }

    /** The width of a text; {@code size} in em. */
    public double width(String text, Face face, double size) {
        double width = 0;
        int pixels = pixels(size);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += glyphs.glyph(face, pixels, text.codePointAt(i)).advance();
        }
        return width;
    }

    /**
     * Writes a text, with the middle of its small letters at {@code y}.
     *
     * @param x left end, middle or right end, as {@code align} says
     * @param size in em
     */
    public void write(
            String text, double x, double y, Face face, double size, int argb, HPos align) {
        double width = align == HPos.LEFT ? 0 : width(text, face, size);
        double position = dx + x - (align == HPos.CENTER ? width / 2 : width);
        tell(text, position, dy + y, face, size);
        int pixels = pixels(size);
        int base = round(dy + y + 0.36 * pixels);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            Glyph glyph = glyphs.glyph(face, pixels, text.codePointAt(i));
            stamp(glyph, round(position) + glyph.left(), base - glyph.top(), argb);
            position += glyph.advance();
        }
    }

    private void tell(String text, double left, double middle, Face face, double size) {
        Consumer<PaintedText> watcher = PaintedText.watcher();
        if (watcher != null) {
            double right = left + width(text, face, size);
            watcher.accept(
                    new PaintedText(
                            text,
                            left,
                            right,
                            middle,
                            pixels(size),
                            this,
                            raster.width(),
                            raster.height()));
        }
    }

    /** Writes explaining text, starting at {@code x}. */
    public void caption(String text, double x, double y) {
        write(text, x, y, Face.TEXT, CAPTION, look.quiet(), HPos.LEFT);
    }

    /** Writes explaining text from {@code x}, unless it would reach beyond {@code end}. */
    public void captionUpTo(String text, double x, double y, double end) {
        if (x + captionWidth(text) <= end) {
            caption(text, x, y);
        }
    }

    /**
     * Writes explaining text, broken at its spaces into as many lines as it needs.
     *
     * @param y middle of the first line
     * @return the middle of the line below
     */
    public double paragraph(String text, double x, double y, double width) {
        String line = "";
        double at = y;
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || captionWidth(longer) <= width) {
                line = longer;
            } else {
                caption(line, x, at);
                at += PARAGRAPH_LINE * em;
                line = word;
            }
        }
        caption(line, x, at);
        return at + PARAGRAPH_LINE * em;
    }

    /** The width of a caption. */
    public double captionWidth(String text) {
        return width(text, Face.TEXT, CAPTION);
    }

    /** Writes a number, starting at {@code x}. */
    public void number(String text, double x, double y) {
        write(text, x, y, Face.NUMBER, NUMBER, look.emphasis(), HPos.LEFT);
    }

    private int pixels(double size) {
        return Math.max(5, round(size * em));
    }

    private void stamp(Glyph glyph, int x, int y, int argb) {
        byte[] alpha = glyph.alpha();
        for (int row = 0; row < glyph.height(); row++) {
            int at = row * glyph.width();
            for (int column = 0; column < glyph.width(); column++) {
                int coverage = alpha[at + column] & 0xff;
                if (coverage > 0) {
                    raster.blend(x + column, y + row, argb, coverage + (coverage >> 7));
                }
            }
        }
    }

    /** Paints a map with a frame. */
    public void map(Tile tile, Tensor map, ValueColours colours) {
        map(tile, map, colours, map.size());
    }

    /**
     * Paints the first {@code count} cells of channel 0 of a map, row by row, and a frame. A
     * fraction of a cell is painted smaller: it is just appearing.
     */
    public void map(Tile tile, Tensor map, ValueColours colours, double count) {
        double line = Math.max(1, em / 13);
        frame(tile.x(), tile.y(), tile.width(), tile.height(), line, look.tileFrame());
        fill(tile.x(), tile.y(), tile.width(), tile.height(), look.ground());
        if (tile.cell() < 1) {
            pixels(tile, map, colours, count);
            return;
        }
        for (int i = 0; i < Math.min(map.size(), count); i++) {
            int row = i / tile.columns();
            int column = i % tile.columns();
            double share = Math.min(1, count - i);
            double inset = (1 - share) * tile.cell() / 2;
            fill(
                    tile.cellX(column) + inset,
                    tile.cellY(row) + inset,
                    tile.cell() - 2 * inset,
                    tile.cell() - 2 * inset,
                    colours.of(map.get(i)));
        }
    }

    /** Cells smaller than a pixel: each pixel takes the colour of the cell at its position. */
    private void pixels(Tile tile, Tensor map, ValueColours colours, double count) {
        for (int y = 0; y < tile.height(); y++) {
            int row = Math.min(tile.rows() - 1, (int) (y / tile.cell()));
            for (int x = 0; x < tile.width(); x++) {
                int column = Math.min(tile.columns() - 1, (int) (x / tile.cell()));
                int cell = row * tile.columns() + column;
                if (cell < count) {
                    fill(tile.x() + x, tile.y() + y, 1, 1, colours.of(map.get(cell)));
                }
            }
        }
    }

    /** Writes the values of a map into its cells, if there is room for readable ones. */
    public void values(Tile tile, Tensor map, ValueColours colours) {
        double room = tile.cell() / em;
        double size = room < 4.5 ? Math.min(0.95, room / 3.2) : Math.min(1.6, room / 4.7);
        if (size < SMALLEST_VALUE) {
            return;
        }
        for (int i = 0; i < map.size(); i++) {
            if (!Float.isNaN(map.get(i))) {
                write(
                        room > 4.5 ? Numbers.value(map.get(i)) : Numbers.cell(map.get(i)),
                        tile.cellX(i % tile.columns() + 0.5),
                        tile.cellY(i / tile.columns() + 0.5),
                        Face.NUMBER,
                        size,
                        Look.readableOn(colours.of(map.get(i))),
                        HPos.CENTER);
            }
        }
    }

    /** Frames {@code rows} × {@code columns} cells; the position may lie between cells. */
    public void window(Tile tile, double row, double column, double rows, double columns) {
        double line = Math.max(2, em / 6);
        frame(
                tile.cellX(column),
                tile.cellY(row),
                columns * tile.cell(),
                rows * tile.cell(),
                line,
                look.emphasis());
    }

    private static int round(double length) {
        return (int) Math.round(length);
    }
}
