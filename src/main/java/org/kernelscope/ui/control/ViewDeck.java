package org.kernelscope.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A pane that shows one of several views. The others stay in the scene, invisible: adding a view to
 * a scene styles all its nodes again, which takes longer than a frame. Views observe {@link
 * NodeVisibility}.
 */
public final class ViewDeck extends StackPane {
    private @Nullable Region shown;

    /** An empty pane. */
    public ViewDeck() {
        setMinSize(0, 0);
    }

    /**
     * Removes the hidden views when one of {@code values} changes: such a change restyles the whole
     * window, which would take longer with them.
     */
    public ViewDeck tidyWith(ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            value.subscribe(now -> getChildren().removeIf(view -> view != shown));
        }
        return this;
    }

    /** Shows {@code view}; null for nothing. */
    public void show(@Nullable Region view) {
        shown = view;
        for (Node other : getChildren()) {
            set(other, other == view);
        }
        if (view != null && !getChildren().contains(view)) {
            set(view, true);
            getChildren().add(view);
        }
    }

    private static void set(Node view, boolean visible) {
        view.setVisible(visible);
        view.setManaged(visible);
    }
}
