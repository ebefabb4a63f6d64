package org.kernelscope.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.kernelscope.text.UserFacingException;

/**
 * Feels the pulse of the JavaFX thread: asks it again and again for a sign of life. As long as it
 * is busy with one thing (an event, a task, a frame) it gives none, and the window is deaf to its
 * user. Used by the thread that measures.
 */
final class FxThreadProbe {
    private static final long PAUSE_NANOS = 200_000;
    private static final int PATIENCE_SECONDS = 60;

    private final OffscreenWindow window;

    /** The processor time of the JavaFX thread at its last sign of life. */
    private long workedNanos;

    FxThreadProbe(OffscreenWindow window) {
        this.window = window;
    }

    /**
     * The longest time without a sign of life.
     *
     * @param passedNanos time that passed
     * @param workedNanos processor time of the JavaFX thread, which is the same on a busy machine
     */
    record Silence(long passedNanos, long workedNanos) {
        private Silence or(Silence other) {
            return new Silence(
                    Math.max(passedNanos, other.passedNanos),
                    Math.max(workedNanos, other.workedNanos));
        }
    }

    /**
     * Does {@code action} on the JavaFX thread and waits until the window has been at rest for
     * {@code restNanos}.
     *
     * @param settled true if all that the action began is done; asked on the JavaFX thread
     * @param calmNanos a sign of life that takes no more work is one of rest
     * @throws UserFacingException if it does not come to rest
     */
    Silence after(Runnable action, BooleanSupplier settled, long calmNanos, long restNanos)
            throws UserFacingException, InterruptedException {
        long start = System.nanoTime();
        beat(() -> {});
        Silence longest = beat(action);
        long calmSince = System.nanoTime();
        while (System.nanoTime() - calmSince < restNanos) {
            LockSupport.parkNanos(PAUSE_NANOS);
            AtomicBoolean rests = new AtomicBoolean();
            Silence silence = beat(() -> rests.set(settled.getAsBoolean()));
            longest = longest.or(silence);
            if (silence.workedNanos > calmNanos || !rests.get()) {
                calmSince = System.nanoTime();
            }
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new UserFacingException("render.stuck", PATIENCE_SECONDS);
            }
        }
        return longest;
    }

    private Silence beat(Runnable action) throws UserFacingException, InterruptedException {
        CountDownLatch alive = new CountDownLatch(1);
        AtomicLong worked = new AtomicLong();
        long asked = System.nanoTime();
        window.run(
                () -> {
                    action.run();
                    long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    worked.set(now - workedNanos);
                    workedNanos = now;
                    alive.countDown();
                });
        if (!alive.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new UserFacingException("render.stuck", PATIENCE_SECONDS);
        }
        return new Silence(System.nanoTime() - asked, worked.get());
    }
}
