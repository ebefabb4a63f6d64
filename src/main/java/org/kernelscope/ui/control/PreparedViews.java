package org.kernelscope.ui.control;

import java.util.List;
import javafx.scene.layout.Region;

/** A part of the window that shows one of several views at a time. JavaFX thread. */
public interface PreparedViews {
    /** All its views, shown or not; those that were not wanted yet are made. */
    List<Region> views();

    /**
     * Makes its views and takes them into the window, invisible, while the user does nothing: what
     * is opened later is there at once.
     */
    void prepareViews();
}
