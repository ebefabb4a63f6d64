package org.kernelscope.ui.control;

import java.util.function.DoubleConsumer;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * The size of the text of a window, for everything that cannot be sized in em: icons, images and
 * paintings.
 */
public final class TextSize {
    /** The size at 1280×800, the reference for lengths in pixels. */
    public static final double USUAL = 13;

    private TextSize() {}

    /**
     * The size of text at the root of a window, in logical pixels: 13 at 1280×800, larger in larger
     * windows, so that text on a projector stays readable.
     */
    public static double in(double width, double height) {
        double larger = Math.min(width / 1280, height / 800);
        return Math.round(2 * USUAL * Math.pow(Math.max(1, Math.min(4, larger)), 0.85)) / 2.0;
    }

    /** The size of text in the window of {@code node}; {@link #USUAL} outside of a window. */
    public static double at(Node node) {
        Scene scene = node.getScene();
        return scene == null ? USUAL : in(scene.getWidth(), scene.getHeight());
    }

    /**
     * Passes the size of text in the window of {@code node} to {@code follower}, now and after
     * every change.
     */
    public static void follow(Node node, DoubleConsumer follower) {
        InvalidationListener resized = observable -> follower.accept(at(node));
        node.sceneProperty().subscribe((before, now) -> move(resized, before, now));
        move(resized, null, node.getScene());
    }

    private static void move(
            InvalidationListener resized, @Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.widthProperty().removeListener(resized);
            before.heightProperty().removeListener(resized);
        }
        if (now != null) {
            now.widthProperty().addListener(resized);
            now.heightProperty().addListener(resized);
            resized.invalidated(now.widthProperty());
        }
    }
}
