package org.kernelscope.ui.control;

import java.nio.IntBuffer;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.paint.Raster;

/**
 * A view of a raster at the resolution of the screen: with two device pixels for a logical one, the
 * raster is twice as large as the view. It repaints at most once a frame, into the same buffer, and
 * not at all while it is hidden.
 */
public final class PixelView extends Region {
    /** Fills a raster. */
    @FunctionalInterface
    public interface Painter {
        /**
         * Paints everything.
         *
         * @param unit device pixels in a logical pixel
         */
        void paint(Raster raster, double unit);
    }

    private final ImageView view = new ImageView();
    private final ObservableValue<Boolean> isShown = NodeVisibility.of(this);
    private final Painter painter;
    private final OncePerFrame repaint = new OncePerFrame(this::paint);
    private @Nullable Raster raster;
    private @Nullable PixelBuffer<IntBuffer> buffer;

    /** A view that {@code painter} paints. */
    public PixelView(Painter painter) {
        this.painter = painter;
        view.setSmooth(false);
        view.setManaged(false);
        getChildren().add(view);
        setMinSize(0, 0);
        isShown.subscribe(now -> repaint());
    }

    /** Repaints in the next frame. */
    public void repaint() {
        repaint.request();
    }

    /** Pixels of the raster in a logical pixel. */
    public double unit() {
        return PaintScale.at(this);
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
        int width = (int) Math.ceil(getWidth() * unit());
        int height = (int) Math.ceil(getHeight() * unit());
        if (width <= 0 || height <= 0) {
            return;
        }
        Raster current = raster;
        if (current == null || current.width() != width || current.height() != height) {
            IntBuffer pixels = IntBuffer.allocate(width * height);
            raster = new Raster(width, height, pixels.array());
            buffer = new PixelBuffer<>(width, height, pixels, PixelFormat.getIntArgbPreInstance());
            view.setImage(new WritableImage(buffer));
        }
        view.setFitWidth(width / unit());
        view.setFitHeight(height / unit());
        paint();
    }

    private void paint() {
        Raster target = raster;
        PixelBuffer<IntBuffer> shown = buffer;
        if (target != null && shown != null && isShown.getValue()) {
            painter.paint(target, unit());
            shown.updateBuffer(all -> null);
        }
    }
}
