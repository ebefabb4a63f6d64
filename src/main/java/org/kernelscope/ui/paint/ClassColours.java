package org.kernelscope.ui.paint;

/**
 * A ground for each class. Neighbouring classes differ in hue and lightness, and the number of the
 * class is written beside the colour, since ten hues cannot all be told apart. No state.
 */
public final class ClassColours {
    /** Hues that remain different for most colour-blind readers when their lightness differs. */
    private static final int[] HUES = {
        0xFF4477AA,
        0xFFEE8866,
        0xFF228833,
        0xFFCCBB44,
        0xFF66CCEE,
        0xFFAA3377,
        0xFF99DDBB,
        0xFF777777,
        0xFFEEDD88,
        0xFF885533
    };

    private ClassColours() {}

    /** The colour of class {@code label}; it is softer than a value, so that marks stay visible. */
    public static int of(Look look, int label) {
        return Oklab.mix(look.surface(), HUES[label % HUES.length], 0.75f);
    }
}
