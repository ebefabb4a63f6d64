package org.kernelscope.ui.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PaletteTest {
    private static final int STEPS = 255;

    static Stream<Arguments> palettesAndThemes() {
        return Arrays.stream(Palette.values())
                .flatMap(
                        palette ->
                                Arrays.stream(Theme.values())
                                        .map(theme -> Arguments.of(palette, theme)));
    }

    static Stream<Arguments> colouredPalettesAndThemes() {
        return palettesAndThemes().filter(each -> each.get()[0] != Palette.GREY);
    }

    static Stream<Arguments> themesAndEyes() {
        return Arrays.stream(Theme.values())
                .flatMap(
                        theme ->
                                Arrays.stream(ColourVision.values())
                                        .map(eyes -> Arguments.of(theme, eyes)));
    }

    @ParameterizedTest
    @MethodSource("palettesAndThemes")
    void zeroHasTheColourOfBarePaper(Palette palette, Theme theme) {
        assertThat(palette.signed(theme, 0)).isEqualTo(Palette.ink(theme, 0));
        assertThat(palette.signed(theme, Float.NaN)).isEqualTo(Palette.ink(theme, 0));
        assertThat(palette.signed(theme, 9)).isEqualTo(palette.signed(theme, 1));
        assertThat(palette.signed(theme, -9)).isEqualTo(palette.signed(theme, -1));
    }

    /** Within a tenth of the way from black to white, everywhere. */
    @ParameterizedTest
    @MethodSource("colouredPalettesAndThemes")
    void equalDistanceFromZeroIsAboutEquallyStrong(Palette palette, Theme theme) {
        for (int i = 1; i <= STEPS; i++) {
            double above = lightness(palette, theme, i);
            assertThat(above).isCloseTo(lightness(palette, theme, -i), within(0.1));
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void inGreyThePositiveSideIsTheStrongerOne(Theme theme) {
        double paper = lightness(Palette.GREY, theme, 0);
        for (int i = 8; i <= STEPS; i++) {
            double above = Math.abs(lightness(Palette.GREY, theme, i) - paper);
            double below = Math.abs(lightness(Palette.GREY, theme, -i) - paper);
            assertThat(above).isGreaterThan(below);
        }
    }

    @ParameterizedTest
    @MethodSource("palettesAndThemes")
    void fartherFromZeroIsStronger(Palette palette, Theme theme) {
        for (int sign : new int[] {-1, 1}) {
            for (int i = 5; i <= STEPS; i += 5) {
                double step =
                        lightness(palette, theme, sign * i)
                                - lightness(palette, theme, sign * (i - 5));
                assertThat(theme == Theme.LIGHT ? -step : step).as("%d", sign * i).isPositive();
            }
        }
    }

    /**
     * From a quarter of the scale on, a value and its negative are five just noticeable differences
     * apart (0.02 each in Oklab, W3C CSS Color 4).
     */
    @ParameterizedTest
    @MethodSource("themesAndEyes")
    void theDefaultAndGradientsAreToldApartByEveryEye(Theme theme, ColourVision eyes) {
        for (int i = STEPS / 4; i <= STEPS; i++) {
            for (Palette palette : new Palette[] {Palette.BLUE_ORANGE, Palette.GRADIENTS}) {
                int above = colour(palette, theme, i);
                int below = colour(palette, theme, -i);
                assertThat(eyes.distance(above, below)).as("%s %d", palette, i).isGreaterThan(0.1);
            }
        }
    }

    /** That the simulation simulates: to such eyes red and green of equal lightness are alike. */
    @Test
    void redAndGreenLookAlikeToDichromats() {
        int red = 0xFFC04040;
        int green = 0xFF7F7F2A;
        assertThat(ColourVision.COMMON.distance(red, green))
                .isGreaterThan(2 * ColourVision.DEUTERANOPIA.distance(red, green));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void inkRunsFromPaperToInk(Theme theme) {
        assertThat(Palette.ink(theme, -1)).isEqualTo(Palette.ink(theme, 0));
        assertThat(Palette.ink(theme, 2)).isEqualTo(Palette.ink(theme, 1));
        double range =
                ColourVision.COMMON.lightness(Palette.ink(theme, 1))
                        - ColourVision.COMMON.lightness(Palette.ink(theme, 0));
        assertThat(Math.abs(range)).isGreaterThan(0.75);
    }

    private static int colour(Palette palette, Theme theme, int step) {
        return palette.signed(theme, step / (float) STEPS);
    }

    private static double lightness(Palette palette, Theme theme, int step) {
        return ColourVision.COMMON.lightness(colour(palette, theme, step));
    }
}
