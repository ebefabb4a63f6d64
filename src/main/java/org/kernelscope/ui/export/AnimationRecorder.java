package org.kernelscope.ui.export;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import org.kernelscope.export.AnimationFile;

/**
 * Paints the frames of an animation, at most one in a frame of the screen, while another thread
 * writes them. Painting waits when the writer is slower. {@link #start} and {@link #stop} are
 * called on the JavaFX thread, {@link #frame} on the thread that writes.
 */
public final class AnimationRecorder implements AnimationFile.Frames {
    private static final int PATIENCE_SECONDS = 60;

    /** Number of frames that may wait; each has a few megabytes. */
    private static final int WAITING = 3;

    private final BlockingQueue<Shot> shots = new ArrayBlockingQueue<>(WAITING);
    private final AnimationWindow window;
    private final int frames;
    private final double from;
    private final double to;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    shoot();
                }
            };
    private int next;
    private boolean sought;

    /** A frame, or why there is none. */
    private sealed interface Shot {
        record Taken(int[] argb) implements Shot {}

        record Failed(Throwable reason) implements Shot {}

        record Stopped() implements Shot {}
    }

    /**
     * A recorder of {@code frames} frames at equal distances.
     *
     * @param from time of the first frame, 0 … 1
     * @param to time of the last frame, 0 … 1
     */
    public AnimationRecorder(AnimationWindow window, int frames, double from, double to) {
        this.window = window;
        this.frames = frames;
        this.from = from;
        this.to = to;
    }

    /** Begins to paint. */
    public void start() {
        timer.start();
    }

    /** Paints no more frames. A {@link #frame} that waits for one ends. */
    public void stop() {
        timer.stop();
        shots.clear();
        shots.add(new Shot.Stopped());
    }

    /** The time of a frame, 0 … 1. */
    double timeOf(int frame) {
        return frames == 1 ? to : from + (to - from) * frame / (frames - 1);
    }

    private void shoot() {
        if (next == frames) {
            timer.stop();
            return;
        }
        if (shots.remainingCapacity() == 0) {
            return;
        }
        try {
            if (!sought) {
                window.seek(timeOf(next));
                sought = true;
            }
            if (window.isSettled()) {
                shots.add(new Shot.Taken(window.picture().argb()));
                sought = false;
                next++;
            }
        } catch (RuntimeException | OutOfMemoryError broken) {
            timer.stop();
            shots.add(new Shot.Failed(broken));
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws CancellationException after {@link #stop}
     */
    @Override
    public int[] frame(int frame) throws IOException {
        try {
            Shot shot = shots.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (shot instanceof Shot.Taken taken) {
                return taken.argb();
            }
            if (shot instanceof Shot.Stopped) {
                throw new CancellationException();
            }
            Throwable reason = shot instanceof Shot.Failed failed ? failed.reason() : null;
            throw new IOException("frame " + (frame + 1) + " of " + frames, reason);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
