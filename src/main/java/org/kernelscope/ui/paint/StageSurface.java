package org.kernelscope.ui.paint;

import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.InputSpec;

/**
 * Repaints a stage into the same raster, with the same result as {@link StagePainter#paint} but
 * faster: the ground and the frames, most of the pixels, are painted only when the raster, the
 * layout or the look changes, the maps every time. Not thread-safe.
 */
public final class StageSurface {
    private @Nullable Raster raster;
    private @Nullable StageLayout layout;
    private @Nullable Look look;

    /**
     * Paints the stage with the maps of {@code activations}.
     *
     * @param input the encoding of ink; null if its values are signed ones, as gradients are
     * @return true if nothing but the maps was painted
     */
    public boolean paint(
            Raster target,
            StageLayout where,
            Activations activations,
            @Nullable InputSpec input,
            ColorScale scale,
            Look colours) {
        boolean same = target == raster && where == layout && colours.equals(look);
        if (!same) {
            StagePainter.paintEmpty(target, where, colours);
            raster = target;
            layout = where;
            look = colours;
        }
        StagePainter.paintMaps(target, where, activations, input, scale, colours, layer -> true);
        return same;
    }

    /** Paints the stage with empty maps. */
    public void paintEmpty(Raster target, StageLayout where, Look colours) {
        StagePainter.paintEmpty(target, where, colours);
        raster = null;
    }
}
