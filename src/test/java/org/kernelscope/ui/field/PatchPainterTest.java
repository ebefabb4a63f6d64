package org.kernelscope.ui.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.network.Fields;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Span;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.Theme;

/** The patch that a cell sees, on pixels. */
final class PatchPainterTest {
    private static final int CELL = 10;

    private final StageLook look = StageLook.of(Palette.BLUE_ORANGE, Theme.LIGHT);
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
        painter.ink(empty, new Fields.Field(new Span(-2, 8), new Span(0, 10)), square, 0);
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

    private static Fields.Field box(int from, int to) {
        return new Fields.Field(new Span(from, to), new Span(from, to));
    }

    /** The middle of a cell of the ten that are shown across. */
    private int cell(int row, int column) {
        return raster.at(5 + column * CELL + CELL / 2, 5 + row * CELL + CELL / 2);
    }
}
