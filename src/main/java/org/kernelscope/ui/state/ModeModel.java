package org.kernelscope.ui.state;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The mode of the window. JavaFX thread. */
public final class ModeModel {
    private final ObjectProperty<Mode> mode =
            new SimpleObjectProperty<>(this, "mode", Mode.EXPLORE);

    /** The mode, which decides the parts around the stage. */
    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }
}
