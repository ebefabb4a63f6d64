package org.kernelscope.ui.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kernelscope.scene.ControlsPart;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.LatePart;
import org.kernelscope.ui.state.ControlsModel;

/**
 * Hides and locks controls of a window by their ids, and gives them back. Controls that are hidden
 * stay hidden when their owner shows them again. JavaFX thread.
 *
 * <p>A control that its owner shows and hides by a binding cannot be taken from it; such a one is
 * refused, except for those that follow {@link ControlsModel#shows} themselves.
 */
public final class ControlRules {
    /** They lead out of a reduced window, so they stay. */
    private static final Set<String> NEVER = Set.of(ShowEverything.ID, "notice", "notice-close");

    private final Supplier<List<Node>> roots;
    private final Runnable afterwards;
    private final Map<Node, Hidden> hidden = new HashMap<>();
    private final List<Node> locked = new ArrayList<>();

    /**
     * The rules of a window.
     *
     * @param roots all of the window, also what is not in its scene at the moment
     * @param afterwards lets owners show what belongs to the present state, when controls come back
     */
    ControlRules(Supplier<List<Node>> roots, ControlsModel model, Runnable afterwards) {
        this.roots = roots;
        this.afterwards = afterwards;
        model.controlsProperty().subscribe(this::apply);
    }

    private static final class Hidden {
        private final boolean managed;
        private boolean visible;
        private @Nullable ChangeListener<Boolean> guard;

        Hidden(Node node) {
            visible = node.isVisible();
            managed = node.isManaged();
        }
    }

    /**
     * Checks that all of these can be hidden and locked.
     *
     * @throws UserFacingException if there is no such control, or it has to stay
     */
    public void check(ControlsPart controls) throws UserFacingException {
        for (String id : controls.hidden()) {
            Node node = existing(id);
            if (node.visibleProperty().isBound() && !ControlsModel.FOLLOWING.contains(id)) {
                throw new UserFacingException("scene.control.hide", id);
            }
        }
        for (String id : controls.locked()) {
            if (existing(id).disableProperty().isBound()) {
                throw new UserFacingException("scene.control.lock", id);
            }
        }
    }

    private Node existing(String id) throws UserFacingException {
        Optional<Node> found = find(id);
        if (found.isEmpty()) {
            throw new UserFacingException("scene.control.absent", id);
        }
        if (NEVER.contains(id)) {
            throw new UserFacingException("scene.control.never", id);
        }
        return found.get();
    }

    private Optional<Node> find(String id) {
        for (Node root : roots.get()) {
            Optional<Node> found = find(root, id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> find(Node node, String id) {
        if (id.equals(node.getId())) {
            return Optional.of(node);
        }
        return inside(node).flatMap(child -> find(child, id).stream()).findFirst();
    }

    /** Also of controls that were not shown yet, which have no children before. */
    private static Stream<? extends Node> inside(Node node) {
        if (node instanceof LatePart late) {
            return Stream.of(late.part());
        }
        if (node instanceof FrameLater later) {
            return later.parts().stream();
        }
        if (node instanceof ScrollPane scroll) {
            return Stream.ofNullable(scroll.getContent());
        }
        if (node instanceof SegmentedButton choice) {
            return choice.getButtons().stream();
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                : Stream.empty();
    }

    private void apply(ControlsPart controls) {
        hidden.forEach(ControlRules::giveBack);
        hidden.clear();
        locked.forEach(node -> node.setDisable(false));
        locked.clear();
        for (String id : controls.hidden()) {
            find(id).filter(node -> !node.visibleProperty().isBound()).ifPresent(this::hide);
        }
        for (String id : controls.locked()) {
            find(id).filter(node -> !node.disableProperty().isBound()).ifPresent(this::lock);
        }
        afterwards.run();
    }

    private void hide(Node node) {
        Hidden kept = new Hidden(node);
        node.setVisible(false);
        if (!node.managedProperty().isBound()) {
            node.setManaged(false);
        }
        ChangeListener<Boolean> guard =
                (property, before, now) -> {
                    if (now) {
                        kept.visible = true;
                        node.setVisible(false);
                    }
                };
        kept.guard = guard;
        node.visibleProperty().addListener(guard);
        hidden.put(node, kept);
    }

    private static void giveBack(Node node, Hidden kept) {
        if (kept.guard != null) {
            node.visibleProperty().removeListener(kept.guard);
        }
        node.setVisible(kept.visible);
        if (!node.managedProperty().isBound()) {
            node.setManaged(kept.managed);
        }
    }

    private void lock(Node node) {
        if (!node.isDisable()) {
            node.setDisable(true);
            locked.add(node);
        }
    }
}
