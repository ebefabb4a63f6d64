package org.kernelscope.ui.paint;

import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.InputSpec;

/**
 * A stage that is painted again and again into the same raster: the ground and the frames, which
 * take most of the pixels, only when the raster, the layout or the look is another one; the maps
 * each time. What one sees is what {@link StagePainter#paint} paints. One thread.
 */
public final class StageSurface {
    private @Nullable Raster raster;
    private @Nullable StageLayout layout;
    private @Nullable StageLook look;

    /** Paints the stage with what was computed. */
    public void paint(
            Raster target,
            StageLayout where,
            Activations activations,
            InputSpec input,
            ColorScale scale,
            StageLook colours) {
        boolean grounded = target == raster && where == layout && colours.equals(look);
        if (!grounded) {
            StagePainter.paintEmpty(target, where, colours);
            raster = target;
            layout = where;
            look = colours;
        }
        StagePainter.paintMaps(target, where, activations, input, scale, colours);
    }

    /** Paints the stage on which nothing was computed yet. */
    public void paintEmpty(Raster target, StageLayout where, StageLook colours) {
        StagePainter.paintEmpty(target, where, colours);
        raster = null;
    }
}
