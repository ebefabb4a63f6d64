package org.kernelscope.ui.control;

import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import org.kernelscope.export.Pixels;
import org.kernelscope.ui.paint.CanvasPen;

/**
 * Takes images of parts of a window. A larger image is painted with more pixels, not stretched.
 * JavaFX thread.
 */
public final class NodeSnapshot {
    private NodeSnapshot() {}

    /**
     * An image of {@code node} as it looks now.
     *
     * @param scale pixels in a logical pixel; its scene was {@linkplain PaintScale#begin painted}
     *     with as many
     * @param ground the colour behind translucent parts, ARGB
     */
    public static Pixels of(Node node, double scale, int ground) {
        Bounds place = node.localToParent(node.getLayoutBounds());
        int width = Math.max(1, (int) Math.round(place.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(place.getHeight() * scale));
        return of(
                node,
                place.getMinX() * scale,
                place.getMinY() * scale,
                width,
                height,
                scale,
                ground);
    }

    /** The same of the part of {@code scene} from its upper left corner on. */
    public static Pixels of(Scene scene, int width, int height, double scale, int ground) {
        return of(scene.getRoot(), 0, 0, width, height, scale, ground);
    }

    private static Pixels of(
            Node node, double x, double y, int width, int height, double scale, int ground) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        parameters.setViewport(new Rectangle2D(x, y, width, height));
        Color fill = CanvasPen.colour(ground);
        parameters.setFill(fill);
        WritableImage image = node.snapshot(parameters, new WritableImage(width, height));
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Pixels(width, height, argb);
    }

    /**
     * Runs {@code picture} while {@code scene} is painted with {@code scale} pixels in a logical
     * one.
     */
    public static <T> T painted(Scene scene, double scale, Supplier<T> picture) {
        PaintScale.begin(scene, scale);
        try {
            return picture.get();
        } finally {
            PaintScale.end(scene);
        }
    }
}
