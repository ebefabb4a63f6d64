package org.kernelscope.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.state.Display;

/**
 * A canvas for lines and text. It repaints at most once a frame, not at all while it is hidden, and
 * by itself when the theme or the palette changes.
 */
public final class CanvasView extends Region {
    /** Draws the contents of the canvas. */
    @FunctionalInterface
    public interface Painter {
        /**
         * Draws everything on an empty canvas.
         *
         * @param width width of the canvas, in logical pixels
         * @param height height of the canvas, in logical pixels
         */
        void paint(CanvasPen pen, double width, double height);
    }

    private final ScaledCanvas canvas = new ScaledCanvas();
    private final ObservableValue<Boolean> shown = NodeVisibility.of(this);
    private final Display display;
    private final Painter painter;
    private final OncePerFrame repaint = new OncePerFrame(this::repaintNow);

    /** A canvas that {@code painter} draws on, in the colours of {@code display}. */
    public CanvasView(Display display, Painter painter) {
        this.display = display;
        this.painter = painter;
        getChildren().add(canvas);
        setMinSize(0, 0);
        shown.subscribe(now -> repaint());
        // Only while it is shown: the display must not keep canvases that are gone.
        display.themeProperty().when(shown).subscribe(theme -> repaint());
        display.paletteProperty().when(shown).subscribe(palette -> repaint());
    }

    /** Repaints in the next frame. */
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
        canvas.setSize(getWidth(), getHeight());
        repaintNow();
    }

    /** Repaints at once: for callers that themselves run at most once a frame. */
    public void repaintNow() {
        if (shown.getValue() && getWidth() > 0 && getHeight() > 0) {
            canvas.draw(
                    graphics ->
                            painter.paint(
                                    new CanvasPen(
                                            graphics, display.look(), TextSize.ofPainting(this)),
                                    getWidth(),
                                    getHeight()));
        }
    }
}
