package org.kernelscope.ui.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.network.InputSpec;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class MapPainterTest {
    private static final Palette PALETTE = Palette.BLUE_ORANGE;
    private static final int NOTHING = 0x01020304;

    /** Map 1 is what is painted: two rows of three. */
    private static final Tensor VALUES =
            Tensor.of(Shape.of(2, 2, 3), 9, 9, 9, 9, 9, 9, -2, -1, 0, 0.5f, 2, 50);

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyNumberIsASquareOfItsColour(Theme theme) {
        Raster raster = raster(20, 16);
        MapPainter.signed(raster, VALUES, 1, 3, 2, 4, 2, PALETTE, theme);
        float[] shares = {-1, -0.5f, 0, 0.25f, 1, 1};
        for (int y = 0; y < raster.height(); y++) {
            for (int x = 0; x < raster.width(); x++) {
                boolean inside = x >= 3 && x < 15 && y >= 2 && y < 10;
                int expected =
                        inside
                                ? PALETTE.signed(theme, shares[(y - 2) / 4 * 3 + (x - 3) / 4])
                                : NOTHING;
                assertThat(raster.at(x, y)).as("%d, %d", x, y).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-5, -3", "12, 10", "-5, 10", "12, -3", "-12, 0", "16, 0", "0, -8", "0, 12"})
    void whatLiesOutsideIsCutOff(int x, int y) {
        Raster whole = raster(60, 60);
        MapPainter.signed(whole, VALUES, 1, x + 20, y + 20, 4, 2, PALETTE, Theme.LIGHT);
        Raster part = raster(16, 12);
        MapPainter.signed(part, VALUES, 1, x, y, 4, 2, PALETTE, Theme.LIGHT);
        for (int row = 0; row < part.height(); row++) {
            for (int column = 0; column < part.width(); column++) {
                assertThat(part.at(column, row)).isEqualTo(whole.at(column + 20, row + 20));
            }
        }
    }

    @Test
    void withoutALimitEverythingIsZero() {
        Raster raster = raster(3, 2);
        MapPainter.signed(raster, VALUES, 1, 0, 0, 1, 0, PALETTE, Theme.DARK);
        assertThat(raster.pixels()).containsOnly(PALETTE.signed(Theme.DARK, 0));
    }

    /** However far beyond the limit: the strongest colour of the right sign. */
    @ParameterizedTest
    @CsvSource({"1e-3, 1e9", "1e-40, 1e-40", "1, Infinity", "1e-38, 3e38"})
    void farBeyondTheLimitKeepsTheSign(float limit, float value) {
        Raster raster = raster(2, 1);
        Tensor values = Tensor.of(Shape.of(1, 1, 2), -value, value);
        MapPainter.signed(raster, values, 0, 0, 0, 1, limit, PALETTE, Theme.LIGHT);
        assertThat(raster.at(0, 0)).isEqualTo(PALETTE.signed(Theme.LIGHT, -1));
        assertThat(raster.at(1, 0)).isEqualTo(PALETTE.signed(Theme.LIGHT, 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-0.1, 1.175", "-1, 1", "1, 0", "0.1307, 3.25", "-0.4242, 2.8215"})
    void inkRunsFromNoneToFull(float none, float full) {
        Raster raster = raster(3, 1);
        Tensor values = Tensor.of(Shape.of(1, 1, 3), none, (none + full) / 2, full);
        LayerBox box = new LayerBox(-1, Shape.of(1, 1, 3), 0, 0, 1, 1, 1, 1, 0);
        InputSpec input = new InputSpec(28, none, full);
        MapPainter.ink(raster, values, 0, box, input, new Look(PALETTE, Theme.LIGHT));
        assertThat(raster.at(0, 0)).isEqualTo(Palette.ink(Theme.LIGHT, 0));
        assertThat(raster.at(2, 0)).isEqualTo(Palette.ink(Theme.LIGHT, 1));
        assertThat(raster.at(1, 0))
                .isIn(Palette.ink(Theme.LIGHT, 127 / 255f), Palette.ink(Theme.LIGHT, 128 / 255f));
    }

    @Test
    void aSquareThatStandsForSeveralNumbersHasTheColourOfTheFirst() {
        Raster raster = raster(4, 4);
        float[] numbers = new float[25];
        numbers[0] = 1;
        numbers[3] = 5;
        numbers[12] = -1;
        Tensor values = Tensor.takeOver(Shape.of(1, 5, 5), numbers);
        LayerBox box = new LayerBox(0, values.shape(), 0, 0, 1, 1, 1, 2, 0);
        assertThat(box.tileWidth()).isEqualTo(3);
        MapPainter.signed(raster, values, 0, box, 1, new Look(PALETTE, Theme.LIGHT));
        assertThat(raster.at(0, 0)).isEqualTo(PALETTE.signed(Theme.LIGHT, 1));
        assertThat(raster.at(1, 1)).isEqualTo(PALETTE.signed(Theme.LIGHT, -1));
        assertThat(raster.at(1, 0)).isEqualTo(PALETTE.signed(Theme.LIGHT, 0));
        assertThat(raster.at(3, 0)).isEqualTo(NOTHING);
    }

    private static Raster raster(int width, int height) {
        Raster raster = new Raster(width, height);
        raster.clear(NOTHING);
        return raster;
    }

    /** The image, then its red, green and blue. */
    @Test
    void aColourImageIsBeforeItsChannels() {
        Shape shape = Shape.of(3, 1, 1);
        LayerBox box = new LayerBox(-1, shape, 0, 0, 2, 2, 1, 1, 0);
        assertThat(box.hasImage()).isTrue();
        assertThat(new LayerBox(0, shape, 0, 0, 2, 2, 1, 1, 0).hasImage()).isFalse();
        assertThat(box.channelAt(0, 0)).isEmpty();
        assertThat(box.channelAt(1, 1)).hasValue(2);
        InputSpec input = new InputSpec(3, 1, -1, 1);
        Look look = new Look(PALETTE, Theme.LIGHT);
        Tensor values = Tensor.of(shape, 1, 0, -1);
        Raster raster = raster(2, 2);
        MapPainter.image(raster, values, box, input, look);
        for (int channel = 0; channel < 3; channel++) {
            MapPainter.ink(raster, values, channel, box, input, look);
        }
        assertThat(raster.at(0, 0)).isEqualTo(0xffff8000);
        assertThat(raster.at(1, 0) & 0xff0000).isEqualTo(0xff0000);
        assertThat(raster.at(1, 1)).isEqualTo(0xff000000);
        // Of gradients, the sum.
        MapPainter.image(raster, Tensor.of(shape, 1, -3, 1), box, null, look);
        assertThat(raster.at(0, 0)).isEqualTo(PALETTE.signed(Theme.LIGHT, -1));
    }
}
