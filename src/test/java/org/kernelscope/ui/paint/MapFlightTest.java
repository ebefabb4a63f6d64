package org.kernelscope.ui.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;

/** Copies of maps leave where the maps are and arrive where they are wanted. */
final class MapFlightTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static final int C3 = 2;
    private static final Look LOOK = new Look(Palette.BLUE_ORANGE, Theme.LIGHT);

    private final StageLayout stage =
            StageLayout.fit(
                    LENET, new StageLayout.Frame(800, 560, 90, 1, Collections.nCopies(8, 70)));
    private final List<FlightTarget> landings =
            List.of(
                    new FlightTarget(C3 - 1, 0, new Tile(300, 100, 5.5, 14, 14)),
                    new FlightTarget(C3 - 1, 1, new Tile(300, 200, 5.5, 14, 14)),
                    new FlightTarget(C3, 7, new Tile(500, 300, 9, 10, 10)));
    private final Activations activations = activations();

    @Test
    void theyBeginOnTheirMapsAndEndWhereTheyAreWanted() {
        for (FlightTarget landing : landings) {
            LayerBox box = stage.box(landing.layer());
            Tile first = MapFlight.between(stage, landing, 0);
            assertThat(first.x()).isEqualTo(box.tileX(landing.channel()));
            assertThat(first.y()).isEqualTo(box.tileY(landing.channel()));
            assertThat(first.cell()).isEqualTo(box.cell());
            assertThat(MapFlight.between(stage, landing, 1)).isEqualTo(landing.tile());
        }
        Tile landed = landings.get(2).tile();
        int strongest = strongest(activations.output(C3), 7);
        int x = (int) (landed.x() + (strongest % 10 + 0.5) * landed.cell());
        int y = (int) (landed.y() + (strongest / 10 + 0.5) * landed.cell());
        assertThat(painted(1).pixels()[y * 800 + x])
                .isEqualTo(LOOK.palette().signed(LOOK.theme(), 1));
        assertThat(painted(0).pixels()[y * 800 + x]).isEqualTo(LOOK.ground());
    }

    @Test
    void theSameMomentGivesTheSamePixelsAndAnotherOthers() {
        int[] once = painted(0.4).pixels();
        painted(0.9);
        assertThat(painted(0.4).pixels()).isEqualTo(once);
        assertThat(painted(0.5).pixels()).isNotEqualTo(once);
    }

    @Test
    void aMapThatTheStageDoesNotHaveStaysAway() {
        Raster raster = ground();
        RasterPen brush = new RasterPen(raster, MapFlightTest::noLetters, LOOK, 13, 0);
        FlightTarget none = new FlightTarget(C3, 99, new Tile(0, 0, 2, 10, 10));
        FlightTarget beyond = new FlightTarget(42, 0, new Tile(0, 0, 2, 10, 10));
        MapFlight.paint(
                brush, stage, List.of(none, beyond), activations, LENET.input(), scale(), 0.5);
        assertThat(raster.pixels()).isEqualTo(ground().pixels());
    }

    private Raster painted(double progress) {
        Raster raster = ground();
        RasterPen brush = new RasterPen(raster, MapFlightTest::noLetters, LOOK, 13, 0);
        MapFlight.paint(brush, stage, landings, activations, LENET.input(), scale(), progress);
        return raster;
    }

    private static GlyphSource.Glyph noLetters(Face face, int size, int codePoint) {
        throw new AssertionError("copies of maps carry no words");
    }

    private static Raster ground() {
        Raster raster = new Raster(800, 560);
        raster.clear(LOOK.ground());
        return raster;
    }

    private ColorScale scale() {
        return ColorScale.of(ScaleMode.MAP, activations);
    }

    private static int strongest(Tensor maps, int channel) {
        return maps.channel(channel).argMax();
    }

    private static Activations activations() {
        Model model = Model.untrained(LENET, 3);
        float[] pixels = new float[LENET.input().shape().size()];
        Random random = new Random(5);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(3) == 0 ? 1 : 0;
        }
        Tensor input = Tensor.takeOver(LENET.input().shape(), pixels);
        return Backpropagation.forward(LENET, model.weights(), input);
    }
}
