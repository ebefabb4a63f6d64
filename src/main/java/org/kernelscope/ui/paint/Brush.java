package org.kernelscope.ui.paint;

import org.kernelscope.ui.paint.Lettering.Face;
import org.kernelscope.ui.paint.Lettering.Glyph;

/**
 * Paints lines, areas and words into a {@link Raster}, in the colours of a {@link StageLook}.
 * Lengths and places in device pixels. What it paints depends on nothing but its arguments. One
 * thread at a time.
 */
public final class Brush {
    private final Raster raster;
    private final Lettering lettering;
    private final StageLook look;
    private final double em;

    /**
     * A brush for {@code raster}.
     *
     * @param em the size of text, in device pixels
     */
    public Brush(Raster raster, Lettering lettering, StageLook look, double em) {
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
        int left = round(x);
        int top = round(y);
        raster.fill(left, top, round(x + w) - left, round(y + h) - top, argb);
    }

    /** Lays a colour over a rectangle. */
    public void veil(double x, double y, double w, double h, int argb, double share) {
        int left = round(x);
        int top = round(y);
        raster.veil(left, top, round(x + w) - left, round(y + h) - top, argb, share);
    }

    /** Frames a rectangle on its outside. */
    public void frame(double x, double y, double w, double h, double width, int argb) {
        int left = round(x);
        int top = round(y);
        int line = Math.max(1, round(width));
        raster.frame(left, top, round(x + w) - left, round(y + h) - top, line, argb);
    }

    /** Draws a line with smooth edges. */
    public void line(
            double x1, double y1, double x2, double y2, double width, int argb, double share) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        if (length == 0) {
            return;
        }
        double reach = width / 2 + 1;
        int left = (int) Math.floor(Math.min(x1, x2) - reach);
        int right = (int) Math.ceil(Math.max(x1, x2) + reach);
        int top = Math.max(0, (int) Math.floor(Math.min(y1, y2) - reach));
        int bottom = Math.min(raster.height(), (int) Math.ceil(Math.max(y1, y2) + reach));
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        for (int y = top; y < bottom; y++) {
            // Only the columns near the line in this row, not the whole box around it.
            double py = y + 0.5 - y1;
            double fromX = left;
            double toX = right;
            if (Math.abs(uy) > 1e-6) {
                double middle = x1 + py * ux / uy;
                double half = reach / Math.abs(uy);
                fromX = Math.max(fromX, middle - half);
                toX = Math.min(toX, middle + half);
            }
            int last = Math.min(raster.width() - 1, (int) Math.ceil(toX));
            for (int x = Math.max(0, (int) Math.floor(fromX)); x <= last; x++) {
                double px = x + 0.5 - x1;
                double along = px * ux + py * uy;
                double over = Math.max(0, Math.max(-along, along - length));
                double across = Math.hypot(px * uy - py * ux, over);
                double cover = Math.max(0, Math.min(1, width / 2 + 0.5 - across));
                raster.blend(x, y, argb, round(256 * share * cover));
            }
        }
    }

    /** Paints a disc with a smooth edge. */
    public void disc(double centreX, double centreY, double radius, int argb) {
        for (int y = (int) (centreY - radius - 1); y <= centreY + radius + 1; y++) {
            for (int x = (int) (centreX - radius - 1); x <= centreX + radius + 1; x++) {
                double distance = Math.hypot(x + 0.5 - centreX, y + 0.5 - centreY);
                double cover = Math.max(0, Math.min(1, radius + 0.5 - distance));
                raster.blend(x, y, argb, round(256 * cover));
            }
        }
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
        double pen = x - (align == Align.LEFT ? 0 : align == Align.CENTRE ? width / 2 : width);
        int pixels = pixels(size);
        int base = round(y + 0.36 * pixels);
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
