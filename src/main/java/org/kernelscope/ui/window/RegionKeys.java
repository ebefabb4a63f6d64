package org.kernelscope.ui.window;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * F6 and Shift+F6 go from region to region of the window, back to where one was in each; F7 goes to
 * the stage, and from there back to the pad. Tells whether the keyboard or the mouse was used last.
 * JavaFX thread.
 */
final class RegionKeys {
    private final Parent window;
    private final Supplier<List<Node>> regions;
    private final Node stage;
    private final Node pad;
    private final Consumer<Boolean> keyboardUse;
    private final Map<Node, Node> last = new WeakHashMap<>();

    /**
     * @param regions the regions in the order of the keys; those without a control are passed over
     * @param keyboardUse told true with each key, false with each press of a mouse button
     */
    RegionKeys(
            Parent window,
            Supplier<List<Node>> regions,
            Node stage,
            Node pad,
            Consumer<Boolean> keyboardUse) {
        this.window = window;
        this.regions = regions;
        this.stage = stage;
        this.pad = pad;
        this.keyboardUse = keyboardUse;
    }

    void install() {
        window.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        window.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> keyboardUse.accept(false));
    }

    private void pressed(KeyEvent event) {
        keyboardUse.accept(true);
        boolean held = event.isShortcutDown() || event.isAltDown() || event.isMetaDown();
        if (event.getCode() == KeyCode.F6 && !held) {
            move(event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.F7 && !held) {
            (stage.isFocused() ? pad : stage).requestFocus();
            event.consume();
        }
    }

    private void move(int by) {
        List<Node> all = regions.get();
        Node owner = window.getScene().getFocusOwner();
        int now = regionOf(all, owner);
        if (now >= 0 && owner != null) {
            last.put(all.get(now), owner);
        }
        int start = now < 0 && by < 0 ? 0 : now;
        for (int step = 1; step <= all.size(); step++) {
            Node region = all.get(Math.floorMod(start + by * step, all.size()));
            Optional<Node> target = target(region);
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    private static int regionOf(List<Node> regions, @Nullable Node owner) {
        for (Node node = owner; node != null; node = node.getParent()) {
            int index = regions.indexOf(node);
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    /** The control that last had the focus in a region; else the first one. */
    private Optional<Node> target(Node region) {
        Node before = last.get(region);
        if (before != null && isUsable(before) && regionOf(List.of(region), before) == 0) {
            return Optional.of(before);
        }
        return first(region);
    }

    private static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> first(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isUsable(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && !node.isDisabled() && node.isFocusTraversable();
    }
}
