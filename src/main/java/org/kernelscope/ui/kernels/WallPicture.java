package org.kernelscope.ui.kernels;

import org.kernelscope.network.Kernels;
import org.kernelscope.ui.paint.Brush;
import org.kernelscope.ui.paint.Lettering;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLook;

/**
 * The first page of a kernel wall without a window, for those who measure what it costs. Any
 * thread.
 */
public final class WallPicture {
    private final Kernels kernels;
    private final WallLayout layout;
    private final double em;
    private final float limit;

    private WallPicture(Kernels kernels, WallLayout layout, double em) {
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
    public static WallPicture of(Kernels kernels, int width, int height, double em) {
        WallFit.Room room = new WallFit.Room(width, height, 3, em);
        KernelGrid grid = KernelGrid.of(kernels);
        return new WallPicture(kernels, new WallFit(room, grid.taps()).byPlace(grid), em);
    }

    /** Paints all of it. */
    public void paint(Raster raster, Lettering lettering, StageLook look) {
        new WallPainter(new Brush(raster, lettering, look, em, 0), layout, kernels, limit)
                .paint(0, new WallPainter.Marks(id -> true, id -> false, null, null));
    }
}
