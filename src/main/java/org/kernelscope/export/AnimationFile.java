package org.kernelscope.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.TemporaryFiles;
import org.kernelscope.text.UserFacingException;

/**
 * Writes animations. Memory holds a few frames only, whatever the number of frames. Any thread; one
 * thread for each file.
 */
public final class AnimationFile {
    /** More frames a second would need delays that browsers replace by 100 ms. */
    public static final int FASTEST = 50;

    /** The share of the work that is done when all frames are there. */
    private static final double FRAMES_SHARE = 0.85;

    private AnimationFile() {}

    /** The file formats. */
    public enum Format {
        /** 256 colours; shown by every program. */
        GIF(".gif"),
        /** All colours; shown by browsers. */
        APNG(".png");

        private final String suffix;

        Format(String suffix) {
            this.suffix = suffix;
        }

        /** The end of the file name. */
        public String suffix() {
            return suffix;
        }
    }

    /**
     * The extent of an animation.
     *
     * @param width width in pixels
     * @param height height in pixels
     * @param frames number of frames
     * @param framesPerSecond 1 to {@value #FASTEST}
     */
    public record Extent(int width, int height, int frames, int framesPerSecond) {
        public Extent {
            if (frames < 1 || framesPerSecond < 1 || framesPerSecond > FASTEST) {
                throw new IllegalArgumentException(frames + " at " + framesPerSecond);
            }
        }

        /**
         * The duration of a frame in milliseconds. GIF counts hundredths of a second, so frames may
         * differ by one of them; together they are as long as they should be.
         */
        public int millis(int frame) {
            return 10 * (hundredths(frame + 1) - hundredths(frame));
        }

        private int hundredths(int frame) {
            return (int) Math.round(100.0 * frame / framesPerSecond);
        }
    }

    /** The source of the frames. */
    @FunctionalInterface
    public interface Frames {
        /**
         * The pixels of a frame, opaque ARGB, row by row; used until the next call only.
         *
         * @param frame 0, 1, 2, …, in this order
         * @throws IOException if there is none
         */
        int[] frame(int frame) throws IOException;
    }

    /** Receives how much is done, and can end it. */
    @FunctionalInterface
    public interface Progress {
        /**
         * The share {@code share}, 0 to 1, is done.
         *
         * @return true to go on
         */
        boolean goesOn(double share);
    }

    /**
     * Writes an animation that repeats without end.
     *
     * @throws CancellationException if {@code progress} ended it; no file was written
     * @throws UserFacingException as {@link AtomicFiles#write}; nothing half-written stays
     */
    public static void write(
            Path file,
            Format format,
            Extent extent,
            Frames frames,
            Caption caption,
            Progress progress)
            throws UserFacingException {
        Path folder = Objects.requireNonNull(AtomicFiles.check(file).getParent());
        AtomicFiles.write(
                file,
                out -> {
                    try (TemporaryFiles.Held held = TemporaryFiles.take(folder);
                            FrameSpool spool =
                                    new FrameSpool(held.file(), extent.width(), extent.height())) {
                        collect(spool, extent, frames, progress);
                        write(out, format, spool, caption, progress);
                    }
                });
    }

    private static void collect(FrameSpool spool, Extent extent, Frames frames, Progress progress)
            throws IOException {
        for (int i = 0; i < extent.frames(); i++) {
            check(progress, FRAMES_SHARE * i / extent.frames());
            spool.add(frames.frame(i), extent.millis(i));
        }
        spool.finish();
    }

    private static void write(
            OutputStream out, Format format, FrameSpool spool, Caption caption, Progress progress)
            throws IOException {
        AnimationWriter writer =
                switch (format) {
                    case GIF ->
                            new GifWriter(
                                    out,
                                    ColourTable.of(spool.colours()),
                                    spool.width(),
                                    spool.height());
                    case APNG -> new ApngWriter(out, spool.width(), spool.height(), spool.frames());
                };
        writer.begin(caption);
        int[] written = {0};
        spool.copyTo(
                writer,
                () -> {
                    double share = ++written[0] / (double) spool.frames();
                    check(progress, FRAMES_SHARE + (1 - FRAMES_SHARE) * share);
                });
        writer.end();
    }

    private static void check(Progress progress, double share) {
        if (!progress.goesOn(share)) {
            throw new CancellationException();
        }
    }
}
