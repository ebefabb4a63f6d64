package org.kernelscope.ui.control;

import java.util.function.DoubleConsumer;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * The size of the window's text, for those whose own size cannot be said in em: icons, pictures,
 * what is painted. JavaFX thread.
 */
public final class TextSize {
    /** The size at 1280×800, for which lengths in pixels are meant. */
    public static final double USUAL = 13;

    private TextSize() {}

    /**
     * The size of text at the root of a window, in logical pixels: 13 at 1280×800, more on larger
     * screens, so that a wall of projected pixels does not shrink to small print.
     */
    public static double in(double width, double height) {
        double larger = Math.min(width / 1280, height / 800);
        return Math.round(2 * USUAL * Math.pow(Math.max(1, Math.min(4, larger)), 0.85)) / 2.0;
    }

    /** The size of text in the window of {@code node}; the usual one while it is in none. */
    public static double at(Node node) {
        Scene scene = node.getScene();
        return scene == null ? USUAL : in(scene.getWidth(), scene.getHeight());
    }

    /**
     * Tells {@code follower} the size of text in the window of {@code node}, now and whenever it
     * changes.
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
