package org.kernelscope.data;

import org.kernelscope.data.Drawing.Backdrop;

/**
 * Prepares what is on the pad. An image without strokes keeps its own resolution, and a digit that
 * MNIST has prepared goes through as it is; everything else is first turned into ink. Remembers the
 * last drawing's ink; one thread.
 */
public final class DrawingPreparation {
    private final InkRaster raster = new InkRaster();

    /** The way of {@code drawing} to a 28×28 digit. */
    public PreparedDigit prepare(Drawing drawing) {
        Backdrop backdrop = drawing.backdrop();
        if (backdrop == null || !drawing.strokes().isEmpty()) {
            return Preparation.prepare(raster.render(drawing));
        }
        return backdrop.prepared()
                ? Preparation.asIs(backdrop.ink())
                : Preparation.prepare(backdrop.ink());
    }
}
