package org.kernelscope.export;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes an animated PNG that repeats without end and keeps every colour (W3C, <em>Portable Network
 * Graphics</em>, third edition, 2025). Programs that do not know animations show the first frame.
 * One thread.
 */
final class ApngWriter implements AnimationWriter {
    private final PngChunks chunks;
    private final int width;
    private final int height;
    private final int frames;
    private int sequence;

    ApngWriter(OutputStream out, int width, int height, int frames) {
        this.chunks = new PngChunks(out);
        this.width = width;
        this.height = height;
        this.frames = frames;
    }

    @Override
    public void begin(Caption caption) throws IOException {
        chunks.begin(width, height, false);
        chunks.text(caption);
        chunks.animation(frames);
    }

    @Override
    public void frame(Rectangle where, int[] argb, int millis) throws IOException {
        boolean first = sequence == 0;
        chunks.frame(sequence++, where, millis);
        if (first) {
            chunks.image(argb, where.width(), false);
        } else {
            sequence = chunks.laterImage(sequence, argb, where.width());
        }
    }

    @Override
    public void end() throws IOException {
        chunks.end();
    }
}
