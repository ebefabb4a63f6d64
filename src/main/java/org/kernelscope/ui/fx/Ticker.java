package org.kernelscope.ui.fx;

import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;

/**
 * Tells, once a frame, how much time has passed since the frame before, as long as something runs.
 * JavaFX thread.
 */
public final class Ticker {
    /** A frame that took longer (a window was dragged, a breakpoint) does not make time jump. */
    private static final long LONGEST_NANOS = 100_000_000;

    private final AnimationTimer timer;

    /** Held here, since what a binding is made of does not hold the binding. */
    private final ObservableValue<Boolean> running;

    private long before;

    /** Tells {@code elapsedNanos} while {@code running} is true; as long as somebody keeps it. */
    public Ticker(ObservableValue<Boolean> running, LongConsumer elapsedNanos) {
        this.running = running;
        timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        long elapsed = before == 0 ? 0 : now - before;
                        before = now;
                        elapsedNanos.accept(Math.min(LONGEST_NANOS, elapsed));
                    }
                };
        this.running.subscribe(this::run);
    }

    private void run(boolean on) {
        before = 0;
        if (on) {
            timer.start();
        } else {
            timer.stop();
        }
    }
}
