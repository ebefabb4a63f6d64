package org.kernelscope.ui.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.dl4j.OpNetwork;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Tensor;

final class StagePainterTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int TOP = 96;

    private final StageLayout layout =
            StageLayout.fit(
                    LENET,
                    new StageLayout.Frame(WIDTH, HEIGHT, TOP, 1, Collections.nCopies(8, 76)));
    private final Activations activations = activations();

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyCellWearsTheColourOfItsValue(Theme theme) {
        StageLook look = StageLook.of(Palette.BLUE_ORANGE, theme);
        ColorScale scale = ColorScale.of(ScaleMode.LAYER, activations);
        Raster raster = paint(layout, look);
        for (LayerBox box : layout.boxes()) {
            Tensor values = activations.output(box.layer());
            for (int channel = 0; channel < box.shape().channels(); channel++) {
                for (int row = 0; row < box.shape().rows(); row++) {
                    Cell cell = new Cell(box.layer(), channel, row, row);
                    float value = values.at(channel, row, row);
                    int expected =
                            cell.isInput()
                                    ? Palette.ink(theme, value)
                                    : look.palette()
                                            .signed(
                                                    theme,
                                                    value / scale.limit(box.layer(), channel));
                    int end = box.cell() - 1;
                    // Rounding may fall to the neighbouring one of 511 colours.
                    assertThat(distance(raster.at(box.cellX(cell), box.cellY(cell)), expected))
                            .isLessThan(0.02);
                    assertThat(raster.at(box.cellX(cell) + end, box.cellY(cell) + end))
                            .isEqualTo(raster.at(box.cellX(cell), box.cellY(cell)));
                }
            }
        }
    }

    @Test
    void theSameInputGivesTheSamePixels() {
        StageLook look = StageLook.of(Palette.PURPLE_GREEN, Theme.DARK);
        Raster dirty = new Raster(WIDTH, HEIGHT);
        dirty.clear(0xFFABCDEF);
        paintInto(dirty, layout, look);
        assertThat(dirty.pixels()).isEqualTo(paint(layout, look).pixels());
        assertThat(paint(layout, StageLook.of(Palette.BLUE_ORANGE, Theme.DARK)).pixels())
                .isNotEqualTo(dirty.pixels());
    }

    @Test
    void zoomedInNothingIsPaintedBehindTheHeadings() {
        StageLook look = StageLook.of(Palette.BLUE_ORANGE, Theme.LIGHT);
        Raster raster = paint(layout.zoomed(3, 400, 900), look);
        for (int i = 0; i < WIDTH * TOP; i++) {
            assertThat(raster.pixels()[i]).isEqualTo(look.ground());
        }
        assertThat(raster.pixels()).contains(look.tileFrame());
    }

    @Test
    void beforeAnythingWasComputedTheTilesAreEmpty() {
        StageLook look = StageLook.of(Palette.BLUE_ORANGE, Theme.DARK);
        Raster raster = new Raster(WIDTH, HEIGHT);
        StagePainter.paintEmpty(raster, layout, look);
        int zero = look.palette().signed(Theme.DARK, 0);
        assertThat(java.util.Arrays.stream(raster.pixels()).distinct().toArray())
                .containsExactlyInAnyOrder(look.ground(), look.tileFrame(), zero);
    }

    private Raster paint(StageLayout where, StageLook look) {
        Raster raster = new Raster(WIDTH, HEIGHT);
        paintInto(raster, where, look);
        return raster;
    }

    private void paintInto(Raster raster, StageLayout where, StageLook look) {
        ColorScale scale = ColorScale.of(ScaleMode.LAYER, activations);
        StagePainter.paint(raster, where, activations, LENET.input(), scale, look);
    }

    private static Activations activations() {
        Random random = new Random(4);
        Tensor digit = RandomTensors.uniform(random, LENET.input().shape());
        return OpNetwork.forward(LENET, RandomTensors.weights(random, LENET), digit);
    }

    private static double distance(int one, int other) {
        return ColourVision.COMMON.distance(one, other);
    }
}
