package org.kernelscope.ui.paint;

/**
 * The shapes of letters, for painters that write into a {@link Raster}. Whoever paints with it says
 * on which thread.
 */
public interface GlyphSource {
    /** The faces that are written in. */
    enum Face {
        /** Words. */
        TEXT,
        /** Words that matter. */
        STRONG,
        /** Numbers, all digits equally wide. */
        NUMBER,
        /** The number that all the others lead to. */
        RESULT
    }

    /**
     * The shape of one letter.
     *
     * @param left from the pen to the first column of the shape
     * @param top from the base line up to the first row of the shape
     * @param width columns of the shape
     * @param height rows of the shape
     * @param alpha how much of each pixel is ink, 0 … 255, row by row; not to be changed
     * @param advance how far the pen moves on
     */
    record Glyph(int left, int top, int width, int height, byte[] alpha, double advance) {}

    /**
     * A letter.
     *
     * @param size of the face, in pixels
     */
    Glyph glyph(Face face, int size, int codePoint);
}
