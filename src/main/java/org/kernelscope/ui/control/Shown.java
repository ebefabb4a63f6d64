package org.kernelscope.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * Whether a node is shown: it is in a scene, and neither it nor anything around it is invisible.
 * What is not shown should cost nothing. JavaFX thread.
 */
public final class Shown {
    private Shown() {}

    /** Whether {@code node} is shown, for as long as somebody listens. */
    public static ObservableValue<Boolean> of(Node node) {
        return node.sceneProperty().flatMap(scene -> visible(node)).orElse(false);
    }

    private static ObservableValue<Boolean> visible(Node node) {
        return node.visibleProperty()
                .flatMap(
                        visible ->
                                visible
                                        ? node.parentProperty().flatMap(Shown::visible).orElse(true)
                                        : node.visibleProperty());
    }
}
