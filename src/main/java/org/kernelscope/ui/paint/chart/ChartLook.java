package org.kernelscope.ui.paint.chart;

import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.Theme;

/**
 * What charts are drawn with. Immutable; any thread.
 *
 * @param stage the colours of the window
 * @param em the size of text
 * @param wordFace the face of words
 * @param numberFace the face of numbers
 */
public record ChartLook(StageLook stage, double em, String wordFace, String numberFace) {
    private static final double SMALL = 0.82;

    /** The colour of what was measured on the training digits. */
    public int training() {
        return light() ? 0xFF0969DA : 0xFF58A6FF;
    }

    /** The colour of what was measured on the test digits. */
    public int test() {
        return light() ? 0xFFBC4C00 : 0xFFF0883E;
    }

    /** The colour of what is right. */
    public int right() {
        return light() ? 0xFF1A7F37 : 0xFF3FB950;
    }

    /** The colour of what is wrong. */
    public int wrong() {
        return light() ? 0xFFCF222E : 0xFFF85149;
    }

    /** Behind what is drawn. */
    public int paper() {
        return light() ? 0xFFFFFFFF : 0xFF0D1117;
    }

    private boolean light() {
        return stage.theme() == Theme.LIGHT;
    }

    /** A face for words, {@code size} times as large as text. */
    public Font wordFont(double size) {
        return Font.font(wordFace, size * em);
    }

    /** A face for small numbers. */
    public Font numberFont() {
        return Font.font(numberFace, SMALL * em);
    }

    /** An opaque colour. */
    public static Color colour(int argb) {
        return Color.rgb((argb >> 16) & 0xff, (argb >> 8) & 0xff, argb & 0xff);
    }

    /** A colour that lets through what is below. */
    public static Color colour(int argb, double opacity) {
        return Color.rgb((argb >> 16) & 0xff, (argb >> 8) & 0xff, argb & 0xff, opacity);
    }
}
