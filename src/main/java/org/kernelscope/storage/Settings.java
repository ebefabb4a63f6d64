package org.kernelscope.storage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The choices of a person in the window, kept from one start to the next. Immutable; any thread.
 *
 * <p>An impossible value (the file was edited by hand, or written by another version) becomes the
 * default. Only the painters know which palettes there are: any name is kept here.
 *
 * @param brush width of the pen, in widths of the pad: {@value #THINNEST_BRUSH} … {@value
 *     #THICKEST_BRUSH}
 * @param freshDigits true if the first stroke on any drawing begins a new one
 * @param trainingSeed the seed of the next training: 0 … {@value #LARGEST_SEED}
 * @param lessons the number of steps of each lesson that were seen, by its id
 */
public record Settings(
        Appearance appearance,
        WindowSize window,
        double brush,
        boolean freshDigits,
        long trainingSeed,
        Map<String, Integer> lessons) {
    /** The thinnest pen, the same as on the pad. */
    public static final double THINNEST_BRUSH = 0.03;

    /** The thickest pen, the same as on the pad. */
    public static final double THICKEST_BRUSH = 0.14;

    /** The largest seed that every number format keeps exactly. */
    public static final long LARGEST_SEED = 1L << 53;

    private static final int MOST_LESSONS = 200;
    private static final int MOST_STEPS = 1_000;
    private static final double BRUSH = 0.085;
    private static final long SEED = 1;

    public Settings {
        brush = between(THINNEST_BRUSH, brush, THICKEST_BRUSH) ? brush : BRUSH;
        trainingSeed = trainingSeed >= 0 && trainingSeed <= LARGEST_SEED ? trainingSeed : SEED;
        lessons =
                lessons.entrySet().stream()
                        .filter(each -> each.getKey().matches("[\\p{L}\\p{N}_.-]{1,80}"))
                        .filter(each -> each.getValue() > 0 && each.getValue() <= MOST_STEPS)
                        .limit(MOST_LESSONS)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * The look of the window.
     *
     * @param theme {@code light} or {@code dark}
     * @param palette the colours of the maps: {@code blue-orange}
     * @param scale the reach of a colour scale: {@code map}, {@code layer} or {@code network}
     * @param language {@code en} or {@code ko}
     * @param textPercent size of text in percent: 100, 125, 150 or 200
     * @param fullScreenTextPercent the same in the full screen; {@value #NOT_CHOSEN} if none was
     *     chosen there
     */
    public record Appearance(
            String theme,
            String palette,
            String scale,
            String language,
            int textPercent,
            int fullScreenTextPercent) {
        /** No size of text. */
        public static final int NOT_CHOSEN = 0;

        private static final List<String> THEMES = List.of("light", "dark");
        private static final List<String> SCALES = List.of("map", "layer", "network");
        private static final List<String> LANGUAGES = List.of("en", "ko");
        private static final List<Integer> TEXT_PERCENTS = List.of(100, 125, 150, 200);
        private static final String PALETTE = "blue-orange";

        public Appearance {
            theme = oneOf(THEMES, theme);
            palette = palette.matches("[a-z0-9-]{1,40}") ? palette : PALETTE;
            scale = oneOf(SCALES, scale);
            language = LANGUAGES.contains(language) ? language : systemLanguage();
            textPercent = oneOf(TEXT_PERCENTS, textPercent);
            fullScreenTextPercent =
                    TEXT_PERCENTS.contains(fullScreenTextPercent)
                            ? fullScreenTextPercent
                            : NOT_CHOSEN;
        }

        /** The usual look, in the language of the system. */
        static Appearance defaults() {
            return new Appearance(
                    THEMES.get(0),
                    PALETTE,
                    SCALES.get(0),
                    systemLanguage(),
                    TEXT_PERCENTS.get(0),
                    NOT_CHOSEN);
        }

        private static <T> T oneOf(List<T> values, T value) {
            return values.contains(value) ? value : values.get(0);
        }

        private static String systemLanguage() {
            return oneOf(LANGUAGES, Locale.getDefault().getLanguage());
        }

        /** The same with another theme. */
        public Appearance withTheme(String value) {
            return new Appearance(
                    value, palette, scale, language, textPercent, fullScreenTextPercent);
        }

        /** The same with another palette. */
        public Appearance withPalette(String value) {
            return new Appearance(
                    theme, value, scale, language, textPercent, fullScreenTextPercent);
        }

        /** The same with another reach of the colour scales. */
        public Appearance withScale(String value) {
            return new Appearance(
                    theme, palette, value, language, textPercent, fullScreenTextPercent);
        }

        /** The same in another language. */
        public Appearance withLanguage(String value) {
            return new Appearance(theme, palette, scale, value, textPercent, fullScreenTextPercent);
        }

        /** The same with another size of text. */
        public Appearance withTextPercent(int value) {
            return new Appearance(theme, palette, scale, language, value, fullScreenTextPercent);
        }
    }

    /** The size of the window in logical pixels. */
    public record WindowSize(double width, double height) {
        private static final double WIDTH = 1440;
        private static final double HEIGHT = 900;
        private static final double SMALLEST = 400;
        private static final double LARGEST = 20_000;

        public WindowSize {
            width = between(SMALLEST, width, LARGEST) ? width : WIDTH;
            height = between(SMALLEST, height, LARGEST) ? height : HEIGHT;
        }
    }

    /** The settings of a first start. */
    public static Settings defaults() {
        return new Settings(
                Appearance.defaults(),
                new WindowSize(WindowSize.WIDTH, WindowSize.HEIGHT),
                BRUSH,
                false,
                SEED,
                Map.of());
    }

    /** The same with another look. */
    public Settings withAppearance(UnaryOperator<Appearance> change) {
        return new Settings(
                change.apply(appearance), window, brush, freshDigits, trainingSeed, lessons);
    }

    /** The same with another size of the window. */
    public Settings withWindow(double width, double height) {
        return new Settings(
                appearance,
                new WindowSize(width, height),
                brush,
                freshDigits,
                trainingSeed,
                lessons);
    }

    /** The same with another pen. */
    public Settings withBrush(double value) {
        return new Settings(appearance, window, value, freshDigits, trainingSeed, lessons);
    }

    /** The same with another seed. */
    public Settings withTrainingSeed(long value) {
        return new Settings(appearance, window, brush, freshDigits, value, lessons);
    }

    /** The same with or without a new drawing for each digit. */
    public Settings withFreshDigits(boolean value) {
        return new Settings(appearance, window, brush, value, trainingSeed, lessons);
    }

    /** The same with other lessons seen. */
    public Settings withLessons(Map<String, Integer> value) {
        return new Settings(appearance, window, brush, freshDigits, trainingSeed, value);
    }

    private static boolean between(double low, double value, double high) {
        return value >= low && value <= high;
    }
}
