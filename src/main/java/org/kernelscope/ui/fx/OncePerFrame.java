package org.kernelscope.ui.fx;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.AnimationTimer;

/**
 * Does something at most once a frame, however often it is asked for: repainting after many
 * changes. JavaFX thread.
 */
public final class OncePerFrame {
    private static final Set<OncePerFrame> PENDING = new LinkedHashSet<>();

    private final Runnable action;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    // A timer that another one has stopped in the same frame is still called.
                    if (isRequested()) {
                        run();
                    }
                }
            };

    /** Will run {@code action} in the frame after each request. */
    public OncePerFrame(Runnable action) {
        this.action = action;
    }

    /** Asks for the action to be run in the next frame. */
    public void request() {
        if (PENDING.add(this)) {
            timer.start();
        }
    }

    /** True if the action waits for the next frame. */
    public boolean isRequested() {
        return PENDING.contains(this);
    }

    /** True if any action waits for the next frame. */
    static boolean isAnyRequested() {
        return !PENDING.isEmpty();
    }

    private void run() {
        timer.stop();
        PENDING.remove(this);
        action.run();
    }

    /**
     * Runs at once whatever was asked for: for an image that does not wait for the next frame.
     *
     * @return true if anything was
     */
    public static boolean runPending() {
        List<OncePerFrame> asked = List.copyOf(PENDING);
        asked.forEach(OncePerFrame::run);
        return !asked.isEmpty();
    }
}
