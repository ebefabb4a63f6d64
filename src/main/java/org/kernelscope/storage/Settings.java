package org.kernelscope.storage;

import java.util.List;
import java.util.Locale;

/**
 * The user's choices in the window, kept from one start to the next. Immutable; any thread.
 *
 * <p>A value that cannot be (the file was edited by hand, or written by another version) becomes
 * the default. Which palettes there are, only the painters know: any name is kept here.
 *
 * @param theme {@code light} or {@code dark}
 * @param palette the colours of the maps: {@code blue-orange}
 * @param scale over what a colour scale reaches: {@code map}, {@code layer} or {@code network}
 * @param language {@code en} or {@code ko}
 * @param brush width of the pen, in widths of the pad: {@value #THINNEST_BRUSH} … {@value
 *     #THICKEST_BRUSH}
 * @param windowWidth width of the window, in logical pixels
 * @param windowHeight its height
 * @param textPercent size of text in percent: 100, 125, 150 or 200
 * @param trainingSeed the seed of the next training's initial weights: 0 … {@value #LARGEST_SEED}
 */
public record Settings(
        String theme,
        String palette,
        String scale,
        String language,
        double brush,
        double windowWidth,
        double windowHeight,
        int textPercent,
        long trainingSeed) {
    /** The thinnest pen, the same as on the pad. */
    public static final double THINNEST_BRUSH = 0.03;

    /** The thickest pen, the same as on the pad. */
    public static final double THICKEST_BRUSH = 0.14;

    /** The largest seed that every number format keeps exactly. */
    public static final long LARGEST_SEED = 1L << 53;

    private static final List<String> THEMES = List.of("light", "dark");
    private static final List<String> SCALES = List.of("map", "layer", "network");
    private static final List<String> LANGUAGES = List.of("en", "ko");
    private static final List<Integer> TEXT_PERCENTS = List.of(100, 125, 150, 200);
    private static final String PALETTE = "blue-orange";
    private static final double BRUSH = 0.085;
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final long SEED = 1;
    private static final double SMALLEST = 400;
    private static final double LARGEST = 20_000;

    public Settings {
        theme = oneOf(THEMES, theme);
        palette = palette.matches("[a-z0-9-]{1,40}") ? palette : PALETTE;
        scale = oneOf(SCALES, scale);
        language = LANGUAGES.contains(language) ? language : systemLanguage();
        brush = between(THINNEST_BRUSH, brush, THICKEST_BRUSH) ? brush : BRUSH;
        windowWidth = between(SMALLEST, windowWidth, LARGEST) ? windowWidth : WIDTH;
        textPercent = TEXT_PERCENTS.contains(textPercent) ? textPercent : TEXT_PERCENTS.get(0);
        trainingSeed = trainingSeed >= 0 && trainingSeed <= LARGEST_SEED ? trainingSeed : SEED;
        windowHeight = between(SMALLEST, windowHeight, LARGEST) ? windowHeight : HEIGHT;
    }

    /** The settings of a first start: defaults, and the language of the system. */
    public static Settings defaults() {
        return new Settings(
                THEMES.get(0),
                PALETTE,
                SCALES.get(0),
                systemLanguage(),
                BRUSH,
                WIDTH,
                HEIGHT,
                TEXT_PERCENTS.get(0),
                SEED);
    }

    /** The same with another theme. */
    public Settings withTheme(String value) {
        return new Settings(
                value,
                palette,
                scale,
                language,
                brush,
                windowWidth,
                windowHeight,
                textPercent,
                trainingSeed);
    }

    /** The same with another palette. */
    public Settings withPalette(String value) {
        return new Settings(
                theme,
                value,
                scale,
                language,
                brush,
                windowWidth,
                windowHeight,
                textPercent,
                trainingSeed);
    }

    /** The same with another reach of the colour scales. */
    public Settings withScale(String value) {
        return new Settings(
                theme,
                palette,
                value,
                language,
                brush,
                windowWidth,
                windowHeight,
                textPercent,
                trainingSeed);
    }

    /** The same with another language. */
    public Settings withLanguage(String value) {
        return new Settings(
                theme,
                palette,
                scale,
                value,
                brush,
                windowWidth,
                windowHeight,
                textPercent,
                trainingSeed);
    }

    /** The same with another pen. */
    public Settings withBrush(double value) {
        return new Settings(
                theme,
                palette,
                scale,
                language,
                value,
                windowWidth,
                windowHeight,
                textPercent,
                trainingSeed);
    }

    /** The same with another size of the window. */
    public Settings withWindow(double width, double height) {
        return new Settings(
                theme, palette, scale, language, brush, width, height, textPercent, trainingSeed);
    }

    /** The same with another size of text. */
    public Settings withTextPercent(int value) {
        return new Settings(
                theme,
                palette,
                scale,
                language,
                brush,
                windowWidth,
                windowHeight,
                value,
                trainingSeed);
    }

    /** The same with another seed. */
    public Settings withTrainingSeed(long value) {
        return new Settings(
                theme,
                palette,
                scale,
                language,
                brush,
                windowWidth,
                windowHeight,
                textPercent,
                value);
    }

    private static String oneOf(List<String> values, String value) {
        return values.contains(value) ? value : values.get(0);
    }

    private static boolean between(double low, double value, double high) {
        return value >= low && value <= high;
    }

    private static String systemLanguage() {
        String language = Locale.getDefault().getLanguage();
        return LANGUAGES.contains(language) ? language : LANGUAGES.get(0);
    }
}
