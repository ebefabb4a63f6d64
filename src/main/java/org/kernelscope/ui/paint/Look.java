package org.kernelscope.ui.paint;

/**
 * The colours of everything that is drawn. All are ARGB, opaque unless {@link #faded}.
 *
 * @param palette colours of values
 * @param theme light or dark
 */
public record Look(Palette palette, Theme theme) {
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int RGB = 0xFFFFFF;
    private static final int ALPHA_SHIFT = 24;

    /** A ground brighter than this, of 255, needs black text. */
    private static final double BRIGHT = 140;

    /** The same for gradients instead of values. */
    public Look ofGradients() {
        return new Look(Palette.GRADIENTS, theme);
    }

    /** Background of the stage. */
    public int ground() {
        return theme.tokens().ground();
    }

    /** Background of panels, plots and empty maps. */
    public int surface() {
        return theme.tokens().surface();
    }

    /** The line around a feature map. */
    public int tileFrame() {
        return theme.tokens().tileFrame();
    }

    /** Values, and what the pointer is on. */
    public int emphasis() {
        return theme.tokens().emphasis();
    }

    /** Explaining text. */
    public int quiet() {
        return theme.tokens().quiet();
    }

    /** Measurements on training examples, and the first of two series. */
    public int training() {
        return theme.tokens().training();
    }

    /** Measurements on test examples, and the second of two series. */
    public int test() {
        return theme.tokens().test();
    }

    /** Correct predictions and healthy values. */
    public int right() {
        return theme.tokens().right();
    }

    /** Wrong predictions and failures. */
    public int wrong() {
        return theme.tokens().wrong();
    }

    /**
     * The colour of a signed value.
     *
     * @param share the value as a share of the one with the strongest colour, −1 … 1
     */
    public int signed(double share) {
        return palette.signed(theme, (float) share);
    }

    /**
     * The colour of ink.
     *
     * @param share 0 (none) … 1 (full)
     */
    public int ink(double share) {
        return Palette.ink(theme, (float) share);
    }

    /**
     * A translucent colour.
     *
     * @param opacity 0 … 1
     */
    public static int faded(int argb, double opacity) {
        return argb & RGB | (int) Math.round(255 * opacity) << ALPHA_SHIFT;
    }

    /** Black or white, whichever is readable on {@code ground} (luma of ITU-R BT.601). */
    public static int readableOn(int ground) {
        double luma =
                0.299 * ((ground >> 16) & 0xff)
                        + 0.587 * ((ground >> 8) & 0xff)
                        + 0.114 * (ground & 0xff);
        return luma > BRIGHT ? BLACK : WHITE;
    }
}
