package org.kernelscope.ui.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.dl4j.OpNetwork;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;

/** A stage that is painted again and again looks like one that is painted afresh. */
final class StageSurfaceTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static final int WIDTH = 820;
    private static final int HEIGHT = 560;

    private final Random random = new Random(7);
    private final Weights weights = RandomTensors.weights(random, LENET);
    private final StageSurface surface = new StageSurface();
    private final Raster raster = new Raster(WIDTH, HEIGHT);
    private final Look light = new Look(Palette.BLUE_ORANGE, Theme.LIGHT);
    private final Look dark = new Look(Palette.GREY, Theme.DARK);

    @Test
    void whateverChangesNothingOfTheOldPictureStays() {
        StageLayout fit =
                StageLayout.fit(
                        LENET,
                        new StageLayout.Frame(WIDTH, HEIGHT, 80, 1, Collections.nCopies(8, 76)));
        check(fit, light);
        check(fit, light);
        check(fit, dark);
        check(fit.zoomed(2, 300, 200), dark);
        check(fit.zoomed(2, 310, 200), dark);
        surface.paintEmpty(raster, fit, light);
        check(fit, light);
    }

    private void check(StageLayout layout, Look look) {
        Activations activations =
                OpNetwork.forward(
                        LENET, weights, RandomTensors.uniform(random, LENET.input().shape()));
        ColorScale scale = ColorScale.of(ScaleMode.MAP, activations);
        surface.paint(raster, layout, activations, LENET.input(), scale, look);
        Raster afresh = new Raster(WIDTH, HEIGHT);
        StagePainter.paint(afresh, layout, activations, LENET.input(), scale, look);
        assertThat(raster.pixels()).isEqualTo(afresh.pixels());
    }
}
