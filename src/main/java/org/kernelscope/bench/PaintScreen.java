package org.kernelscope.bench;

import java.nio.IntBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.kernelscope.ui.paint.Raster;

/** Pixels in memory that JavaFX draws as it draws them in the window. JavaFX thread. */
final class PaintScreen {
    private final Raster raster;
    private final PixelBuffer<IntBuffer> buffer;
    private final ImageView view;
    private final WritableImage drawn;

    PaintScreen(int width, int height) {
        IntBuffer pixels = IntBuffer.allocate(width * height);
        raster = new Raster(width, height, pixels.array());
        buffer = new PixelBuffer<>(width, height, pixels, PixelFormat.getIntArgbPreInstance());
        view = new ImageView(new WritableImage(buffer));
        drawn = new WritableImage(width, height);
    }

    Raster raster() {
        return raster;
    }

    /** Draws what was painted by JavaFX's software renderer. */
    void draw() {
        buffer.updateBuffer(all -> null);
        view.snapshot(null, drawn);
    }
}
