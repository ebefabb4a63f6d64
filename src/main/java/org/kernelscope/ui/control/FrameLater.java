package org.kernelscope.ui.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.fx.OncePerFrame;

/**
 * Keeps the place of parts of a view until the view is in a window. JavaFX styles all that enters a
 * window at once; a large view would take longer than a frame. So its parts follow, a group in each
 * frame, and are made no earlier. They leave their place again when the view has left the window.
 * It is put among the children of a {@link Pane}. JavaFX thread.
 */
public final class FrameLater extends Region {
    private static final Deque<FrameLater> WAITING = new ArrayDeque<>();
    private static final OncePerFrame NEXT = new OncePerFrame(FrameLater::next);

    private final Supplier<List<Node>> maker;
    private @Nullable List<Node> parts;

    /** True after the frame that styled the view. */
    private boolean waited;

    /** The place of a part that is made once, when it is wanted. */
    public static FrameLater making(Supplier<? extends Node> part) {
        return new FrameLater(() -> List.of(part.get()));
    }

    /** The place of a part that is there already. */
    public static FrameLater of(Node part) {
        return new FrameLater(() -> List.of(part));
    }

    /** Divides the children of a pane into groups of {@code size} that follow one another. */
    public static void divide(Pane pane, int size) {
        List<Node> all = List.copyOf(pane.getChildren());
        List<Node> places = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            List<Node> group = all.subList(from, Math.min(all.size(), from + size));
            places.add(new FrameLater(() -> group));
        }
        pane.getChildren().setAll(places);
    }

    private FrameLater(Supplier<List<Node>> parts) {
        this.maker = parts;
        setManaged(false);
        setVisible(false);
        sceneProperty().subscribe(scene -> waitIf(scene != null));
    }

    /** True if no part waits for a frame. */
    public static boolean isSettled() {
        return WAITING.isEmpty();
    }

    /** The parts whose place this is. */
    public List<Node> parts() {
        List<Node> made = parts;
        if (made == null) {
            made = maker.get();
            parts = made;
            made.get(0).sceneProperty().subscribe(scene -> waitIf(left() != null));
        }
        return made;
    }

    /** Not while the scene changes: JavaFX goes through the children then. */
    private void waitIf(boolean wanted) {
        if (wanted) {
            waited = false;
            if (!WAITING.contains(this)) {
                WAITING.add(this);
            }
            NEXT.request();
        }
    }

    private static void next() {
        WAITING.removeIf(FrameLater::leave);
        FrameLater first = WAITING.peek();
        if (first != null && first.waited) {
            WAITING.remove();
            first.enter();
        }
        WAITING.forEach(each -> each.waited = true);
        if (!WAITING.isEmpty()) {
            NEXT.request();
        }
    }

    private void enter() {
        if (getParent() instanceof Pane pane) {
            List<Node> entering = parts();
            ObservableList<Node> children = pane.getChildren();
            int index = children.indexOf(this);
            children.set(index, entering.get(0));
            children.addAll(index + 1, entering.subList(1, entering.size()));
        }
    }

    /**
     * Takes the place of parts that are in no window any more.
     *
     * @return true if nothing is left to do
     */
    private boolean leave() {
        if (getScene() != null) {
            return false;
        }
        Pane pane = left();
        if (pane != null) {
            List<Node> leaving = parts();
            ObservableList<Node> children = pane.getChildren();
            children.removeAll(leaving.subList(1, leaving.size()));
            children.set(children.indexOf(leaving.get(0)), this);
        }
        return true;
    }

    /** The pane with which the parts have left the window; null if they have not. */
    private @Nullable Pane left() {
        Node first = parts == null ? null : parts.get(0);
        return first != null && first.getScene() == null && first.getParent() instanceof Pane pane
                ? pane
                : null;
    }
}
