package org.kernelscope.ui.control;

import java.util.regex.Pattern;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A Feather icon that scales with the text of the window. A style sheet cannot do that: the size of
 * an icon is its own font size, so a size in em would be applied to itself repeatedly.
 */
public final class Icon extends FontIcon {
    private static final double ICON_TO_TEXT = 1.25;
    private static final Pattern SIZE = Pattern.compile("-fx-icon-size:[^;]*;?");

    private final double ratio;

    /** The icon {@code icon}, a little larger than text, as on a button. */
    public Icon(Feather icon) {
        this(icon, ICON_TO_TEXT);
    }

    /** The icon {@code icon}, {@code ratio} times as large as text. */
    public Icon(Feather icon, double ratio) {
        super(icon);
        this.ratio = ratio;
        TextSize.follow(this, this::fit);
    }

    private void fit(double text) {
        // Inline, since the style sheet of the theme sets a size; the inline style of the icon
        // itself sets its font.
        String others = SIZE.matcher(getStyle()).replaceAll("");
        setStyle(others + "-fx-icon-size: " + Math.round(ratio * text) + "px;");
    }
}
