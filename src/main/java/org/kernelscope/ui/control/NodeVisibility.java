package org.kernelscope.ui.control;

import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * Whether a node is shown: it is in a scene, and neither it nor anything around it is invisible.
 * What is not shown should cost nothing. JavaFX thread.
 */
public final class NodeVisibility {
    private NodeVisibility() {}

    /** Whether {@code node} is shown, for as long as somebody listens. */
    public static ObservableValue<Boolean> of(Node node) {
        return node.sceneProperty().flatMap(scene -> visible(node)).orElse(false);
    }

    /**
     * Whether {@code node} is in a scene, visible or not. What lives as long as the window must not
     * keep a node that is in none: {@code value.when(NodeVisibility.inScene(node))}.
     */
    public static ObservableValue<Boolean> inScene(Node node) {
        return node.sceneProperty().map(Objects::nonNull).orElse(false);
    }

    private static ObservableValue<Boolean> visible(Node node) {
        return node.visibleProperty()
                .flatMap(
                        visible ->
                                visible
                                        ? node.parentProperty()
                                                .flatMap(NodeVisibility::visible)
                                                .orElse(true)
                                        : node.visibleProperty());
    }
}
