package org.kernelscope.ui.control;

import java.util.function.Consumer;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.transform.Scale;

/**
 * A canvas that is drawn with more pixels for an exported image ({@link PaintScale}): JavaFX would
 * enlarge the pixels of a usual one. Lengths in logical pixels. JavaFX thread.
 */
public final class ScaledCanvas extends Group {
    /** The longest side of a canvas that every graphics processor can hold. */
    private static final int TILE = 2048;

    private final Canvas screen = new Canvas();
    private final Group tiles = new Group();
    private double width;
    private double height;

    /** An empty canvas without a size. */
    public ScaledCanvas() {
        setManaged(false);
        setAutoSizeChildren(false);
        getChildren().addAll(screen, tiles);
    }

    /** Resizes the canvas. What was drawn on it is not kept. */
    public void setSize(double newWidth, double newHeight) {
        width = newWidth;
        height = newHeight;
        screen.setWidth(newWidth);
        screen.setHeight(newHeight);
    }

    /** True if the next drawing is for an image and not for the screen. */
    public boolean isForPicture() {
        return PaintScale.isForPicture(this);
    }

    /** The canvas of the screen, for those who add to what they drew before. */
    public GraphicsContext screen() {
        tiles.getChildren().clear();
        screen.setVisible(true);
        return screen.getGraphicsContext2D();
    }

    /**
     * Draws everything on the empty canvas.
     *
     * @param painter draws; may be called several times
     */
    public void draw(Consumer<GraphicsContext> painter) {
        if (!isForPicture()) {
            screen().clearRect(0, 0, width, height);
            painter.accept(screen());
            return;
        }
        screen.setVisible(false);
        tiles.getChildren().clear();
        double scale = PaintScale.at(this);
        int right = (int) Math.ceil(width * scale);
        int bottom = (int) Math.ceil(height * scale);
        for (int y = 0; y < bottom; y += TILE) {
            for (int x = 0; x < right; x += TILE) {
                Canvas tile = new Canvas(Math.min(TILE, right - x), Math.min(TILE, bottom - y));
                tile.getTransforms().add(new Scale(1 / scale, 1 / scale));
                tile.relocate(x / scale, y / scale);
                tiles.getChildren().add(tile);
                GraphicsContext graphics = tile.getGraphicsContext2D();
                graphics.translate(-x, -y);
                graphics.scale(scale, scale);
                painter.accept(graphics);
            }
        }
    }
}
