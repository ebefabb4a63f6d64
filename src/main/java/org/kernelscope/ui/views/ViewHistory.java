package org.kernelscope.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.scene.Clock;
import org.kernelscope.scene.NetworkPart;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SelectionPart;

/**
 * The places that somebody has visited, and which of them is shown. A place is another one if the
 * mode, the network, the open level or the tab is another one; a stroke on the pad, a pinned cell
 * or a step of the clock is not. JavaFX thread.
 */
public final class ViewHistory {
    private static final int MOST = 100;

    private final List<Scene> places = new ArrayList<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper(this, "back");
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper(this, "forward");
    private int index = -1;

    /** True while the window is on its way to a place of the past. */
    private boolean going;

    /** True if there is a place before this one. */
    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    /** True after a step back from a later place. */
    public ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }

    /** The place is about to be left, or may be: its clock stands there. */
    public void leaving(@Nullable Clock clock) {
        if (index >= 0 && !going) {
            Scene here = places.get(index);
            if (here.clock() != null && clock != null) {
                places.set(index, here.withClock(clock));
            }
        }
    }

    /** The window shows {@code place} now. */
    public void visit(Scene place) {
        if (going) {
            return;
        }
        if (index >= 0 && isSame(places.get(index), place)) {
            places.set(index, place);
        } else {
            places.subList(index + 1, places.size()).clear();
            places.add(place);
            if (places.size() > MOST) {
                places.remove(0);
            }
            index = places.size() - 1;
        }
        update();
    }

    /**
     * The place before, or after, this one; the window is on its way there until {@link #arrived}.
     *
     * @param by −1 or 1
     */
    Optional<Scene> go(int by) {
        int next = index + by;
        if (next < 0 || next >= places.size()) {
            return Optional.empty();
        }
        index = next;
        going = true;
        update();
        return Optional.of(places.get(next));
    }

    /** The window is there, or has stayed where it was. */
    void arrived() {
        going = false;
    }

    private void update() {
        canGoBack.set(index > 0);
        canGoForward.set(index < places.size() - 1);
    }

    private static boolean isSame(Scene one, Scene other) {
        return Objects.equals(one.mode(), other.mode())
                && Objects.equals(one.backward(), other.backward())
                && Objects.equals(source(one), source(other))
                && Objects.equals(levels(one), levels(other))
                && Objects.equals(tabs(one), tabs(other));
    }

    private static @Nullable Object source(Scene scene) {
        NetworkPart network = scene.network();
        return network == null ? null : network.source();
    }

    private static List<?> levels(Scene scene) {
        SelectionPart selection = scene.selection();
        return selection == null ? List.of() : selection.path();
    }

    private static List<?> tabs(Scene scene) {
        List<@Nullable String> tabs = new ArrayList<>();
        tabs.add(scene.selection() == null ? null : scene.selection().tab());
        tabs.add(scene.train() == null ? null : scene.train().tab());
        tabs.add(scene.lab() == null ? null : scene.lab().tab());
        return tabs;
    }
}
