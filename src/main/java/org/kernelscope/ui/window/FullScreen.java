package org.kernelscope.ui.window;

import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Fills the screen with the window of a node, or no longer. JavaFX's own Escape is off: in front of
 * a class, Escape leads one level up, and only from the uppermost back to the desktop. JavaFX
 * thread.
 */
final class FullScreen {
    private final Node node;

    /**
     * @param filled true while the window fills the screen, however it came to that
     */
    FullScreen(Node node, BooleanProperty filled) {
        this.node = node;
        node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(
                        window -> window instanceof Stage stage ? stage.fullScreenProperty() : null)
                .orElse(false)
                .subscribe(filled::set);
    }

    /** Fills the screen, or leaves it. */
    void toggle() {
        Stage stage = stage();
        if (stage != null) {
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreenExitHint("");
            stage.setFullScreen(!stage.isFullScreen());
        }
    }

    /**
     * Leaves the full screen.
     *
     * @return true if the screen was full
     */
    boolean leave() {
        Stage stage = stage();
        boolean full = stage != null && stage.isFullScreen();
        if (full) {
            toggle();
        }
        return full;
    }

    private @Nullable Stage stage() {
        return node.getScene() != null && node.getScene().getWindow() instanceof Stage stage
                ? stage
                : null;
    }
}
