package org.kernelscope.ui.control;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
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

    /** Fills a raster, or the same few parts of it again and again. */
    @FunctionalInterface
    public interface PartPainter {
        /**
         * Paints.
         *
         * @param unit device pixels in a logical pixel
         * @return all parts that were ever painted differently since the last empty answer, in
         *     pixels of the raster; empty if anything may be different, as in a raster that was not
         *     painted before
         */
        List<Rectangle2D> paint(Raster raster, double unit);
    }

    private final ImageView view = new ImageView();
    private final ObservableValue<Boolean> isShown = NodeVisibility.of(this);
    private final PartPainter painter;
    private final OncePerFrame repaint = new OncePerFrame(this::paint);
    private final List<ImageView> pieces = new ArrayList<>();
    private @Nullable List<Rectangle2D> shownParts;
    private @Nullable Raster raster;
    private double rasterUnit;
    private @Nullable PixelBuffer<IntBuffer> buffer;

    /** The same pixels once more: JavaFX draws all of an image whose pixels change. */
    private @Nullable PixelBuffer<IntBuffer> changes;

    private @Nullable WritableImage changed;

    /** A view that {@code painter} paints. */
    public PixelView(Painter painter) {
        this(
                (raster, unit) -> {
                    painter.paint(raster, unit);
                    return List.of();
                });
    }

    private PixelView(PartPainter painter) {
        this.painter = painter;
        prepare(view);
        getChildren().add(view);
        setMinSize(0, 0);
        isShown.subscribe(now -> repaint());
    }

    /** A view of which only the changed parts are drawn again. */
    public static PixelView ofParts(PartPainter painter) {
        return new PixelView(painter);
    }

    private static void prepare(ImageView image) {
        image.setSmooth(false);
        image.setManaged(false);
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
        boolean known = current != null;
        if (current == null || current.width() != width || current.height() != height) {
            IntBuffer pixels = IntBuffer.allocate(width * height);
            raster = new Raster(width, height, pixels.array());
            buffer = bufferOf(pixels, width, height);
            view.setImage(new WritableImage(buffer));
            changes = bufferOf(pixels, width, height);
            changed = new WritableImage(changes);
            shownParts = null;
            showPieces(List.of());
        }
        rasterUnit = unit();
        view.setFitWidth(width / rasterUnit);
        view.setFitHeight(height / rasterUnit);
        // A view that appears is painted in the next frame: this one lays it out.
        if (known || !repaint.isRequested()) {
            paint();
        }
    }

    private static PixelBuffer<IntBuffer> bufferOf(IntBuffer pixels, int width, int height) {
        return new PixelBuffer<>(width, height, pixels, PixelFormat.getIntArgbPreInstance());
    }

    private void paint() {
        Raster target = raster;
        PixelBuffer<IntBuffer> whole = buffer;
        PixelBuffer<IntBuffer> parts = changes;
        if (target == null || whole == null || parts == null || !isShown.getValue()) {
            return;
        }
        if (rasterUnit != unit()) {
            // It was in no scene while the window came to another screen.
            requestLayout();
            return;
        }
        List<Rectangle2D> different = painter.paint(target, rasterUnit);
        showPieces(different);
        if (different.isEmpty()) {
            whole.updateBuffer(all -> null);
        } else {
            parts.updateBuffer(all -> around(different));
        }
    }

    /** Shows the changed parts over the whole image, which stays as it was. */
    private void showPieces(List<Rectangle2D> parts) {
        if (parts.equals(shownParts)) {
            return;
        }
        shownParts = parts;
        while (pieces.size() < parts.size()) {
            ImageView piece = new ImageView();
            prepare(piece);
            pieces.add(piece);
            getChildren().add(piece);
        }
        double unit = rasterUnit;
        for (int i = 0; i < pieces.size(); i++) {
            ImageView piece = pieces.get(i);
            piece.setVisible(i < parts.size());
            if (i < parts.size()) {
                Rectangle2D part = parts.get(i);
                piece.setImage(changed);
                piece.setViewport(part);
                piece.setFitWidth(part.getWidth() / unit);
                piece.setFitHeight(part.getHeight() / unit);
                piece.relocate(part.getMinX() / unit, part.getMinY() / unit);
            } else {
                piece.setImage(null);
            }
        }
    }

    private static Rectangle2D around(List<Rectangle2D> parts) {
        double left = parts.stream().mapToDouble(Rectangle2D::getMinX).min().orElse(0);
        double top = parts.stream().mapToDouble(Rectangle2D::getMinY).min().orElse(0);
        double right = parts.stream().mapToDouble(Rectangle2D::getMaxX).max().orElse(0);
        double bottom = parts.stream().mapToDouble(Rectangle2D::getMaxY).max().orElse(0);
        return new Rectangle2D(left, top, right - left, bottom - top);
    }
}
