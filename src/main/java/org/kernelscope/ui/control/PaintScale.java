package org.kernelscope.ui.control;

import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.stage.Window;
import org.kernelscope.ui.fx.OncePerFrame;

/**
 * The number of pixels that painters use for a logical pixel: as many as the screen has, or as many
 * as an exported image needs. JavaFX thread.
 */
public final class PaintScale {
    private PaintScale() {}

    /** Pixels in a logical pixel for what {@code node} paints. */
    public static double at(Node node) {
        Scene scene = node.getScene();
        if (scene == null) {
            return 1;
        }
        if (scene.getProperties().get(PaintScale.class) instanceof Double scale) {
            return scale;
        }
        Window window = scene.getWindow();
        return window == null ? 1 : window.getRenderScaleX();
    }

    /**
     * From now on, everything in {@code scene} is painted anew when its window comes to a screen
     * with another number of pixels in a logical one, such as a projector.
     */
    public static void follow(Scene scene) {
        scene.windowProperty()
                .flatMap(Window::renderScaleXProperty)
                .subscribe(scale -> requestLayout(scene.getRoot()));
    }

    /** True if the scene of {@code node} is painted for an image and not for the screen. */
    static boolean isForPicture(Node node) {
        return node.getScene() != null
                && node.getScene().getProperties().get(PaintScale.class) instanceof Double;
    }

    /**
     * Repaints everything in {@code scene} for an image with {@code scale} pixels in a logical one.
     * {@link #end} returns to the screen.
     */
    public static void begin(Scene scene, double scale) {
        scene.getProperties().put(PaintScale.class, scale);
        repaint(scene);
    }

    /** Repaints everything in {@code scene} for the screen. */
    public static void end(Scene scene) {
        scene.getProperties().remove(PaintScale.class);
        repaint(scene);
    }

    private static void repaint(Scene scene) {
        requestLayout(scene.getRoot());
        settle(scene);
    }

    /** Does at once what would be done in the next frame: styles, layout and repaints. */
    public static void settle(Scene scene) {
        style(scene);
        refresh(scene);
    }

    /**
     * Styles what has changed. {@code applyCss()} would style every node anew, many times slower;
     * an image of any part makes the scene do what it does in a frame.
     */
    private static void style(Scene scene) {
        Node part = scene.getRoot();
        while (part instanceof Parent parent && !parent.getChildrenUnmodifiable().isEmpty()) {
            part = parent.getChildrenUnmodifiable().get(0);
        }
        SnapshotParameters corner = new SnapshotParameters();
        corner.setViewport(new Rectangle2D(0, 0, 1, 1));
        part.snapshot(corner, null);
    }

    /**
     * The same without styles, which take long: for the next frame of an animation. An image of the
     * scene applies those that have changed.
     */
    public static void refresh(Scene scene) {
        // A repaint may ask for a layout, and a layout for a repaint; some ask without end.
        boolean repainted = true;
        for (int round = 0; round < 4 && repainted; round++) {
            scene.getRoot().layout();
            repainted = OncePerFrame.runPending();
        }
    }

    private static void requestLayout(Parent parent) {
        parent.requestLayout();
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Parent inner) {
                requestLayout(inner);
            }
        }
    }
}
