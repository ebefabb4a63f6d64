package org.kernelscope.ui.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.Theme;

/** The squares of the connection board, on pixels. */
final class BoardPainterTest {
    private final Look look = new Look(Palette.BLUE_ORANGE, Theme.LIGHT);
    private final Kernels kernels =
            Kernels.of(
                            Presets.LENET5_1998.layer("C3").orElseThrow(),
                            RandomTensors.weights(new Random(3), Presets.LENET5_1998))
                    .orElseThrow();
    private final Raster raster = new Raster(600, 300);

    @Test
    void aKernelIsAPictureAndAMissingOneADot() {
        BoardLayout board = new BoardLayout(6, 16, 10, 20, 30);
        new BoardPainter(board).squares(raster, look, kernels, 1);
        float weight = kernels.kernel(0, 0).orElseThrow().get(6);
        int cell = (30 - 2 * 2) / 5;
        assertThat(raster.at(10 + 2 + cell + cell / 2, 20 + 2 + cell + cell / 2))
                .isEqualTo(look.palette().signed(Theme.LIGHT, weight / kernels.absMax()));
        assertThat(kernels.kernel(0, 5)).isEmpty();
        assertThat(raster.at(10 + 15, 20 + 5 * 30 + 15)).isEqualTo(look.tileFrame());
        assertThat(raster.at(10 + 15, 20 + 5 * 30 + 25)).isZero();
    }

    /** A hundred maps on a laptop: less than a pixel for a weight. */
    @Test
    void whereThereIsNoRoomForAPictureTheStrengthIsSeen() {
        BoardLayout board = new BoardLayout(6, 16, 0, 0, 3);
        new BoardPainter(board).squares(raster, look, kernels, 1);
        double strength = kernels.norm(0, 0) / (5 * kernels.absMax());
        assertThat(raster.at(1, 1))
                .isEqualTo(look.palette().signed(Theme.LIGHT, (float) strength))
                .isNotEqualTo(look.tileFrame());
        assertThat(raster.at(16 * 3 + 1, 1)).isZero();
    }
}
