package org.kernelscope.ui.arithmetic;

import java.util.Arrays;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.GlyphSource;

/** Letters that need no fonts: every one a full block, as wide as a digit, different by height. */
final class BlockLetters implements GlyphSource {
    private final boolean braces;

    /** Letters for code, which has braces, or for sentences, which have none. */
    BlockLetters(boolean braces) {
        this.braces = braces;
    }

    @Override
    public Glyph glyph(Face face, int size, int codePoint) {
        if (codePoint == '{' && !braces) {
            throw new AssertionError("a sentence whose place for a number was left open");
        }
        int width = Math.max(1, size / 2);
        int height = 1 + (size + codePoint) % size;
        byte[] alpha = new byte[width * height];
        Arrays.fill(alpha, (byte) 200);
        return new Glyph(0, height, width, height, alpha, 0.6 * size);
    }
}
