package org.kernelscope.ui.state;

import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.kernelscope.scene.ControlsPart;

/** The controls of the window that are hidden or locked. JavaFX thread. */
public final class ControlsModel {
    /** Ids of the controls that follow {@link #shows}, because they come and go by themselves. */
    public static final Set<String> FOLLOWING = Set.of("left", "right", "clock");

    private final ObjectProperty<ControlsPart> controls =
            new SimpleObjectProperty<>(this, "controls", ControlsPart.EVERYTHING);

    /** The hidden and the locked controls. */
    public ObjectProperty<ControlsPart> controlsProperty() {
        return controls;
    }

    /** The hidden and the locked controls. */
    public ControlsPart controls() {
        return controls.get();
    }

    /** True if the control {@code id} is not hidden. */
    public BooleanBinding shows(String id) {
        return Bindings.createBooleanBinding(() -> !controls.get().hidden().contains(id), controls);
    }

    /** True if a control is hidden or locked. */
    public BooleanBinding isReduced() {
        return controls.isNotEqualTo(ControlsPart.EVERYTHING);
    }

    /** Shows everything, and lets everything be used. */
    public void showEverything() {
        controls.set(ControlsPart.EVERYTHING);
    }
}
