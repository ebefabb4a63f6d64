package org.kernelscope.ui.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.fx.IdleWork;

/**
 * A pane that shows one of several views. The others stay in the scene, invisible: adding a view to
 * a scene styles all its nodes again, which takes longer than a frame. Invisible views are not laid
 * out, whatever changes in them. Views observe {@link NodeVisibility}.
 */
public final class ViewDeck extends StackPane {
    /** Every view that was shown or prepared. */
    private final Map<Region, Place> places = new LinkedHashMap<>();

    private final Runnable enterNext = this::enterNext;
    private @Nullable Place shown;

    /** The place of a view. */
    private static final class Place extends StackPane {
        private boolean prepared;

        /** True until all parts of an invisible view are there. */
        private boolean enters;

        Place(Region view) {
            super(view);
            setMinSize(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
            show(false);
        }

        void show(boolean visible) {
            setVisible(visible);
            setManaged(visible);
            if (visible) {
                // What was requested while it was invisible.
                super.requestLayout();
            }
        }

        /**
         * JavaFX lays out invisible nodes like all others. A view that enters is laid out, so that
         * its texts are measured; later changes wait.
         */
        @Override
        public void requestLayout() {
            if (isVisible() || enters) {
                super.requestLayout();
            }
        }
    }

    /** An empty pane. */
    public ViewDeck() {
        setMinSize(0, 0);
        sceneProperty().subscribe(scene -> enterLater());
    }

    /**
     * Removes the hidden views when one of {@code values} changes: such a change restyles the whole
     * window, which would take longer with them. Prepared views come back later.
     */
    public ViewDeck tidyWith(ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            // A listener of this kind hears of it before those that change colours and texts.
            value.addListener(invalid -> tidy());
        }
        return this;
    }

    private void tidy() {
        getChildren().removeIf(place -> place != shown);
        enterLater();
    }

    /** Shows {@code view}; null for nothing. */
    public void show(@Nullable Region view) {
        Place next = view == null ? null : place(view);
        if (shown != null && shown != next) {
            shown.show(false);
        }
        shown = next;
        if (next != null) {
            next.show(true);
            if (next.getParent() == null) {
                getChildren().add(next);
            }
        }
    }

    private Place place(Region view) {
        return places.computeIfAbsent(view, Place::new);
    }

    /**
     * Makes {@code view} and adds it, invisible, as {@link IdleWork}: it need not be made when a
     * user asks for it.
     */
    public void prepare(Supplier<? extends Region> view) {
        IdleWork.add(
                () -> {
                    place(view.get()).prepared = true;
                    enterLater();
                });
    }

    private static boolean isAway(Place place) {
        return place.prepared && place.getParent() == null;
    }

    /** One view at a time, and only while this is in a scene: else all would enter it at once. */
    private void enterLater() {
        IdleWork.remove(enterNext);
        if (getScene() != null && places.values().stream().anyMatch(ViewDeck::isAway)) {
            IdleWork.add(enterNext);
        }
    }

    private void enterNext() {
        if (getScene() == null) {
            return;
        }
        places.values().stream()
                .filter(ViewDeck::isAway)
                .findFirst()
                .ifPresent(
                        place -> {
                            place.enters = true;
                            place.resize(getWidth(), getHeight());
                            getChildren().add(place);
                            IdleWork.add(() -> place.enters = false);
                        });
        enterLater();
    }
}
