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
        Look look = new Look(Palette.BLUE_ORANGE, theme);
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
        Look look = new Look(Palette.PURPLE_GREEN, Theme.DARK);
        Raster dirty = new Raster(WIDTH, HEIGHT);
        dirty.clear(0xFFABCDEF);
        paintInto(dirty, layout, look);
        assertThat(dirty.pixels()).isEqualTo(paint(layout, look).pixels());
        assertThat(paint(layout, new Look(Palette.BLUE_ORANGE, Theme.DARK)).pixels())
                .isNotEqualTo(dirty.pixels());
    }

    @Test
    void zoomedInNothingIsPaintedBehindTheHeadings() {
        Look look = new Look(Palette.BLUE_ORANGE, Theme.LIGHT);
        Raster raster = paint(layout.zoomed(3, 400, 900), look);
        for (int i = 0; i < WIDTH * TOP; i++) {
            assertThat(raster.pixels()[i]).isEqualTo(look.ground());
        }
        assertThat(raster.pixels()).contains(look.tileFrame());
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void anEmptyStageHasFramedTilesInTheColourOfZero(Theme theme) {
        Look look = new Look(Palette.BLUE_ORANGE, theme);
        Raster raster = new Raster(WIDTH, HEIGHT);
        StagePainter.paintEmpty(raster, layout, look);
        assertThat(look.surface()).isEqualTo(look.palette().signed(theme, 0));
        assertThat(raster.pixels())
                .contains(look.ground(), look.tileFrame(), look.surface())
                .containsOnly(look.ground(), look.tileFrame(), look.surface());
        LayerBox first = layout.boxes().get(0);
        assertThat(raster.at(first.x() + 1, first.y() + 1)).isEqualTo(look.surface());
    }

    /** As in backward mode, where the input has gradients and no ink. */
    @ParameterizedTest
    @EnumSource(ScaleMode.class)
    void anInputOfSignedValuesHasTheColoursOfSignedValues(ScaleMode mode) {
        float[] values = new float[LENET.input().shape().size()];
        values[0] = -2e-8f;
        values[1] = 1e-8f;
        Activations signed =
                new Activations(
                        Tensor.takeOver(LENET.input().shape(), values), activations.layers());
        Look look = new Look(Palette.BLUE_ORANGE, Theme.LIGHT).ofGradients();
        Raster raster = new Raster(WIDTH, HEIGHT);
        StagePainter.paint(raster, layout, signed, null, ColorScale.of(mode, signed), look);
        LayerBox input = layout.box(Cell.INPUT);
        assertThat(raster.at(input.x(), input.y())).isEqualTo(look.signed(-1));
        assertThat(raster.at(input.x() + input.cell(), input.y())).isEqualTo(look.signed(0.5));
        assertThat(raster.at(input.x() + 2 * input.cell(), input.y())).isEqualTo(look.surface());
    }

    private Raster paint(StageLayout where, Look look) {
        Raster raster = new Raster(WIDTH, HEIGHT);
        paintInto(raster, where, look);
        return raster;
    }

    private void paintInto(Raster raster, StageLayout where, Look look) {
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
