package org.kernelscope.ui.paint;

import java.util.Arrays;
import java.util.List;
import org.kernelscope.tensor.ColourPlanes;
import org.kernelscope.tensor.Tensor;

/**
 * The colours of values: a diverging scale around 0 with one hue for negative and one for positive
 * values, equally strong at equal magnitude. The colour of 0 is the surface of the theme: white in
 * the light theme, where larger magnitudes are darker; near-black in the dark theme, where they are
 * brighter.
 *
 * <p>Colours are mixed in Oklab (B. Ottosson, <em>A perceptual color space for image
 * processing</em>, 2020), so that equal steps of value look equally large.
 */
public enum Palette {
    /** Blue to orange, distinguishable by every kind of colour vision; the default. */
    BLUE_ORANGE(
            "blue-orange",
            0x5B9BD5,
            0x11457E,
            0xF0A048,
            0x8F3E00,
            0x2F78C4,
            0x8CC8FF,
            0xD9741A,
            0xFFC98A),
    /** Purple to green, also safe for red-green colour blindness. */
    PURPLE_GREEN(
            "purple-green",
            0xA97DBF,
            0x4A1768,
            0x6DB87A,
            0x0B5227,
            0x8A4FB0,
            0xDDB4F4,
            0x2F9C52,
            0xA4EDB4),
    /** Blue to red, as in many textbooks. */
    BLUE_RED(
            "blue-red",
            0x6A9FD0,
            0x123F73,
            0xE58368,
            0x87101F,
            0x3A7FC0,
            0x9CCBFF,
            0xD9503F,
            0xFFAF9E),
    /**
     * Blue below 0, grey above: for print and for projectors with weak colours. Only here is the
     * positive side stronger than the negative one, so that the sign is visible without colour.
     */
    GREY("grey", 0x7FA3CF, 0x234E86, 0x8C8C8C, 0x161616, 0x3E6FB0, 0x9CC4F5, 0x8A8A8A, 0xF5F5F5),
    /**
     * Magenta to olive, for gradients alone, so that no gradient is taken for a value. It is not
     * among the {@linkplain #choices choices}.
     */
    GRADIENTS(
            "gradients",
            0xC560CC,
            0x6E0F78,
            0x96A000,
            0x444A00,
            0xB058BC,
            0xEDB0F4,
            0x8A9400,
            0xD6DC7A);

    private static final int HALF = 255;

    private final String id;
    private final int[] light;
    private final int[] dark;

    Palette(
            String id,
            int lightBelow,
            int lightFarBelow,
            int lightAbove,
            int lightFarAbove,
            int darkBelow,
            int darkFarBelow,
            int darkAbove,
            int darkFarAbove) {
        this.id = id;
        this.light = table(Theme.LIGHT, lightFarBelow, lightBelow, lightAbove, lightFarAbove);
        this.dark = table(Theme.DARK, darkFarBelow, darkBelow, darkAbove, darkFarAbove);
    }

    /** The palettes that values can have. */
    public static List<Palette> choices() {
        return Arrays.stream(values()).filter(palette -> palette != GRADIENTS).toList();
    }

    /** The name used in settings and on the command line. */
    public String id() {
        return id;
    }

    /**
     * The colour of a signed value.
     *
     * @param value −1 … 1; values outside have the strongest colour, NaN that of 0
     * @return opaque ARGB
     */
    public int signed(Theme theme, float value) {
        int index = Math.round(value * HALF);
        return signedTable(theme)[Math.max(-HALF, Math.min(HALF, index)) + HALF];
    }

    /** The 511 opaque ARGB colours from −1 to 1; the middle one is 0. Must not be modified. */
    int[] signedTable(Theme theme) {
        return theme == Theme.LIGHT ? light : dark;
    }

    /**
     * The colour of ink.
     *
     * @param ink 0 (none) … 1 (full)
     * @return opaque ARGB
     */
    public static int ink(Theme theme, float ink) {
        return inkTable(theme)[Math.max(0, Math.min(HALF, Math.round(ink * HALF)))];
    }

    /** The colour {@code 0xRRGGBB} as opaque ARGB. */
    public static int opaque(int rgb) {
        return 0xff << 24 | rgb;
    }

    /**
     * An image as opaque ARGB, row by row: ink in the colours of the theme, a colour image in its
     * own.
     *
     * @param image values between 0 and 1, {@code 1 or 3 × rows × columns}
     */
    public static int[] image(Theme theme, Tensor image) {
        if (image.shape().channels() == ColourPlanes.COUNT) {
            return ColourPlanes.argb(image);
        }
        int[] argb = new int[image.size()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = ink(theme, image.get(i));
        }
        return argb;
    }

    /**
     * The 256 opaque ARGB colours of one channel of a colour image, black to red, green or blue.
     * Must not be modified.
     */
    static int[] channelTable(int channel) {
        return Channels.TABLES[channel];
    }

    /** The 256 opaque ARGB colours from no ink to full ink. Must not be modified. */
    static int[] inkTable(Theme theme) {
        return theme == Theme.LIGHT ? Ink.LIGHT : Ink.DARK;
    }

    private static int[] table(Theme theme, int farBelow, int below, int above, int farAbove) {
        int zero = theme.tokens().surface();
        int[] table = new int[2 * HALF + 1];
        for (int i = 0; i <= HALF; i++) {
            float t = i / (float) HALF;
            table[HALF - i] = ramp(zero, below, farBelow, t);
            table[HALF + i] = ramp(zero, above, farAbove, t);
        }
        return table;
    }

    private static int ramp(int zero, int middle, int far, float t) {
        return t < 0.5f ? Oklab.mix(zero, middle, t * 2) : Oklab.mix(middle, far, t * 2 - 1);
    }

    /** The colours of the channels of an image, the same in every palette and theme. */
    private static final class Channels {
        static final int[][] TABLES = {
            table(1, 0.15f, 0.15f), table(0.1f, 0.9f, 0.1f), table(0.3f, 0.4f, 1)
        };

        /** Pure red and blue would be too dark to see their shades. */
        private static int[] table(float red, float green, float blue) {
            int[] table = new int[HALF + 1];
            for (int i = 0; i < table.length; i++) {
                float share = i / (float) HALF;
                table[i] = ColourPlanes.argb(red * share, green * share, blue * share);
            }
            return table;
        }
    }

    /** The colours of ink, the same in every palette. */
    private static final class Ink {
        static final int[] LIGHT = ink(Theme.LIGHT.tokens());
        static final int[] DARK = ink(Theme.DARK.tokens());

        private static int[] ink(Theme.Tokens tokens) {
            int[] table = new int[HALF + 1];
            for (int i = 0; i <= HALF; i++) {
                table[i] = Oklab.mix(tokens.surface(), tokens.ink(), i / (float) HALF);
            }
            return table;
        }
    }
}
