package org.kernelscope.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A place where one of several views is shown at a time. Those that were shown before stay in the
 * window, invisible: to put a view into a window means to style all its parts anew, which takes
 * longer than a frame; to make it visible does not. See {@link NodeVisibility} for how a view
 * knows.
 *
 * <p>JavaFX thread.
 */
public final class ViewDeck extends StackPane {
    private @Nullable Region shown;

    /** A place that shows nothing. */
    public ViewDeck() {
        setMinSize(0, 0);
    }

    /**
     * When one of {@code values} changes, which restyles the whole window, the views that are not
     * shown leave it, so that it takes no longer because of them.
     */
    public ViewDeck tidyWith(ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            value.subscribe(now -> getChildren().removeIf(view -> view != shown));
        }
        return this;
    }

    /** Shows {@code view} instead of what is shown; null for nothing. */
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
