package org.kernelscope.ui.control;

import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/**
 * Observes whether a node is shown: it is in a scene, and neither the node nor one of its parents
 * is invisible. A hidden view should cost nothing.
 */
public final class NodeVisibility {
    private NodeVisibility() {}

    /** True while {@code node} is shown. */
    public static ObservableValue<Boolean> of(Node node) {
        return node.sceneProperty().flatMap(scene -> visible(node)).orElse(false);
    }

    /**
     * True while {@code node} is in a scene, visible or not. A value that lives as long as the
     * window must not keep a node that has left it: {@code
     * value.when(NodeVisibility.inScene(node))}.
     */
    public static ObservableValue<Boolean> inScene(Node node) {
        return node.sceneProperty().map(Objects::nonNull).orElse(false);
    }

    /** True while {@code node} is in a window that is open. */
    public static ObservableValue<Boolean> inOpenWindow(Node node) {
        return node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
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
