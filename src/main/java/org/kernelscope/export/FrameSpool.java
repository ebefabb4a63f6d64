package org.kernelscope.export;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The frames of an animation on their way to the file: the colours of a GIF, and the number of
 * frames of an APNG, are known only after the last frame, and all frames together do not fit into
 * memory. Each frame is kept as the part of it that changes, compressed, in a temporary file. Equal
 * frames become one that is shown longer. One thread.
 */
final class FrameSpool implements AutoCloseable {
    /** The longest time that GIF and APNG can express for one frame. */
    private static final int LONGEST_MILLIS = 60_000;

    private final Path file;
    private final int width;
    private final int height;
    private final ColourCounts colours = new ColourCounts();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final DataOutputStream out;
    private int[] before = {};
    private int[] waiting = {};
    private Rectangle place;
    private int millis;
    private int frames;

    /** A spool in {@code file}, which is made. */
    FrameSpool(Path file, int width, int height) throws IOException {
        this.file = file;
        this.width = width;
        this.height = height;
        place = new Rectangle(0, 0, width, height);
        out =
                new DataOutputStream(
                        new DeflaterOutputStream(
                                new BufferedOutputStream(Files.newOutputStream(file)), deflater));
    }

    /**
     * Adds a frame.
     *
     * @param argb all of its pixels, row by row; not kept
     */
    void add(int[] argb, int shownMillis) throws IOException {
        if (before.length == 0) {
            before = argb.clone();
            waiting = before.clone();
        } else {
            Rectangle changed = Rectangle.ofChanges(before, argb, width);
            boolean same = changed.width() == 1 && changed.height() == 1 && argb[0] == before[0];
            if (same && millis + shownMillis <= LONGEST_MILLIS) {
                millis += shownMillis;
                return;
            }
            write();
            place = changed;
            waiting = part(argb, changed);
            System.arraycopy(argb, 0, before, 0, before.length);
        }
        millis = shownMillis;
        for (int pixel : waiting) {
            colours.add(pixel);
        }
    }

    private int[] part(int[] argb, Rectangle where) {
        int[] part = new int[where.width() * where.height()];
        for (int y = 0; y < where.height(); y++) {
            int from = (where.y() + y) * width + where.x();
            System.arraycopy(argb, from, part, y * where.width(), where.width());
        }
        return part;
    }

    private void write() throws IOException {
        out.writeInt(place.x());
        out.writeInt(place.y());
        out.writeInt(place.width());
        out.writeInt(place.height());
        out.writeInt(millis);
        ByteBuffer bytes = ByteBuffer.allocate(4 * waiting.length);
        bytes.asIntBuffer().put(waiting);
        out.write(bytes.array());
        frames++;
    }

    /** Writes the last frame; nothing can be added any more. */
    void finish() throws IOException {
        write();
        out.close();
    }

    /** Frames that differ from the one before. */
    int frames() {
        return frames;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    ColourCounts colours() {
        return colours;
    }

    /** Hands all frames to {@code writer}, in order, and reports each to {@code progress}. */
    void copyTo(AnimationWriter writer, Runnable progress) throws IOException {
        try (DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(
                                new InflaterInputStream(
                                        new BufferedInputStream(Files.newInputStream(file)))))) {
            for (int i = 0; i < frames; i++) {
                Rectangle where =
                        new Rectangle(in.readInt(), in.readInt(), in.readInt(), in.readInt());
                int shownMillis = in.readInt();
                ByteBuffer bytes = ByteBuffer.allocate(4 * where.width() * where.height());
                in.readFully(bytes.array());
                int[] argb = new int[where.width() * where.height()];
                bytes.asIntBuffer().get(argb);
                writer.frame(where, argb, shownMillis);
                progress.run();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            deflater.end();
        }
    }
}
