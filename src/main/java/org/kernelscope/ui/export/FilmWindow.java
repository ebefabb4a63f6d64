package org.kernelscope.ui.export;

import org.kernelscope.export.Pixels;

/** A window whose clock can be set, for the frames of an animation. JavaFX thread. */
public interface FilmWindow {
    /**
     * Sets the clock.
     *
     * @param share 0 (beginning) … 1 (end)
     */
    void seek(double share);

    /** Whether the window shows the time that was set last. */
    boolean isSettled();

    /** A picture of what the window shows now. */
    Pixels picture();
}
