package org.kernelscope.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes an animated GIF that repeats without end: one global colour table, a frame only of what
 * changes, a comment with the caption (CompuServe, <em>Graphics Interchange Format, Version
 * 89a</em>). One thread.
 */
final class GifWriter implements AnimationWriter {
    private static final int BLOCK = 255;
    private static final int EXTENSION = 0x21;
    private static final int KEEP = 1 << 2;
    private static final int HAS_TRANSPARENT = 1;

    private final OutputStream out;
    private final ColourTable table;
    private final LzwEncoder lzw;
    private final int width;
    private final int depth;
    private final byte[] shown;
    private boolean first = true;

    GifWriter(OutputStream out, ColourTable table, int width, int height) {
        this.out = out;
        this.table = table;
        this.width = width;
        this.lzw = new LzwEncoder(out);
        this.shown = new byte[width * height];
        depth = Math.max(2, 32 - Integer.numberOfLeadingZeros(table.transparent()));
    }

    @Override
    public void begin(Caption caption) throws IOException {
        out.write("GIF89a".getBytes(StandardCharsets.US_ASCII));
        number(width);
        number(shown.length / width);
        out.write(0x80 | depth - 1 << 4 | depth - 1);
        out.write(0);
        out.write(0);
        byte[] colours = new byte[3 << depth];
        int at = 0;
        for (int rgb : table.colours()) {
            colours[at++] = (byte) (rgb >> 16);
            colours[at++] = (byte) (rgb >> 8);
            colours[at++] = (byte) rgb;
        }
        out.write(colours);
        out.write(EXTENSION);
        out.write(0xff);
        out.write(11);
        out.write("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {3, 1, 0, 0, 0});
        out.write(EXTENSION);
        out.write(0xfe);
        byte[] comment = caption.lines().getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < comment.length; from += BLOCK) {
            int length = Math.min(BLOCK, comment.length - from);
            out.write(length);
            out.write(comment, from, length);
        }
        out.write(0);
    }

    @Override
    public void frame(Rectangle where, int[] argb, int millis) throws IOException {
        byte[] indices = indices(where, argb);
        out.write(EXTENSION);
        out.write(0xf9);
        out.write(4);
        out.write(KEEP | (first ? 0 : HAS_TRANSPARENT));
        number(millis / 10);
        out.write(first ? 0 : table.transparent());
        out.write(0);
        out.write(0x2c);
        number(where.x());
        number(where.y());
        number(where.width());
        number(where.height());
        out.write(0);
        lzw.write(indices, depth);
        first = false;
    }

    /** The indices of the pixels; transparent where they are those of the frame before. */
    private byte[] indices(Rectangle where, int[] argb) {
        byte[] indices = new byte[argb.length];
        for (int y = 0; y < where.height(); y++) {
            int target = (where.y() + y) * width + where.x();
            for (int x = 0; x < where.width(); x++) {
                int from = y * where.width() + x;
                byte index = (byte) table.index(argb[from]);
                boolean same = !first && shown[target + x] == index;
                indices[from] = same ? (byte) table.transparent() : index;
                shown[target + x] = index;
            }
        }
        return indices;
    }

    @Override
    public void end() throws IOException {
        out.write(0x3b);
        out.flush();
        Arrays.fill(shown, (byte) 0);
    }

    private void number(int value) throws IOException {
        out.write(value);
        out.write(value >> 8);
    }
}
