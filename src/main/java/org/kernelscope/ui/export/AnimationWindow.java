package org.kernelscope.ui.export;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.export.Pixels;
import org.kernelscope.ui.fx.FileExecutor;

/** A window whose clock can be set, for the frames of an animation. JavaFX thread. */
public interface AnimationWindow extends AutoCloseable {
    /** True if it shows something that moves. */
    boolean moves();

    /**
     * Sets the clock.
     *
     * @param share 0 (beginning) … 1 (end)
     */
    void seek(double share);

    /** True if the window shows the time that was set last. */
    boolean isSettled();

    /** An image of what the window shows now. */
    Pixels picture();

    /** A thread of the window's own that writes the file. */
    FileExecutor writer();

    @Override
    void close();

    /** Opens windows that show what the program's window shows, on no screen. JavaFX thread. */
    @FunctionalInterface
    public interface Source {
        /**
         * Opens a window.
         *
         * @param panel id of the part that fills the window; null for the whole window
         * @param ready gets the window when it has come to rest
         * @param failed gets what goes wrong
         */
        void open(
                int width,
                int height,
                @Nullable String panel,
                Consumer<AnimationWindow> ready,
                Consumer<Throwable> failed);
    }
}
