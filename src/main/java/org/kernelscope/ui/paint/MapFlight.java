package org.kernelscope.ui.paint;

import java.util.List;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InputSpec;
import org.kernelscope.tensor.Tensor;

/**
 * The animation of an opening level: copies of maps move from their tiles on the stage to their
 * tiles in the figure, and back. A pure function of the layouts, the values and the progress.
 */
public final class MapFlight {
    /** The share of the animation that is over when the last map starts. */
    private static final double STAGGER = 0.25;

    private MapFlight() {}

    /**
     * The tile of a map of the stage in a figure. A pure value.
     *
     * @param layer the layer; {@link Cell#INPUT} for the input
     * @param channel the map
     * @param tile its tile in the figure, in device pixels
     */
    public record FlightTarget(int layer, int channel, Tile tile) {
        /** The same target, moved. */
        public FlightTarget by(double dx, double dy) {
            return new FlightTarget(layer, channel, tile.at(tile.x() + dx, tile.y() + dy));
        }
    }

    /**
     * Paints the copies over the stage.
     *
     * @param stage the layout of the stage while nothing is open
     * @param targets the destinations of the copies; those of maps that the stage does not have are
     *     skipped
     * @param input the encoding of ink
     * @param scale the colour scale of the stage
     * @param progress 0 on the stage, 1 in the figure
     */
    public static void paint(
            RasterPen pen,
            StageLayout stage,
            List<FlightTarget> targets,
            Activations activations,
            InputSpec input,
            ColorScale scale,
            double progress) {
        for (int i = 0; i < targets.size(); i++) {
            FlightTarget target = targets.get(i);
            if (exists(stage, target)) {
                double delay = STAGGER * i / Math.max(1, targets.size() - 1);
                double share = (progress - delay) / (1 - STAGGER);
                Tile tile = between(stage, target, StageSlide.ease(share));
                pen.map(tile, map(activations, target), colours(pen.look(), target, input, scale));
            }
        }
    }

    private static boolean exists(StageLayout stage, FlightTarget target) {
        return target.layer() + 1 < stage.boxes().size()
                && target.channel() < stage.box(target.layer()).shape().channels();
    }

    /** The tile of a copy after a share of its way. */
    static Tile between(StageLayout stage, FlightTarget target, double share) {
        LayerBox box = stage.box(target.layer());
        Tile to = target.tile();
        return new Tile(
                mix(box.tileX(target.channel()), to.x(), share),
                mix(box.tileY(target.channel()), to.y(), share),
                mix(box.scale(), to.cell(), share),
                to.rows(),
                to.columns());
    }

    private static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private static Tensor map(Activations activations, FlightTarget target) {
        Tensor all =
                target.layer() == Cell.INPUT
                        ? activations.input()
                        : activations.output(target.layer());
        return all.channel(target.channel());
    }

    private static ValueColours colours(
            Look look, FlightTarget target, InputSpec input, ColorScale scale) {
        return ValueColours.onStage(look, input, scale, target.layer(), target.channel());
    }
}
