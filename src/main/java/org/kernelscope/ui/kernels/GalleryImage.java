package org.kernelscope.ui.kernels;

import org.kernelscope.network.Kernels;
import org.kernelscope.ui.paint.GlyphSource;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;

/**
 * The first page of a kernel wall without a window, for those who measure what it costs. Any
 * thread.
 */
public final class GalleryImage {
    private final Kernels kernels;
    private final GalleryLayout layout;
    private final double em;
    private final float limit;

    private GalleryImage(Kernels kernels, GalleryLayout layout, double em) {
        this.limit = kernels.absMax();
        this.kernels = kernels;
        this.layout = layout;
        this.em = em;
    }

    /**
     * The wall of {@code kernels} in a room of the given size, in pixels.
     *
     * @param em size of text, in pixels
     */
    public static GalleryImage of(Kernels kernels, int width, int height, double em) {
        GalleryFit.Room room = new GalleryFit.Room(width, height, 3, em);
        KernelGrid grid = KernelGrid.of(kernels);
        return new GalleryImage(kernels, new GalleryFit(room, grid.taps()).byPlace(grid), em);
    }

    /** Paints all of it. */
    public void paint(Raster raster, GlyphSource lettering, Look look) {
        new GalleryPainter(new RasterPen(raster, lettering, look, em, 0), layout, kernels, limit)
                .paint(0, new GalleryPainter.Marks(id -> true, id -> false, null, null));
    }
}
