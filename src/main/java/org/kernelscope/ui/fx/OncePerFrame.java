package org.kernelscope.ui.fx;

import javafx.animation.AnimationTimer;

/**
 * Does something at most once a frame, however often it is asked for: repainting after many
 * changes. JavaFX thread.
 */
public final class OncePerFrame {
    private final Runnable action;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    requested = false;
                    action.run();
                }
            };
    private boolean requested;

    /** Will run {@code action} in the frame after each request. */
    public OncePerFrame(Runnable action) {
        this.action = action;
    }

    /** Asks for the action to be run in the next frame. */
    public void request() {
        if (!requested) {
            requested = true;
            timer.start();
        }
    }
}
