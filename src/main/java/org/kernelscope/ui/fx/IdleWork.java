package org.kernelscope.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/**
 * Work on the JavaFX thread that nobody waits for, in small pieces: one piece a frame, while the
 * user does nothing and no other work waits for a frame. JavaFX thread.
 */
public final class IdleWork {
    /** Of the first frames the first is the empty window, and a later one the first prediction. */
    private static final int FIRST_FRAMES = 45;

    /** Frames without the mouse and the keyboard, about 0.4 s. */
    private static final int REST = 24;

    private static final Deque<Runnable> PIECES = new ArrayDeque<>();

    private static final AnimationTimer TIMER =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    frame();
                }
            };

    /** Frames in which nothing is done. */
    private static int wait;

    private static boolean working;

    private IdleWork() {}

    /** Does {@code piece} after all that was added before it. */
    public static void add(Runnable piece) {
        // What a piece adds itself follows without a wait.
        if (PIECES.isEmpty() && !working) {
            wait = FIRST_FRAMES;
            TIMER.start();
        }
        PIECES.add(piece);
    }

    /** Takes a piece back. */
    public static void remove(Runnable piece) {
        PIECES.remove(piece);
    }

    /** True if nothing is left to do. */
    public static boolean isDone() {
        return PIECES.isEmpty() && !working;
    }

    /** Does nothing while the mouse or the keyboard is used in {@code scene}. */
    public static void yieldTo(Scene scene) {
        scene.addEventFilter(InputEvent.ANY, event -> wait = Math.max(wait, REST));
    }

    private static void frame() {
        if (wait > 0) {
            wait--;
        } else if (!OncePerFrame.isAnyRequested()) {
            Runnable next = PIECES.poll();
            working = true;
            try {
                if (next != null) {
                    next.run();
                }
            } finally {
                working = false;
            }
        }
        if (PIECES.isEmpty()) {
            TIMER.stop();
        }
    }
}
