package org.kernelscope.ui.state;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the window is used for at the moment. JavaFX thread. */
public final class ModeModel {
    private final ObjectProperty<Mode> mode =
            new SimpleObjectProperty<>(this, "mode", Mode.EXPLORE);

    /** Which parts are around the stage. */
    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }
}
