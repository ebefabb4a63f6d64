package org.kernelscope.ui.state;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;

/**
 * Which cell of the network the user looks at. Hovering takes over; when the pointer leaves, the
 * pinned cell is shown again. JavaFX thread.
 */
public final class Selection {
    private final ObjectProperty<@Nullable Cell> hovered =
            new SimpleObjectProperty<>(this, "hovered");
    private final ObjectProperty<@Nullable Cell> pinned =
            new SimpleObjectProperty<>(this, "pinned");
    private final ObservableValue<@Nullable Cell> shown;

    /** Nothing is selected. */
    public Selection() {
        shown =
                javafx.beans.binding.Bindings.createObjectBinding(
                        () -> hovered.get() != null ? hovered.get() : pinned.get(),
                        hovered,
                        pinned);
    }

    /** The cell under the pointer, or null. */
    public ObjectProperty<@Nullable Cell> hoveredProperty() {
        return hovered;
    }

    /** The cell that stays when the pointer leaves, or null. */
    public ObjectProperty<@Nullable Cell> pinnedProperty() {
        return pinned;
    }

    /** The cell to show: the hovered one, else the pinned one, else null. */
    public ObservableValue<@Nullable Cell> shownProperty() {
        return shown;
    }

    /** Pins a cell; pinning it again lets it go. */
    public void togglePin(Cell cell) {
        pinned.set(cell.equals(pinned.get()) ? null : cell);
    }

    /** Nothing is selected any more. */
    public void clear() {
        hovered.set(null);
        pinned.set(null);
    }
}
