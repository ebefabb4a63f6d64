package org.kernelscope.ui.paint;

import java.util.List;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Cell;
import org.kernelscope.network.InputSpec;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.TileBrush.Colours;
import org.kernelscope.ui.paint.TileBrush.Tile;

/**
 * Copies of maps on their way from the stage to where they stand in what is opened, and back: a
 * pure function of the layouts, the numbers and the progress. Any thread.
 */
public final class MapFlight {
    /** The last one leaves when the first has gone this share of its way. */
    private static final double STAGGER = 0.25;

    private MapFlight() {}

    /**
     * Paints the copies over the stage.
     *
     * @param stage where the maps stood, or will stand, while nothing is open
     * @param landings where they stand in what is open; a map that the stage does not have stays
     * @param input how the input writes ink as numbers
     * @param scale the colours of the stage
     * @param progress 0 on the stage, 1 there
     */
    public static void paint(
            RasterPen brush,
            StageLayout stage,
            List<FlightTarget> landings,
            Activations activations,
            InputSpec input,
            ColorScale scale,
            double progress) {
        TileBrush tiles = new TileBrush(brush);
        for (int i = 0; i < landings.size(); i++) {
            FlightTarget landing = landings.get(i);
            if (exists(stage, landing)) {
                double delay = STAGGER * i / Math.max(1, landings.size() - 1);
                double share = (progress - delay) / (1 - STAGGER);
                Tile tile = between(stage, landing, StageSlide.ease(share));
                tiles.map(tile, map(activations, landing), colours(tiles, landing, input, scale));
            }
        }
    }

    private static boolean exists(StageLayout stage, FlightTarget landing) {
        return landing.layer() + 1 < stage.boxes().size()
                && landing.channel() < stage.box(landing.layer()).shape().channels();
    }

    /** Where a copy is when it has gone a share of its way. */
    static Tile between(StageLayout stage, FlightTarget landing, double share) {
        LayerBox box = stage.box(landing.layer());
        Tile to = landing.tile();
        return new Tile(
                mix(box.tileX(landing.channel()), to.x(), share),
                mix(box.tileY(landing.channel()), to.y(), share),
                mix(box.scale(), to.cell(), share),
                to.rows(),
                to.columns());
    }

    private static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private static Tensor map(Activations activations, FlightTarget landing) {
        Tensor all =
                landing.layer() == Cell.INPUT
                        ? activations.input()
                        : activations.output(landing.layer());
        return all.channel(landing.channel());
    }

    private static Colours colours(
            TileBrush tiles, FlightTarget landing, InputSpec input, ColorScale scale) {
        return landing.layer() == Cell.INPUT
                ? tiles.ink(input.background(), input.ink())
                : tiles.signed(scale.limit(landing.layer(), landing.channel()));
    }
}
