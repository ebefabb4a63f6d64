package org.kernelscope.ui.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.kernelscope.network.FieldRects;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Span;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.Theme;

/** The patch that a cell sees, on pixels. */
final class PatchPainterTest {
    private static final int CELL = 10;

    private final Look look = new Look(Palette.BLUE_ORANGE, Theme.LIGHT);
    private final Raster raster = new Raster(110, 110);
    private final PatchPainter painter = new PatchPainter(raster, look, new InputSpec(20, 0, 1));
    private final PatchPainter.Square square = new PatchPainter.Square(5, 5, 100);

    @Test
    void theBoxIsInFullInkAndItsMarginFaint() {
        float[] ink = new float[400];
        java.util.Arrays.fill(ink, 1);
        painter.ink(Tensor.takeOver(Shape.of(1, 20, 20), ink), box(5, 11), square, 2);
        int full = Palette.ink(Theme.LIGHT, 1);
        assertThat(cell(2, 2)).isEqualTo(full);
        assertThat(cell(7, 7)).isEqualTo(full);
        assertThat(cell(0, 4)).isNotEqualTo(full).isNotEqualTo(Palette.ink(Theme.LIGHT, 0));
        assertThat(raster.at(5 + 2 * CELL + 5, 5 + 2 * CELL - 1)).isEqualTo(look.emphasis());
    }

    @Test
    void aBoxOverTheBorderShowsPaddingThere() {
        Tensor empty = Tensor.zeros(Shape.of(1, 20, 20));
        painter.ink(empty, new FieldRects.Field(new Span(-2, 8), new Span(0, 10)), square, 0);
        int paper = Palette.ink(Theme.LIGHT, 0);
        assertThat(cell(0, 0)).isIn(look.ground(), look.tileFrame());
        assertThat(cell(0, 1)).isIn(look.ground(), look.tileFrame()).isNotEqualTo(cell(0, 0));
        assertThat(cell(2, 0)).isEqualTo(paper);
    }

    @Test
    void theCloudHasTheColourOfTheSignAndIsStrongestWhereTheGradientIs() {
        float[] gradient = new float[400];
        gradient[7 * 20 + 7] = 4;
        gradient[8 * 20 + 8] = -4;
        painter.cloud(
                Tensor.zeros(Shape.of(1, 20, 20)),
                Tensor.takeOver(Shape.of(1, 20, 20), gradient),
                box(5, 11),
                square,
                2);
        assertThat(cell(4, 4)).isEqualTo(look.palette().signed(Theme.LIGHT, 1));
        assertThat(cell(5, 5)).isEqualTo(look.palette().signed(Theme.LIGHT, -1));
        assertThat(cell(3, 3)).isEqualTo(Palette.ink(Theme.LIGHT, 0));
    }

    /** A gradient of nothing but zeros, as of a silent unit. */
    @Test
    void withoutAGradientThereIsNoCloud() {
        Tensor empty = Tensor.zeros(Shape.of(1, 20, 20));
        painter.cloud(empty, empty, box(5, 11), square, 2);
        assertThat(cell(4, 4)).isEqualTo(Palette.ink(Theme.LIGHT, 0));
    }

    /** Cells of 100/13 pixels: each has the pixels between its rounded edges, none has others. */
    @Test
    void cellsThatAreNoWholeNumberOfPixelsMeetWithoutAGap() {
        float[] ink = new float[400];
        for (int i = 0; i < 400; i++) {
            ink[i] = (i / 20 + i % 20) % 5 / 4f;
        }
        painter.ink(Tensor.takeOver(Shape.of(1, 20, 20), ink), box(3, 16), square, 0);
        for (int row = 0; row < 13; row++) {
            for (int column = 0; column < 13; column++) {
                int colour = Palette.ink(Theme.LIGHT, ink[(row + 3) * 20 + column + 3]);
                for (int y = edge(row); y < edge(row + 1); y++) {
                    for (int x = edge(column); x < edge(column + 1); x++) {
                        assertThat(raster.at(x, y)).as("%s, %s", x, y).isEqualTo(colour);
                    }
                }
            }
        }
    }

    private static int edge(int cell) {
        return 5 + (int) Math.round(cell * (100 / 13.0));
    }

    /**
     * Three windows of 64 with stride 64 see 262,144² pixels: more than can be filled one by one.
     */
    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aFieldOfManyMillionCellsIsPaintedPixelByPixel() {
        float[] ink = new float[400];
        java.util.Arrays.fill(ink, 1);
        painter.ink(Tensor.takeOver(Shape.of(1, 20, 20), ink), box(-131_072, 131_072), square, 0);
        assertThat(raster.at(5, 5)).isIn(look.ground(), look.tileFrame());
        assertThat(raster.at(104, 104)).isIn(look.ground(), look.tileFrame());
    }

    private static FieldRects.Field box(int from, int to) {
        return new FieldRects.Field(new Span(from, to), new Span(from, to));
    }

    /** The middle of a cell of the ten that are shown across. */
    private int cell(int row, int column) {
        return raster.at(5 + column * CELL + CELL / 2, 5 + row * CELL + CELL / 2);
    }
}
