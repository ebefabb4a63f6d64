package org.kernelscope.ui.export;

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
}
