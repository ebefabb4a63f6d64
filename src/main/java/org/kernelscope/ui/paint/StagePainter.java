package org.kernelscope.ui.paint;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InputSpec;
import org.kernelscope.tensor.Tensor;

/** Paints every feature map of every layer. A pure function of its arguments. */
public final class StagePainter {
    private static final double DIM = 0.6;

    /** In pixels. The names of the classes stand this near to the output. */
    private static final int FRAME = 2;

    private StagePainter() {}

    /**
     * Paints the whole stage.
     *
     * @param input the encoding of ink; null if its values are signed ones, as gradients are
     */
    public static void paint(
            Raster raster,
            StageLayout layout,
            Activations activations,
            @Nullable InputSpec input,
            ColorScale scale,
            Look look) {
        paintEmpty(raster, layout, look);
        paintMaps(raster, layout, activations, input, scale, look, layer -> true);
    }

    /**
     * Paints maps into their tiles, over the result of {@link #paintEmpty}.
     *
     * @param input the encoding of ink; null if its values are signed ones
     * @param layers the layers whose maps are painted; {@link Cell#INPUT} for the input
     */
    public static void paintMaps(
            Raster raster,
            StageLayout layout,
            Activations activations,
            @Nullable InputSpec input,
            ColorScale scale,
            Look look,
            IntPredicate layers) {
        for (LayerBox box : layout.boxes()) {
            if (!layers.test(box.layer())) {
                continue;
            }
            if (box.hasImage()) {
                MapPainter.image(raster, activations.input(), box, input, look);
            }
            for (int channel = 0; channel < box.shape().channels(); channel++) {
                if (box.layer() == Cell.INPUT && input != null) {
                    MapPainter.ink(raster, activations.input(), channel, box, input, look);
                } else {
                    float limit = scale.limit(box.layer(), channel);
                    Tensor maps = activations.output(box.layer());
                    MapPainter.signed(raster, maps, channel, box, limit, look);
                }
            }
        }
        coverHeadings(raster, layout, look);
    }

    /**
     * Dims everything but an open map and its input maps.
     *
     * @param open the layer of the open map
     * @param channel the channel of the open map
     */
    public static void dim(Raster raster, StageLayout layout, int open, int channel, Look look) {
        for (LayerBox box : layout.boxes()) {
            for (int each = box.hasImage() ? -1 : 0; each < box.shape().channels(); each++) {
                boolean bright =
                        box.layer() == open - 1 || (box.layer() == open && each == channel);
                if (!bright) {
                    raster.overlay(
                            box.tileX(each),
                            box.tileY(each),
                            box.tileWidth(),
                            box.tileHeight(),
                            look.ground(),
                            DIM * layout.openness());
                }
            }
        }
        LayerBox box = layout.box(open);
        raster.frame(
                box.tileX(channel),
                box.tileY(channel),
                box.tileWidth(),
                box.tileHeight(),
                Math.max(2, box.gap() / 2),
                look.emphasis());
    }

    /** Frames a layer, close to its maps. */
    public static void frame(Raster raster, LayerBox box, Look look) {
        raster.frame(
                box.x() - FRAME,
                box.y() - FRAME,
                box.width() + 2 * FRAME,
                box.height() + 2 * FRAME,
                FRAME,
                look.emphasis());
    }

    /** A zoomed stage must not show behind the headings. */
    private static void coverHeadings(Raster raster, StageLayout layout, Look look) {
        if (layout.zoom() > 1) {
            raster.fill(0, 0, raster.width(), layout.frame().top(), look.ground());
        }
    }

    /** Paints the stage with empty maps. */
    public static void paintEmpty(Raster raster, StageLayout layout, Look look) {
        raster.clear(look.ground());
        int zero = look.surface();
        for (LayerBox box : layout.boxes()) {
            // The tile of a colour image is the one before its first channel.
            for (int channel = box.hasImage() ? -1 : 0;
                    channel < box.shape().channels();
                    channel++) {
                int x = box.tileX(channel);
                int y = box.tileY(channel);
                raster.frame(x, y, box.tileWidth(), box.tileHeight(), 1, look.tileFrame());
                raster.fill(x, y, box.tileWidth(), box.tileHeight(), zero);
            }
        }
    }
}
