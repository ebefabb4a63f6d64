package org.kernelscope.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.kernelscope.ui.fx.OncePerFrame;

/**
 * Adds a part of a view to its pane one frame after the view entered a window. JavaFX styles all
 * that enters a window at once; a large view would take longer than a frame. The part leaves the
 * pane again when the view has left the window. JavaFX thread.
 */
public final class FrameLater {
    private final Pane pane;
    private final int index;
    private final Node part;
    private final OncePerFrame change = new OncePerFrame(this::change);
    private boolean waited;

    private FrameLater(Pane pane, int index, Node part) {
        this.pane = pane;
        this.index = index;
        this.part = part;
    }

    /**
     * Adds {@code part} whenever {@code pane} is in a window.
     *
     * @param index its place among the children of the pane, which has the others already
     */
    public static void add(Pane pane, int index, Node part) {
        FrameLater later = new FrameLater(pane, index, part);
        pane.sceneProperty()
                .subscribe(
                        scene -> {
                            later.waited = false;
                            later.change.request();
                        });
    }

    /** Not while the scene changes: JavaFX goes through the children then. */
    private void change() {
        if (pane.getScene() == null) {
            pane.getChildren().remove(part);
        } else if (!pane.getChildren().contains(part)) {
            if (waited) {
                pane.getChildren().add(index, part);
            } else {
                // The frame that begins now styles the view.
                waited = true;
                change.request();
            }
        }
    }
}
