package org.kernelscope.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.kernelscope.ui.fx.OncePerFrame;

/**
 * A surface for painters that write as well as paint. Repainted at most once a frame, and not at
 * all while it is not shown. JavaFX thread.
 */
public final class CanvasView extends Region {
    /** Fills a surface. */
    @FunctionalInterface
    public interface Painter {
        /**
         * Paints everything.
         *
         * @param width of the surface, in logical pixels
         * @param height of the surface, in logical pixels
         */
        void paint(GraphicsContext graphics, double width, double height);
    }

    private final Canvas canvas = new Canvas();
    private final ObservableValue<Boolean> shown = NodeVisibility.of(this);
    private final Painter painter;
    private final OncePerFrame repaint = new OncePerFrame(this::paint);

    /** A surface that {@code painter} fills. */
    public CanvasView(Painter painter) {
        this.painter = painter;
        canvas.setManaged(false);
        getChildren().add(canvas);
        setMinSize(0, 0);
        shown.subscribe(now -> repaint());
    }

    /** Asks for a new picture in the next frame. */
    public void repaint() {
        if (shown.getValue()) {
            repaint.request();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private void paint() {
        if (shown.getValue() && getWidth() > 0 && getHeight() > 0) {
            GraphicsContext graphics = canvas.getGraphicsContext2D();
            graphics.clearRect(0, 0, getWidth(), getHeight());
            painter.paint(graphics, getWidth(), getHeight());
        }
    }
}
