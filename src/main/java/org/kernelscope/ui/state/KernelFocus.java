package org.kernelscope.ui.state;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.KernelId;

/**
 * The kernel and the weight that the user points at, and the kernel that is selected for editing.
 * Every view that shows kernels or the maps that they join follows. JavaFX thread.
 */
public final class KernelFocus {
    private final ObjectProperty<@Nullable Spot> hovered =
            new SimpleObjectProperty<>(this, "hovered");
    private final ObjectProperty<@Nullable KernelId> chosen =
            new SimpleObjectProperty<>(this, "chosen");

    /** One weight of a kernel. */
    public record Spot(KernelId kernel, int row, int column) {}

    /** The weight under the pointer, or null. */
    public ObjectProperty<@Nullable Spot> hoveredProperty() {
        return hovered;
    }

    /** The kernel that was chosen, or null. */
    public ObjectProperty<@Nullable KernelId> chosenProperty() {
        return chosen;
    }
}
