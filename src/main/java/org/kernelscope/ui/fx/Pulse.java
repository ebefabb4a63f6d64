package org.kernelscope.ui.fx;

import java.time.Duration;
import javafx.animation.AnimationTimer;

/**
 * Does something again and again while it is on, at most once in an interval and at most once a
 * frame: looking at what another thread makes, at our own pace. JavaFX thread.
 */
public final class Pulse {
    private final long intervalNanos;
    private final Runnable action;
    private boolean on;
    private long last;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (now - last >= intervalNanos) {
                        last = now;
                        action.run();
                    }
                }
            };

    /** Will run {@code action} every {@code interval}, or as often as there are frames. */
    public Pulse(Duration interval, Runnable action) {
        this.intervalNanos = interval.toNanos();
        this.action = action;
    }

    /** Switches it on or off. */
    public void set(boolean wanted) {
        if (wanted != on) {
            on = wanted;
            if (on) {
                timer.start();
            } else {
                timer.stop();
            }
        }
    }
}
