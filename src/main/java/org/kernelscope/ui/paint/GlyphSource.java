package org.kernelscope.ui.paint;

/**
 * The shapes of letters, for painters that write into a {@link Raster}. Each implementation says on
 * which thread it is used.
 */
public interface GlyphSource {
    /**
     * The shape of one letter.
     *
     * @param left from the pen position to the first column of the shape
     * @param top from the base line up to the first row of the shape
     * @param width columns of the shape
     * @param height rows of the shape
     * @param alpha coverage of each pixel, 0 … 255, row by row; must not be modified
     * @param advance distance to the next pen position
     */
    record Glyph(int left, int top, int width, int height, byte[] alpha, double advance) {}

    /**
     * Returns the shape of a letter.
     *
     * @param size font size in pixels
     */
    Glyph glyph(Face face, int size, int codePoint);
}
