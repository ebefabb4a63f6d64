package org.kernelscope.ui.paint;

import java.util.function.DoubleUnaryOperator;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.GlyphSource.Glyph;

/**
 * Paints lines, areas and words into a {@link Raster}, in the colours of a {@link StageLook}.
 * Lengths and places in device pixels. What it paints depends on nothing but its arguments. One
 * thread at a time.
 */
public final class RasterPen {
    private final Raster raster;
    private final GlyphSource lettering;
    private final StageLook look;
    private final double em;
    private final double dx;
    private final double dy;

    /**
     * A brush for {@code raster}.
     *
     * @param em the size of text, in device pixels
     * @param margin how far from the left and the upper edge the place 0, 0 is
     */
    public RasterPen(
            Raster raster, GlyphSource lettering, StageLook look, double em, double margin) {
        this.dx = margin;
        this.dy = margin;
        this.raster = raster;
        this.lettering = lettering;
        this.look = look;
        this.em = em;
    }

    /** Where a piece of writing stands from the given place on. */
    public enum Align {
        /** It begins there. */
        LEFT,
        /** Its middle is there. */
        CENTRE,
        /** It ends there. */
        RIGHT
    }

    /** The size of text. */
    public double em() {
        return em;
    }

    /** The colours. */
    public StageLook look() {
        return look;
    }

    /** What is painted on. */
    public Raster raster() {
        return raster;
    }

    /** The colour of a value: {@code share} of the strongest, −1 … 1. */
    public int signed(double share) {
        return look.palette().signed(look.theme(), (float) share);
    }

    /** Black or white, whichever can be read on {@code ground}. */
    public static int readableOn(int ground) {
        double light =
                0.299 * ((ground >> 16) & 0xff)
                        + 0.587 * ((ground >> 8) & 0xff)
                        + 0.114 * (ground & 0xff);
        return light > 140 ? 0xFF000000 : 0xFFFFFFFF;
    }

    /** Fills a rectangle. */
    public void fill(double x, double y, double w, double h, int argb) {
        int left = round(dx + x);
        int top = round(dy + y);
        raster.fill(left, top, round(dx + x + w) - left, round(dy + y + h) - top, argb);
    }

    /** Lays a colour over a rectangle. */
    public void veil(double x, double y, double w, double h, int argb, double share) {
        int left = round(dx + x);
        int top = round(dy + y);
        raster.veil(left, top, round(dx + x + w) - left, round(dy + y + h) - top, argb, share);
    }

    /** Frames a rectangle on its outside. */
    public void frame(double x, double y, double w, double h, double width, int argb) {
        int left = round(dx + x);
        int top = round(dy + y);
        int line = Math.max(1, round(width));
        int right = round(dx + x + w);
        int bottom = round(dy + y + h);
        raster.frame(left, top, right - left, bottom - top, line, argb);
    }

    /** Draws a line with smooth edges; {@code share} of it hides what is below. */
    public void line(
            double x1, double y1, double x2, double y2, double width, int argb, double share) {
        AntialiasedShapes.line(raster, dx + x1, dy + y1, dx + x2, dy + y2, width, argb, share);
    }

    /**
     * Draws a function's graph with smooth edges, from column to column of the screen.
     *
     * @param x left end
     * @param width how far to the right
     * @param height for a distance from the left end, how far down the graph is; not a number where
     *     nothing is drawn
     */
    public void graph(double x, double width, DoubleUnaryOperator height, double line, int argb) {
        double before = height.applyAsDouble(0);
        for (int column = 0; column < width; column++) {
            double next = height.applyAsDouble(column + 1);
            if (!Double.isNaN(before) && !Double.isNaN(next)) {
                // Where it is steep, a line of the same width is taller.
                double slope = next - before;
                double half = Math.sqrt(1 + slope * slope) * line / 2;
                double middle = dy + (before + next) / 2;
                double top = Math.min(dy + Math.min(before, next), middle - half);
                double bottom = Math.max(dy + Math.max(before, next), middle + half);
                AntialiasedShapes.span(raster, round(dx + x) + column, top, bottom, argb);
            }
            before = next;
        }
    }

    /** Paints a disc with a smooth edge. */
    public void disc(double centreX, double centreY, double radius, int argb) {
        AntialiasedShapes.disc(raster, dx + centreX, dy + centreY, radius, argb);
    }

    /** How wide a piece of writing is; {@code size} in em. */
    public double width(String text, Face face, double size) {
        double width = 0;
        int pixels = pixels(size);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += lettering.glyph(face, pixels, text.codePointAt(i)).advance();
        }
        return width;
    }

    /** Writes a text, the middle of its small letters at height {@code y}; {@code size} in em. */
    public void write(
            String text, double x, double y, Face face, double size, int argb, Align align) {
        double width = align == Align.LEFT ? 0 : width(text, face, size);
        double pen = dx + x - (align == Align.LEFT ? 0 : align == Align.CENTRE ? width / 2 : width);
        int pixels = pixels(size);
        int base = round(dy + y + 0.36 * pixels);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            Glyph glyph = lettering.glyph(face, pixels, text.codePointAt(i));
            stamp(glyph, round(pen) + glyph.left(), base - glyph.top(), argb);
            pen += glyph.advance();
        }
    }

    /** Explaining words, from the left. */
    public void caption(String text, double x, double y) {
        write(text, x, y, Face.TEXT, 0.86, look.quiet(), Align.LEFT);
    }

    /** A number, from the left. */
    public void number(String text, double x, double y) {
        write(text, x, y, Face.NUMBER, 0.9, look.emphasis(), Align.LEFT);
    }

    private int pixels(double size) {
        return Math.max(5, round(size * em));
    }

    private void stamp(Glyph glyph, int x, int y, int argb) {
        byte[] alpha = glyph.alpha();
        for (int row = 0; row < glyph.height(); row++) {
            int at = row * glyph.width();
            for (int column = 0; column < glyph.width(); column++) {
                int cover = alpha[at + column] & 0xff;
                if (cover > 0) {
                    raster.blend(x + column, y + row, argb, cover + (cover >> 7));
                }
            }
        }
    }

    private static int round(double length) {
        return (int) Math.round(length);
    }
}
