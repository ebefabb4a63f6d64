package org.kernelscope.ui.train;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Runs and networks in files. JavaFX thread. */
final class RunFiles {
    private final HBox bar = new HBox();

    Region bar() {
        return bar;
    }

    void open() {}
}
