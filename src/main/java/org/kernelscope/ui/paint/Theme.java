package org.kernelscope.ui.paint;

/**
 * A light or dark theme with its colour tokens. Everything that the program draws takes its colours
 * from here, through {@link Look}, or from the hues of a {@link Palette}.
 */
public enum Theme {
    /** Dark text on white. */
    LIGHT(
            "light",
            new Tokens(
                    0xFFF6F8FA,
                    0xFFFFFFFF,
                    0xFF101418,
                    0xFFC4CCD4,
                    0xFF0B1220,
                    0xFF57606A,
                    0xFF0969DA,
                    0xFFBC4C00,
                    0xFF1A7F37,
                    0xFFCF222E)),
    /** Light text on near-black, for a darkened classroom. */
    DARK(
            "dark",
            new Tokens(
                    0xFF0D1117,
                    0xFF0D1117,
                    0xFFF4F7FA,
                    0xFF3A434D,
                    0xFFFFFFFF,
                    0xFF9AA4AF,
                    0xFF58A6FF,
                    0xFFF0883E,
                    0xFF3FB950,
                    0xFFF85149));

    private final String id;
    private final Tokens tokens;

    Theme(String id, Tokens tokens) {
        this.id = id;
        this.tokens = tokens;
    }

    /**
     * The colours of a theme, as opaque ARGB. {@link Look} says what each is for.
     *
     * @param ground background of the stage
     * @param surface background of panels, plots and empty maps; the colour of 0 and of no ink
     * @param ink full ink of a drawing
     * @param tileFrame line around a feature map
     * @param emphasis text and frames that matter
     * @param quiet explaining text
     * @param training measured on training examples
     * @param test measured on test examples
     * @param right correct predictions
     * @param wrong wrong predictions
     */
    record Tokens(
            int ground,
            int surface,
            int ink,
            int tileFrame,
            int emphasis,
            int quiet,
            int training,
            int test,
            int right,
            int wrong) {}

    /** The name used in settings and on the command line. */
    public String id() {
        return id;
    }

    Tokens tokens() {
        return tokens;
    }
}
